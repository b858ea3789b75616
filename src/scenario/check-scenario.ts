/** What the schema cannot say: names that must exist once, numbers that must agree with each other. */
import { DEFAULT_PARAMETERS, type Parameter } from '../behaviour/index.ts';
import { suggest } from '../chart/index.ts';
import type { JsonPath, Problem, Severity } from '../util/problem.ts';
import type { JsonDocument } from '../util/read-json.ts';
import { WORLD_PARAMETERS } from './default-parameters.ts';
import { needShares } from './need-shares.ts';
import type { Hours, ScenarioConfig } from './types.ts';

/** Tables grow with the kinds of callers: needs x segments x 8 dispositions x 4 ways to be recognised. */
const MAX_CALLER_TYPES = 60_000;
const TYPES_PER_SEGMENT = 32;

type Report = (code: string, path: JsonPath, message: string, hint: string, severity?: Severity) => void;
interface Named {
  readonly id: string;
}

export function checkScenario(config: ScenarioConfig, document: JsonDocument | undefined, file: string): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (code, path, message, hint, severity = 'error') => {
    problems.push({ code, severity, message, hint, file, path, ...document?.placeOf(path) });
  };
  checkIds(config, report);
  checkNeeds(config, report);
  checkDesks(config, report);
  checkWorlds(config, report);
  checkParameters(config, report);
  checkShares(config, report);
  return problems;
}

function checkIds(config: ScenarioConfig, report: Report): void {
  const lists: readonly (readonly [string, readonly Named[]])[] = [
    ['products', config.products], ['intents', config.intents], ['segments', config.segments],
    ['desks', config.desks], ['lines', config.lines], ['worlds', config.worlds],
  ];
  for (const [name, list] of lists) {
    const seen = new Set<string>();
    list.forEach(({ id }, index) => {
      if (seen.has(id)) report('duplicate-id', [name, index, 'id'], `The id "${id}" stands twice in ${name}.`, 'Give each an id of its own.');
      seen.add(id);
    });
  }
  config.segments.forEach(({ id }, index) => {
    if (id === 'unknown') report('reserved-id', ['segments', index, 'id'], 'The id "unknown" is what the system calls a caller it does not recognise.', 'Name the segment something else.');
  });
  config.products.concat(config.intents).forEach(({ id, words }, index) => {
    const path = index < config.products.length ? ['products', index, 'words'] : ['intents', index - config.products.length, 'words'];
    const language = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase();
    const own = Object.entries(words).find(([tag]) => language(tag) === language(config.locale))?.[1] ?? {};
    if (Object.keys(own).length === 0) {
      report('missing-words', path, `"${id}" has no words in ${config.locale}: no caller can recognise it in a menu.`, `Add the words callers use, under "${config.locale}".`, 'warning');
    }
  });
}

function checkNeeds(config: ScenarioConfig, report: Report): void {
  const known = needShares(config).map(({ need }) => need as string);
  const set = Object.entries(config.needs ?? {});
  for (const [need] of set) {
    if (!known.includes(need)) report('unknown-need', ['needs', need], `No product and intent make the need "${need}".`, suggest(need, known));
  }
  const total = set.reduce((sum, [, share]) => sum + share, 0);
  const hasShares = [config.products, config.intents].every((list) => list.some(({ share }) => share > 0));
  if (hasShares && needShares(config).every(({ share }) => share === 0)) {
    report('no-shares', ['needs'], 'Every need that has a share is set to 0 here: nobody calls.', 'Give at least one need a share above 0.');
  }
  if (total > 1 + 1e-9) report('shares-too-large', ['needs'], `The shares of these needs add up to ${total}: more than all callers.`, 'Lower them to 1 in all at most.');
  const types = known.length * config.segments.length * TYPES_PER_SEGMENT;
  if (types > MAX_CALLER_TYPES) {
    report('too-many-callers', ['products'], `${known.length} needs and ${config.segments.length} segments make ${types} kinds of callers; at most ${MAX_CALLER_TYPES} are simulated.`, 'Join products, intents or segments.');
  }
}

function checkDesks(config: ScenarioConfig, report: Report): void {
  const shares = needShares(config);
  const known = shares.map(({ need }) => need as string);
  config.desks.forEach((desk, d) => {
    desk.serves.forEach((need, n) => {
      if (!known.includes(need)) report('unknown-need', ['desks', d, 'serves', n], `The desk "${desk.id}" serves "${need}", which no product and intent make.`, suggest(need, known));
      else if (desk.serves.indexOf(need) < n) report('duplicate-need', ['desks', d, 'serves', n], `The desk "${desk.id}" names "${need}" twice.`, 'Remove one.', 'warning');
    });
    checkHours(desk.staffing.hours, ['desks', d, 'staffing', 'hours'], report);
    if (desk.handlingSeconds) checkRange(desk.handlingSeconds, ['desks', d, 'handlingSeconds'], report);
  });
  const served = new Set<string>(config.desks.flatMap((desk) => desk.serves));
  for (const { need, share } of shares) {
    if (share > 0 && !served.has(need)) {
      report('unserved-need', ['desks'], `No desk serves "${need}", for which ${(100 * share).toFixed(1)} % of callers come.`, 'Add it to a desk\'s "serves", or set its share to 0 under "needs".', 'warning');
    }
  }
}

function checkHours(hours: Hours | undefined, path: JsonPath, report: Report): void {
  if (hours && hours.from >= hours.to) report('empty-hours', path, `These hours end (${hours.to}) before they begin (${hours.from}).`, 'Let "from" be less than "to"; hours do not run past midnight.');
}

function checkWorlds(config: ScenarioConfig, report: Report): void {
  const lines = config.lines.map(({ id }) => id);
  const desks = config.desks.map(({ id }) => id);
  const worlds = config.worlds.map(({ id }) => id);
  const mustExist = (kind: string, name: string, known: readonly string[], path: JsonPath): void => {
    if (!known.includes(name)) report(`unknown-${kind}`, path, `There is no ${kind} "${name}".`, suggest(name, known));
  };
  config.worlds.forEach((world, w) => {
    world.lines.forEach((line, l) => {
      mustExist('line', line, lines, ['worlds', w, 'lines', l]);
      if (world.lines.indexOf(line) < l) report('duplicate-line', ['worlds', w, 'lines', l], `The world "${world.id}" has the line "${line}" twice.`, 'Remove one.');
    });
    for (const [product, line] of Object.entries(world.dial ?? {})) {
      mustExist('product', product, config.products.map(({ id }) => id), ['worlds', w, 'dial', product]);
      mustExist('line', line, world.lines, ['worlds', w, 'dial', product]);
    }
    if (typeof world.transfers !== 'string') world.transfers.forEach((desk, d) => mustExist('desk', desk, desks, ['worlds', w, 'transfers', d]));
  });
  mustExist('world', config.compare.before, worlds, ['compare', 'before']);
  mustExist('world', config.compare.after, worlds, ['compare', 'after']);
  config.ablation?.forEach((world, i) => mustExist('world', world, worlds, ['ablation', i]));
  config.steps?.forEach((world, i) => mustExist('world', world, worlds, ['steps', i]));
}

function checkParameters(config: ScenarioConfig, report: Report): void {
  checkRange(config.callersPerMonth, ['callersPerMonth'], report);
  const defaults: Readonly<Record<string, Parameter>> = { ...DEFAULT_PARAMETERS, ...WORLD_PARAMETERS };
  for (const [name, parameter] of Object.entries(config.parameters ?? {})) {
    const path = ['parameters', name];
    const base = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
    if (!base) {
      report('unknown-parameter', path, `There is no parameter "${name}".`, suggest(name, Object.keys(defaults)));
      continue;
    }
    if (parameter.unit !== base.unit) {
      report('other-unit', [...path, 'unit'], `"${name}" is in "${base.unit}", not in "${parameter.unit}".`, `Convert the numbers and write "${base.unit}".`);
      continue; // Its numbers say nothing until they are converted.
    }
    const isShare = /^(probability|share)/.test(base.unit);
    for (const key of ['value', 'low', 'high'] as const) {
      const number = parameter[key];
      if (number < 0 || (isShare && number > 1)) {
        report('out-of-range', [...path, key], `"${name}" is a ${base.unit}; ${number} is not possible.`, isShare ? 'Use a number from 0 to 1.' : 'Use a number of 0 or more.');
      }
    }
    checkRange(parameter, path, report);
  }
}

function checkRange({ value, low, high }: Parameter, path: JsonPath, report: Report): void {
  if (low > high) report('empty-range', [...path, 'low'], `The range runs from ${low} to ${high}, which is empty.`, 'Let "low" be at most "high".');
  else if (value < low || value > high) report('outside-own-range', [...path, 'value'], `The value ${value} lies outside its own range ${low} to ${high}.`, 'Widen the range, or correct the value.');
}

function checkShares(config: ScenarioConfig, report: Report): void {
  const lists = { products: config.products, intents: config.intents, segments: config.segments };
  for (const [name, list] of Object.entries(lists)) {
    if (list.every(({ share }) => share === 0)) report('no-shares', [name], `All shares of ${name} are 0: nobody calls.`, 'Give at least one a share above 0.');
  }
  for (const name of ['hourShares', 'weekdayShares'] as const) {
    if (config[name]?.shares.every((share) => share === 0)) report('no-shares', [name], `All shares of ${name} are 0: nobody calls.`, 'Give at least one a share above 0.');
  }
}

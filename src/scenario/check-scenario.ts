/** What the schema cannot say: names that must exist once, numbers that must agree with each other. */
import { hintNearest } from '../chart/index.ts';
import { collectProblems, type IsWanted, type Report } from '../util/collect-problems.ts';
import type { JsonPath, Problem } from '../util/problem.ts';
import type { JsonDocument } from '../util/read-json.ts';
import { say, scenarioWords, type Said, type ScenarioWords } from '../words/index.ts';
import { checkAgents, checkCover } from './check-agents.ts';
import { checkCalendars } from './check-calendars.ts';
import { checkComparisons } from './check-comparisons.ts';
import { checkWords } from './check-languages.ts';
import { checkParameters, checkRange } from './check-parameters.ts';
import { checkPosterior } from './check-posterior.ts';
import { checkQueues } from './check-queues.ts';
import { needShares } from './need-shares.ts';
import type { ScenarioConfig } from './types.ts';
import { formatDecimal } from '../util/format-number.ts';

/** Tables grow with the kinds of callers: needs x segments x 8 dispositions x 4 ways to be recognised. */
const MAX_CALLER_TYPES = 60_000;
const TYPES_PER_SEGMENT = 32;

type Kind = keyof ScenarioWords['checkScenario']['kinds'];

interface Named {
  readonly id: string;
}

/** @param isWanted of a problem that was found: others are not told. */
export function checkScenario(
  config: ScenarioConfig,
  document: JsonDocument | undefined,
  file: string,
  isWanted?: IsWanted,
): Problem[] {
  const { report, problems, hasErrors } = collectProblems(document, file, isWanted);
  checkIds(config, report);
  checkNeeds(config, report);
  checkDesks(config, report);
  checkCalendars(config, report);
  checkAgents(config, report);
  checkQueues(config, report);
  checkWorlds(config, report);
  checkComparisons(config, report);
  checkParameters(config, report);
  checkPosterior(config, report);
  checkShares(config, report);
  checkOtherWords(config, report);
  checkWords(config, report);
  // Hours and rosters that cannot be read leave nobody to miss.
  if (!hasErrors()) checkCover(config, report);
  return problems();
}

function checkIds(config: ScenarioConfig, report: Report): void {
  const lists: readonly (readonly [string, readonly Named[]])[] = [
    ['products', config.products],
    ['intents', config.intents],
    ['segments', config.segments],
    ['desks', config.desks],
    ['agentGroups', config.agentGroups ?? []],
    ['lines', config.lines],
    ['worlds', config.worlds],
    ['otherWords', config.otherWords ?? []],
    ['calendars', config.calendars ?? []],
  ];
  for (const [name, list] of lists) {
    const seen = new Set<string>();
    list.forEach(({ id }, index) => {
      if (seen.has(id))
        report(
          'duplicate-id',
          [name, index, 'id'],
          say(scenarioWords, (words) => words.checkScenario.duplicateId({ id, name })),
          say(scenarioWords, (words) => words.checkScenario.duplicateIdHint),
        );
      seen.add(id);
    });
  }
  config.segments.forEach(({ id }, index) => {
    if (id === 'unknown')
      report(
        'reserved-id',
        ['segments', index, 'id'],
        say(scenarioWords, (words) => words.checkScenario.reservedId),
        say(scenarioWords, (words) => words.checkScenario.reservedIdHint),
      );
  });
}

function sayUnknown(kind: Kind, id: string): Said {
  return say(scenarioWords, ({ checkScenario: words }) => words.unknownId({ kind: words.kinds[kind], id }));
}

function checkOtherWords(config: ScenarioConfig, report: Report): void {
  const kinds = [
    ['products', 'product'],
    ['intents', 'intent'],
  ] as const;
  config.otherWords?.forEach((list, i) => {
    for (const [key, kind] of kinds) {
      const known = new Set(config[key].map(({ id }) => id));
      for (const id of Object.keys(list[key])) {
        if (known.has(id)) continue;
        const path = ['otherWords', i, key, id];
        report(
          `unknown-${kind}`,
          path,
          sayUnknown(kind, id),
          hintNearest(id, () => known),
        );
      }
    }
  });
}

function checkNeeds(config: ScenarioConfig, report: Report): void {
  const known = new Set(needShares(config).map(({ need }) => need as string));
  const set = Object.entries(config.needs ?? {});
  for (const [need] of set) {
    if (!known.has(need))
      report(
        'unknown-need',
        ['needs', need],
        say(scenarioWords, (words) => words.checkScenario.unknownNeed({ need })),
        hintNearest(need, () => known),
      );
  }
  const total = set.reduce((sum, [, share]) => sum + share, 0);
  const hasShares = [config.products, config.intents].every((list) => list.some(({ share }) => share > 0));
  if (hasShares && needShares(config).every(({ share }) => share === 0)) {
    report(
      'no-shares',
      ['needs'],
      say(scenarioWords, (words) => words.checkScenario.noShares),
      say(scenarioWords, (words) => words.checkScenario.noSharesHint),
    );
  }
  if (total > 1 + 1e-9)
    report(
      'shares-too-large',
      ['needs'],
      say(scenarioWords, (words) => words.checkScenario.sharesTooLarge({ total })),
      say(scenarioWords, (words) => words.checkScenario.sharesTooLargeHint),
    );
  const types = known.size * config.segments.length * TYPES_PER_SEGMENT;
  if (types > MAX_CALLER_TYPES) {
    report(
      'too-many-callers',
      ['products'],
      say(scenarioWords, (words) =>
        words.checkScenario.tooManyCallers({
          needs: known.size,
          segments: config.segments.length,
          types,
          maxCallerTypes: MAX_CALLER_TYPES,
        }),
      ),
      say(scenarioWords, (words) => words.checkScenario.tooManyCallersHint),
    );
  }
}

function checkDesks(config: ScenarioConfig, report: Report): void {
  const shares = needShares(config);
  const known = new Set(shares.map(({ need }) => need as string));
  config.desks.forEach((desk, d) => {
    const seen = new Set<string>();
    desk.serves.forEach((need, n) => {
      if (!known.has(need))
        report(
          'unknown-need',
          ['desks', d, 'serves', n],
          say(scenarioWords, (words) => words.checkScenario.unknownServedNeed({ deskId: desk.id, need })),
          hintNearest(need, () => known),
        );
      else if (seen.has(need))
        report(
          'duplicate-need',
          ['desks', d, 'serves', n],
          say(scenarioWords, (words) => words.checkScenario.duplicateNeed({ deskId: desk.id, need })),
          say(scenarioWords, (words) => words.checkScenario.duplicateNeedHint),
          'warning',
        );
      seen.add(need);
    });
    if (desk.handlingSeconds) checkRange(desk.handlingSeconds, ['desks', d, 'handlingSeconds'], report);
  });
  const served = new Set<string>(config.desks.flatMap((desk) => desk.serves));
  for (const { need, share } of shares) {
    if (share > 0 && !served.has(need)) {
      const percent = formatDecimal(100 * share, 1);
      report(
        'unserved-need',
        ['desks'],
        say(scenarioWords, (words) => words.checkScenario.unservedNeed({ need, percent })),
        say(scenarioWords, (words) => words.checkScenario.unservedNeedHint),
        'warning',
      );
    }
  }
}

function checkWorlds(config: ScenarioConfig, report: Report): void {
  const idsOf = (list: readonly Named[]): ReadonlySet<string> => new Set(list.map(({ id }) => id));
  const lines = idsOf(config.lines);
  const desks = idsOf(config.desks);
  const worlds = idsOf(config.worlds);
  const products = idsOf(config.products);
  const mustExist = (kind: Kind, name: string, known: ReadonlySet<string>, path: JsonPath): void => {
    if (!known.has(name))
      report(
        `unknown-${kind}`,
        path,
        sayUnknown(kind, name),
        hintNearest(name, () => known),
      );
  };
  config.worlds.forEach((world, w) => {
    const own = new Set<string>();
    world.lines.forEach((line, l) => {
      mustExist('line', line, lines, ['worlds', w, 'lines', l]);
      if (own.has(line))
        report(
          'duplicate-line',
          ['worlds', w, 'lines', l],
          say(scenarioWords, (words) => words.checkScenario.duplicateLine({ worldId: world.id, line })),
          say(scenarioWords, (words) => words.checkScenario.duplicateLineHint),
        );
      own.add(line);
    });
    for (const [product, line] of Object.entries(world.dial ?? {})) {
      mustExist('product', product, products, ['worlds', w, 'dial', product]);
      mustExist('line', line, own, ['worlds', w, 'dial', product]);
    }
    if (typeof world.transfers !== 'string')
      world.transfers.forEach((desk, d) => mustExist('desk', desk, desks, ['worlds', w, 'transfers', d]));
  });
  mustExist('world', config.compare.before, worlds, ['compare', 'before']);
  mustExist('world', config.compare.after, worlds, ['compare', 'after']);
  config.ablation?.forEach((world, i) => mustExist('world', world, worlds, ['ablation', i]));
  config.steps?.forEach((world, i) => mustExist('world', world, worlds, ['steps', i]));
  config.expected?.forEach(({ world }, i) => {
    if (world !== undefined) mustExist('world', world, worlds, ['expected', i, 'world']);
  });
}

function checkShares(config: ScenarioConfig, report: Report): void {
  const lists = { products: config.products, intents: config.intents, segments: config.segments };
  for (const [name, list] of Object.entries(lists)) {
    if (list.every(({ share }) => share === 0))
      report(
        'no-shares',
        [name],
        say(scenarioWords, (words) => words.checkScenario.noSharesOf({ name })),
        say(scenarioWords, (words) => words.checkScenario.noSharesOfHint),
      );
  }
  for (const name of ['hourShares', 'weekdayShares', 'weekShares'] as const) {
    if (config[name]?.shares.every((share) => share === 0))
      report(
        'no-shares',
        [name],
        say(scenarioWords, (words) => words.checkScenario.noSharesOf({ name })),
        say(scenarioWords, (words) => words.checkScenario.noSharesOfHint),
      );
  }
}

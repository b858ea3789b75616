/** What the schema cannot say: names that must exist once, numbers that must agree with each other. */
import type { Words } from '../behaviour/index.ts';
import { sayNearest } from '../chart/index.ts';
import { wordProblem, type JsonPath, type Problem } from '../util/problem.ts';
import type { JsonDocument } from '../util/read-json.ts';
import { say } from '../util/said.ts';
import { checkParameters, checkRange, type Report } from './check-parameters.ts';
import { needShares } from './need-shares.ts';
import type { Hours, ScenarioConfig } from './types.ts';
import { formatDecimal } from '../util/format-number.ts';

/** Tables grow with the kinds of callers: needs x segments x 8 dispositions x 4 ways to be recognised. */
const MAX_CALLER_TYPES = 60_000;
const TYPES_PER_SEGMENT = 32;

const KIND = { line: '号码', product: '产品', desk: '坐席组', world: '情形' } as const;

interface Named {
  readonly id: string;
}

export function checkScenario(
  config: ScenarioConfig,
  document: JsonDocument | undefined,
  file: string,
): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (code, path, message, hint, severity = 'error') => {
    problems.push({ code, severity, ...wordProblem(message, hint), file, path, ...document?.placeOf(path) });
  };
  checkIds(config, report);
  checkNeeds(config, report);
  checkDesks(config, report);
  checkWorlds(config, report);
  checkParameters(config, report);
  checkShares(config, report);
  checkOtherWords(config, report);
  return problems;
}

function checkIds(config: ScenarioConfig, report: Report): void {
  const lists: readonly (readonly [string, readonly Named[]])[] = [
    ['products', config.products],
    ['intents', config.intents],
    ['segments', config.segments],
    ['desks', config.desks],
    ['lines', config.lines],
    ['worlds', config.worlds],
    ['otherWords', config.otherWords ?? []],
  ];
  for (const [name, list] of lists) {
    const seen = new Set<string>();
    list.forEach(({ id }, index) => {
      if (seen.has(id))
        report(
          'duplicate-id',
          [name, index, 'id'],
          say(`The id "${id}" stands twice in ${name}.`, `id“${id}”在 ${name} 中出现了两次。`),
          say('Give each an id of its own.', '请给每一项各自的 id。'),
        );
      seen.add(id);
    });
  }
  config.segments.forEach(({ id }, index) => {
    if (id === 'unknown')
      report(
        'reserved-id',
        ['segments', index, 'id'],
        say(
          'The id "unknown" is what the system calls a caller it does not recognise.',
          'id“unknown”是系统对未识别来电者的称呼。',
        ),
        say('Name the segment something else.', '请为该客群另取名称。'),
      );
  });
  config.products.concat(config.intents).forEach(({ id, words }, index) => {
    const path =
      index < config.products.length
        ? ['products', index, 'words']
        : ['intents', index - config.products.length, 'words'];
    if (!hasWords(words, config.locale)) {
      report(
        'missing-words',
        path,
        say(
          `"${id}" has no words in ${config.locale}: no caller can recognise it in a menu.`,
          `“${id}”没有 ${config.locale} 的说法：来电者在菜单中认不出它。`,
        ),
        say(
          `Add the words callers use, under "${config.locale}".`,
          `请在“${config.locale}”下补上来电者的说法。`,
        ),
        'warning',
      );
    }
  });
}

/** A list that leaves a topic out would not say how others talk, but that nobody does. */
function checkOtherWords(config: ScenarioConfig, report: Report): void {
  const kinds = [
    ['products', 'product', '产品'],
    ['intents', 'intent', '来意'],
  ] as const;
  config.otherWords?.forEach((list, i) => {
    for (const [key, kind, zh] of kinds) {
      const known = config[key].map(({ id }) => id);
      for (const id of Object.keys(list[key])) {
        if (!known.includes(id))
          report(
            `unknown-${kind}`,
            ['otherWords', i, key, id],
            say(`There is no ${kind} "${id}".`, `没有名为“${id}”的${zh}。`),
            sayNearest(id, known),
          );
      }
      for (const id of known) {
        const words = Object.hasOwn(list[key], id) ? list[key][id] : undefined;
        if (!words || !hasWords(words, config.locale)) {
          report(
            'missing-words',
            ['otherWords', i, key],
            say(
              `The word list "${list.id}" has no words for the ${kind} "${id}" in ${config.locale}.`,
              `用语表“${list.id}”没有${zh}“${id}”的 ${config.locale} 说法。`,
            ),
            say(
              `Add them under "${id}", or leave the whole list out.`,
              `请在“${id}”下补上，或去掉整个用语表。`,
            ),
          );
        }
      }
    }
  });
}

function hasWords(words: Words, locale: string): boolean {
  const language = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase();
  const own = Object.entries(words).find(([tag]) => language(tag) === language(locale))?.[1] ?? {};
  return Object.keys(own).length > 0;
}

function checkNeeds(config: ScenarioConfig, report: Report): void {
  const known = needShares(config).map(({ need }) => need as string);
  const set = Object.entries(config.needs ?? {});
  for (const [need] of set) {
    if (!known.includes(need))
      report(
        'unknown-need',
        ['needs', need],
        say(`No product and intent make the need "${need}".`, `没有哪种产品和来意能组成需求“${need}”。`),
        sayNearest(need, known),
      );
  }
  const total = set.reduce((sum, [, share]) => sum + share, 0);
  const hasShares = [config.products, config.intents].every((list) => list.some(({ share }) => share > 0));
  if (hasShares && needShares(config).every(({ share }) => share === 0)) {
    report(
      'no-shares',
      ['needs'],
      say(
        'Every need that has a share is set to 0 here: nobody calls.',
        '所有需求的占比在这里都设成了 0：没有人会来电。',
      ),
      say('Give at least one need a share above 0.', '至少给一项需求大于 0 的占比。'),
    );
  }
  if (total > 1 + 1e-9)
    report(
      'shares-too-large',
      ['needs'],
      say(
        `The shares of these needs add up to ${total}: more than all callers.`,
        `这些需求的占比合计为 ${total}，超过了全部来电者。`,
      ),
      say('Lower them to 1 in all at most.', '请调低，使合计不超过 1。'),
    );
  const types = known.length * config.segments.length * TYPES_PER_SEGMENT;
  if (types > MAX_CALLER_TYPES) {
    report(
      'too-many-callers',
      ['products'],
      say(
        `${known.length} needs and ${config.segments.length} segments make ${types} kinds of callers; at most ${MAX_CALLER_TYPES} are simulated.`,
        `${known.length} 项需求与 ${config.segments.length} 个客群组成 ${types} 类来电者；最多模拟 ${MAX_CALLER_TYPES} 类。`,
      ),
      say('Join products, intents or segments.', '请合并产品、来意或客群。'),
    );
  }
}

function checkDesks(config: ScenarioConfig, report: Report): void {
  const shares = needShares(config);
  const known = shares.map(({ need }) => need as string);
  config.desks.forEach((desk, d) => {
    desk.serves.forEach((need, n) => {
      if (!known.includes(need))
        report(
          'unknown-need',
          ['desks', d, 'serves', n],
          say(
            `The desk "${desk.id}" serves "${need}", which no product and intent make.`,
            `坐席组“${desk.id}”受理“${need}”，但没有哪种产品和来意能组成这项需求。`,
          ),
          sayNearest(need, known),
        );
      else if (desk.serves.indexOf(need) < n)
        report(
          'duplicate-need',
          ['desks', d, 'serves', n],
          say(`The desk "${desk.id}" names "${need}" twice.`, `坐席组“${desk.id}”把“${need}”写了两次。`),
          say('Remove one.', '请删去一个。'),
          'warning',
        );
    });
    checkHours(desk.staffing.hours, ['desks', d, 'staffing', 'hours'], report);
    if (desk.handlingSeconds) checkRange(desk.handlingSeconds, ['desks', d, 'handlingSeconds'], report);
  });
  const served = new Set<string>(config.desks.flatMap((desk) => desk.serves));
  for (const { need, share } of shares) {
    if (share > 0 && !served.has(need)) {
      const percent = formatDecimal(100 * share, 1);
      report(
        'unserved-need',
        ['desks'],
        say(
          `No desk serves "${need}", for which ${percent} % of callers come.`,
          `没有坐席组受理“${need}”，而 ${percent} % 的来电者为此而来。`,
        ),
        say(
          'Add it to a desk\'s "serves", or set its share to 0 under "needs".',
          '请把它加入某个坐席组的 "serves"，或在 "needs" 中把占比设为 0。',
        ),
        'warning',
      );
    }
  }
}

function checkHours(hours: Hours | undefined, path: JsonPath, report: Report): void {
  if (hours && hours.from >= hours.to)
    report(
      'empty-hours',
      path,
      say(
        `These hours end (${hours.to}) before they begin (${hours.from}).`,
        `这段服务时间还没开始（${hours.from}）就结束了（${hours.to}）。`,
      ),
      say(
        'Let "from" be less than "to"; hours do not run past midnight.',
        '请让 "from" 小于 "to"；服务时间不能跨过零点。',
      ),
    );
}

function checkWorlds(config: ScenarioConfig, report: Report): void {
  const lines = config.lines.map(({ id }) => id);
  const desks = config.desks.map(({ id }) => id);
  const worlds = config.worlds.map(({ id }) => id);
  const mustExist = (
    kind: keyof typeof KIND,
    name: string,
    known: readonly string[],
    path: JsonPath,
  ): void => {
    if (!known.includes(name))
      report(
        `unknown-${kind}`,
        path,
        say(`There is no ${kind} "${name}".`, `没有名为“${name}”的${KIND[kind]}。`),
        sayNearest(name, known),
      );
  };
  config.worlds.forEach((world, w) => {
    world.lines.forEach((line, l) => {
      mustExist('line', line, lines, ['worlds', w, 'lines', l]);
      if (world.lines.indexOf(line) < l)
        report(
          'duplicate-line',
          ['worlds', w, 'lines', l],
          say(
            `The world "${world.id}" has the line "${line}" twice.`,
            `情形“${world.id}”中号码“${line}”出现了两次。`,
          ),
          say('Remove one.', '请删去一个。'),
        );
    });
    for (const [product, line] of Object.entries(world.dial ?? {})) {
      mustExist(
        'product',
        product,
        config.products.map(({ id }) => id),
        ['worlds', w, 'dial', product],
      );
      mustExist('line', line, world.lines, ['worlds', w, 'dial', product]);
    }
    if (typeof world.transfers !== 'string')
      world.transfers.forEach((desk, d) => mustExist('desk', desk, desks, ['worlds', w, 'transfers', d]));
  });
  mustExist('world', config.compare.before, worlds, ['compare', 'before']);
  mustExist('world', config.compare.after, worlds, ['compare', 'after']);
  config.ablation?.forEach((world, i) => mustExist('world', world, worlds, ['ablation', i]));
  config.steps?.forEach((world, i) => mustExist('world', world, worlds, ['steps', i]));
}

function checkShares(config: ScenarioConfig, report: Report): void {
  const lists = { products: config.products, intents: config.intents, segments: config.segments };
  for (const [name, list] of Object.entries(lists)) {
    if (list.every(({ share }) => share === 0))
      report(
        'no-shares',
        [name],
        say(`All shares of ${name} are 0: nobody calls.`, `${name} 的占比全为 0：没有人会来电。`),
        say('Give at least one a share above 0.', '至少给一项大于 0 的占比。'),
      );
  }
  for (const name of ['hourShares', 'weekdayShares'] as const) {
    if (config[name]?.shares.every((share) => share === 0))
      report(
        'no-shares',
        [name],
        say(`All shares of ${name} are 0: nobody calls.`, `${name} 的占比全为 0：没有人会来电。`),
        say('Give at least one a share above 0.', '至少给一项大于 0 的占比。'),
      );
  }
}

/** What becomes of calls: where they go, where they get lost, how long menus speak, what desks meet. */
import type { Flow, LostAt, WorldResult } from '../../study/index.ts';
import { formatValue } from '../../util/format-number.ts';
import type { Series } from '../outline/charts.ts';
import {
  sentence,
  type KeyItem,
  type OutlinePart,
  type OutlineSection,
  type OutlineTable,
} from '../outline/parts.ts';
import { sectionOf, tableOf, tablePart, type StudyContext } from './context.ts';
import { aside, nameMenu, nameMenuOfLine, nameOf } from './names.ts';

/** Best first, so that the eye finds the same outcome at the same height in both diagrams. */
const OUTCOMES = [
  'served',
  'operator',
  'misrouted-wrong-option',
  'misrouted-wrong-number',
  'abandoned',
  'refused',
  'lost-hung-up',
  'lost-attempts',
  'lost-closed',
];

function seriesOf(outcome: string): Series {
  if (outcome.startsWith('lost')) return 'lost';
  if (outcome.startsWith('misrouted')) return 'astray';
  if (outcome === 'operator') return 'before';
  return outcome === 'served' ? 'served' : 'waited';
}

export function flows(context: StudyContext): OutlineSection | undefined {
  const worlds = context.pair.filter((world) => world.flows.length > 0);
  return sectionOf(
    context,
    'flows',
    worlds.map((world) => flowsOf(context, world)),
  );
}

function flowsOf(context: StudyContext, world: WorldResult): OutlinePart {
  const { result, phrases, language, say } = context;
  const all = mergeIntents(world.flows);
  const total = all.reduce((sum, flow) => sum + flow.calls, 0);
  const format = (calls: number): string => formatValue(calls, 'per-month', phrases);
  const product = (id: string): string => nameOf(result, 'products', id, language);
  const line = (id: string): string => nameOf(result, 'lines', id, language);
  const outcome = (id: string): string =>
    Object.hasOwn(phrases.outcomes, id) ? (phrases.outcomes[id] ?? id) : id;
  const lines = phrases.linesOf(world.lineCount);
  const title = `${say(world.title)}${aside(`${lines}${language === 'zh' ? '，' : ', '}${format(total)} ${phrases.callsAMonth}`, language)}`;
  const byOutcome = OUTCOMES.map((id) => ({
    id,
    calls: all.filter((flow) => flow.outcome === id).reduce((sum, flow) => sum + flow.calls, 0),
  }));
  return {
    kind: 'chart',
    caption: title,
    chart: {
      kind: 'flows',
      title,
      description: byOutcome
        .filter(({ calls }) => calls > 0)
        .map(({ id, calls }) => `${outcome(id)} ${formatValue(calls / total, 'share', phrases)}`)
        .join('; '),
      heads: [phrases.heads.product, phrases.heads.line, phrases.heads.outcome],
      bands: all.map((flow) => ({
        from: { id: flow.product, title: product(flow.product), series: 'soft' },
        through: { id: flow.line, title: line(flow.line), series: 'soft' },
        to: { id: flow.outcome, title: outcome(flow.outcome), series: seriesOf(flow.outcome) },
        calls: flow.calls,
      })),
      format,
      outcomeOrder: OUTCOMES,
    },
    data: shownCaption(
      tableOf(
        context,
        title,
        [
          ['product', 'text'],
          ['line', 'text'],
          ['outcome', 'text'],
          ['callsPerMonth', 'number'],
        ],
        all
          .toSorted((a, b) => b.calls - a.calls)
          .map((flow) => [product(flow.product), line(flow.line), outcome(flow.outcome), format(flow.calls)]),
      ),
    ),
  };
}

/** Folded away under its chart, a table has no heading right above it. */
function shownCaption(table: OutlineTable): OutlineTable {
  return { ...table, isCaptionShown: true };
}

/** The diagram speaks of products; intents of one product share a band. */
function mergeIntents(given: readonly Flow[]): Flow[] {
  const merged = new Map<string, Flow>();
  for (const flow of given) {
    if (!(flow.calls > 0)) continue;
    const key = JSON.stringify([flow.product, flow.line, flow.outcome]);
    const known = merged.get(key);
    merged.set(key, { ...flow, calls: flow.calls + (known?.calls ?? 0) });
  }
  return [...merged.values()];
}

const MOST_LOST = { brief: 5, whole: 20 };
const MOST_LOST_BARS = 12;
const SHADES: Readonly<Record<LostAt['cause'], { readonly series: Series; readonly opacity: number }>> = {
  'hung-up': { series: 'lost', opacity: 1 },
  attempts: { series: 'lost', opacity: 0.5 },
  closed: { series: 'soft', opacity: 0.6 },
};
const CAUSES = ['hung-up', 'attempts', 'closed'] as const;

export function lost(context: StudyContext): OutlineSection | undefined {
  const { phrases, pair, say, depth } = context;
  if (depth === 'page') return lostCharts(context);
  return sectionOf(
    context,
    'lost',
    pair.flatMap((world) => [
      sentence(
        `${say(world.title)}${world.lostAt.length === 0 ? `${phrases.colon}${phrases.noneLost}` : ''}`,
      ),
      world.lostAt.length > 0 && tablePart(lostTable(context, world, MOST_LOST[depth])),
    ]),
  );
}

function lostTable(context: StudyContext, world: WorldResult, count: number): OutlineTable {
  const { result, language, phrases } = context;
  return tableOf(
    context,
    phrases.sections.lost,
    [
      ['menu', 'text'],
      ['line', 'text'],
      ['cause', 'text'],
      ['callsPerMonth', 'number'],
      ['share', 'number'],
    ],
    world.lostAt
      .toSorted((a, b) => b.calls - a.calls)
      .slice(0, count)
      .map((at) => [
        nameMenu(world, at, language),
        nameOf(result, 'lines', at.line, language),
        phrases.causes[at.cause],
        formatValue(at.calls, 'per-month', phrases),
        formatValue(at.share, 'share', phrases),
      ]),
  );
}

interface LostMenu {
  readonly name: string;
  readonly calls: number;
  readonly parts: readonly LostAt[];
}

function lostCharts(context: StudyContext): OutlineSection | undefined {
  const { phrases, pair } = context;
  const causes = new Set(pair.flatMap((world) => world.lostAt.map((at) => at.cause)));
  const key = CAUSES.filter((cause) => causes.has(cause)).map((cause): KeyItem => ({
    text: phrases.causes[cause],
    ...SHADES[cause],
  }));
  // One scale for both worlds: bars that look alike are alike.
  const most = Math.max(1, ...pair.flatMap((world) => byMenu(context, world).map((menu) => menu.calls)));
  return sectionOf(context, 'lost', [
    key.length > 1 && { kind: 'key', items: key },
    ...pair.flatMap((world) => lostChart(context, world, most)),
  ]);
}

function byMenu({ result, language }: StudyContext, world: WorldResult): LostMenu[] {
  const menus = new Map<string, LostAt[]>();
  for (const at of world.lostAt) {
    const key = JSON.stringify([at.line, at.menu]);
    menus.set(key, [...(menus.get(key) ?? []), at]);
  }
  return [...menus.values()]
    .map((parts) => ({
      name: nameMenuOfLine(result, world, parts[0] as LostAt, language),
      calls: parts.reduce((sum, part) => sum + part.calls, 0),
      parts,
    }))
    .toSorted((a, b) => b.calls - a.calls);
}

function lostChart(context: StudyContext, world: WorldResult, most: number): OutlinePart[] {
  const { phrases, language, say } = context;
  const title = `${say(world.title)}${aside(phrases.linesOf(world.lineCount), language)}`;
  const named = `${phrases.sections.lost}${phrases.colon}${title}`;
  const menus = byMenu(context, world);
  if (menus.length === 0) return [{ kind: 'heading', text: title }, sentence(phrases.noneLost)];
  const calls = (value: number): string => formatValue(value, 'per-month', phrases);
  const drawn = menus.slice(0, MOST_LOST_BARS);
  return [
    {
      kind: 'chart',
      caption: title,
      chart: {
        kind: 'lost',
        title: named,
        axis: phrases.heads.callsPerMonth,
        most,
        menus: drawn.map((menu) => ({
          name: menu.name,
          calls: menu.calls,
          label: calls(menu.calls),
          parts: menu.parts
            .toSorted((a, b) => CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause))
            .map((part) => ({
              name: menu.name,
              value: part.calls,
              label: calls(part.calls),
              tip: `${menu.name}, ${phrases.causes[part.cause]}: ${calls(part.calls)}`,
              ...SHADES[part.cause],
            })),
        })),
      },
      ...(drawn.length < menus.length && { note: phrases.moreRows(drawn.length, menus.length) }),
      data: shownCaption(
        tableOf(
          context,
          named,
          [
            ['menu', 'text'],
            ['cause', 'text'],
            ['callsPerMonth', 'number'],
            ['share', 'number'],
          ],
          menus.flatMap((menu) =>
            menu.parts.map((part) => [
              menu.name,
              phrases.causes[part.cause],
              calls(part.calls),
              formatValue(part.share, 'share', phrases),
            ]),
          ),
        ),
      ),
    },
  ];
}

/** The case's rule (first menu no longer than 20 s), and the point at which the rules begin to warn. */
const LIMIT_SECONDS = 20;
const WARN_SECONDS = 15;
const MOST_PROMPT_BARS = 20;

export function prompts(context: StudyContext): OutlineSection | undefined {
  const worlds = context.pair.filter((world) => world.prompts.length > 0);
  const most = Math.max(
    LIMIT_SECONDS * 1.1,
    ...worlds.flatMap((world) => world.prompts.map((prompt) => prompt.seconds)),
  );
  return sectionOf(
    context,
    'prompts',
    worlds.map((world) => promptChart(context, world, most)),
  );
}

function promptChart(context: StudyContext, world: WorldResult, most: number): OutlinePart {
  const { result, phrases, language, say } = context;
  const title = phrases.firstMenusOf(say(world.title));
  const all = world.prompts
    .toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst) || b.seconds - a.seconds)
    .map((prompt) => ({
      ...prompt,
      name: nameMenuOfLine(result, world, prompt, language),
      shown: formatValue(prompt.seconds, 'seconds', phrases),
      isTooLong: prompt.isFirst && prompt.seconds > LIMIT_SECONDS,
    }));
  const drawn = all.slice(0, MOST_PROMPT_BARS);
  return {
    kind: 'chart',
    caption: title,
    key: [
      { text: phrases.heads.firstMenu, series: 'served' },
      { text: phrases.laterMenus, series: 'soft', opacity: 0.4 },
    ],
    chart: {
      kind: 'prompts',
      title,
      axis: phrases.heads.seconds,
      most,
      bars: drawn.map(({ name, seconds, shown, isFirst, isTooLong }) => ({
        name,
        value: seconds,
        series: isTooLong ? 'lost' : isFirst ? 'served' : 'soft',
        opacity: isFirst ? 1 : 0.4,
        label: `${shown}${isTooLong ? ` > ${LIMIT_SECONDS}` : ''}`,
        tip: `${name}: ${shown}`,
      })),
      limits: [
        { at: WARN_SECONDS, label: phrases.warnLabel(WARN_SECONDS), isHard: false },
        { at: LIMIT_SECONDS, label: phrases.limitLabel(LIMIT_SECONDS), isHard: true },
      ],
    },
    ...(drawn.length < all.length && { note: phrases.moreRows(drawn.length, all.length) }),
    data: shownCaption(
      tableOf(
        context,
        title,
        [
          ['menu', 'text'],
          ['firstMenu', 'text'],
          ['seconds', 'number'],
          ['options', 'number'],
        ],
        all.map(({ name, isFirst, shown, options }) => [
          name,
          isFirst ? phrases.heads.yes : phrases.heads.no,
          shown,
          String(options),
        ]),
      ),
    ),
  };
}

/** The desks of both worlds, a table each. */
export function desks(context: StudyContext): OutlineSection | undefined {
  const { phrases, pair, say } = context;
  const share = (value: number): string => formatValue(value, 'share', phrases);
  const hours = (value: number): string => formatValue(value, 'hours-per-month', phrases);
  return sectionOf(
    context,
    'desks',
    pair
      .filter((world) => world.desks.length > 0)
      .flatMap((world): OutlinePart[] => [
        { kind: 'heading', text: say(world.title) },
        tablePart(
          tableOf(
            context,
            `${phrases.sections.desks}${phrases.colon}${say(world.title)}`,
            [
              ['desk', 'text'],
              ['offered', 'number'],
              ['wait', 'number'],
              ['answeredIn20', 'number'],
              ['abandoned', 'number'],
              ['occupancy', 'number'],
              ['agentHours', 'number'],
              ['misrouteHours', 'number'],
            ],
            world.desks.map((desk) => [
              say(desk.title) || desk.desk,
              formatValue(desk.offered, 'per-month', phrases),
              formatValue(desk.waitSeconds, 'seconds', phrases),
              share(desk.answeredIn20),
              share(desk.abandonedShare),
              share(desk.occupancy),
              hours(desk.agentHours),
              hours(desk.misrouteHours),
            ]),
          ),
        ),
      ]),
  );
}

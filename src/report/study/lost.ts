/** Where callers get lost: by menu and by cause. */
import type { LostAt, WorldResult } from '../../study/index.ts';
import { formatValue } from '../../util/format-number.ts';
import type { Series } from '../outline/charts.ts';
import {
  sentence,
  type KeyItem,
  type OutlinePart,
  type OutlineSection,
  type OutlineTable,
} from '../outline/parts.ts';
import { sectionOf, shownCaption, tableOf, tablePart, type StudyContext } from './context.ts';
import { aside, nameMenu, nameMenuOfLine, nameOf } from './names.ts';

const MOST_LOST = { brief: 5, whole: 20 };
const MOST_LOST_BARS = 12;
const SHADES: Readonly<Record<LostAt['cause'], { readonly series: Series; readonly opacity: number }>> = {
  'hung-up': { series: 'lost', opacity: 1 },
  attempts: { series: 'lost', opacity: 0.5 },
};
const CAUSES = ['hung-up', 'attempts'] as const;

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
  const { result, language, phrases, numbers } = context;
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
        formatValue(at.calls, 'per-month', numbers),
        formatValue(at.share, 'share', numbers),
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
  const { phrases, numbers, language, say } = context;
  const title = `${say(world.title)}${aside(phrases.lineCount({ lines: world.lineCount }), language)}`;
  const named = `${phrases.sections.lost}${phrases.colon}${title}`;
  const menus = byMenu(context, world);
  if (menus.length === 0) return [{ kind: 'heading', text: title }, sentence(phrases.noneLost)];
  const calls = (value: number): string => formatValue(value, 'per-month', numbers);
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
      ...(drawn.length < menus.length && {
        note: phrases.moreRows({ shown: drawn.length, all: menus.length }),
      }),
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
              formatValue(part.share, 'share', numbers),
            ]),
          ),
        ),
      ),
    },
  ];
}

/**
 * Worlds one after another, each compared with the one before it: what an ingredient or a step adds, or
 * costs.
 */
import type { FigureInfo } from '../../study/index.ts';
import { formatChange, formatRange, formatValue } from '../../util/format-number.ts';
import {
  sentence,
  type ChartPart,
  type OutlinePart,
  type OutlineSection,
  type OutlineTable,
} from '../outline/parts.ts';
import { climbLadder } from './compare-figures.ts';
import { sectionOf, tableOf, tablePart, type Head, type StudyContext } from './context.ts';
import { DRAWN_COLUMNS, drawnCells, verdictCell } from './total-cells.ts';

/** Drawn; tables hold every headline figure. */
const MOST_CHARTS = 3;

type Ladder = 'steps' | 'ablation';
type Rungs = ReturnType<typeof climbLadder>;

/**
 * What a step may be about: a menu shows in what is lost and misrouted, a pool of desks in waits, in who gives up and
 * in who is never served.
 */
const CHANGES: readonly (readonly [figure: string, head: Head])[] = [
  ['lostRate', 'lostShare'],
  ['misroutedRate', 'misrouted'],
  ['waitSeconds', 'wait'],
  ['abandonRate', 'abandoned'],
  ['neverServed', 'neverServed'],
];

/** In words the first headline figure that can be better or worse; on a page all of them, with charts. */
export function ladder(
  context: StudyContext,
  id: Ladder,
  worlds: readonly string[],
): OutlineSection | undefined {
  const { result, phrases, say, depth } = context;
  const rungs = climbLadder(result, worlds);
  const rank = ({ id: figure }: FigureInfo): number =>
    CHANGES.findIndex(([each]) => each === figure) + 1 || CHANGES.length + 1;
  const judged = result.figureInfo
    .filter((info) => info.isHeadline && info.better !== 'neither')
    .toSorted((a, b) => rank(a) - rank(b));
  const shown =
    depth === 'page' ? judged.filter((info) => rungs.some(({ world }) => world.figures[info.id])) : judged;
  const [first, ...others] = shown;
  if (rungs.length === 0 || (!first && depth !== 'page')) return undefined;
  const table = (info: FigureInfo): OutlineTable => rungTable(context, id, info, rungs);
  if (depth !== 'page')
    return sectionOf(context, id, [
      first && sentence(`${say(first.title)}${phrases.colon}${readRungs(context, id, first, rungs)}`),
      first && tablePart(table(first)),
      ...changesParts(context, rungs),
    ]);
  const undrawn = others.slice(MOST_CHARTS - 1);
  const notes = rungs.filter(({ world }) => world.note);
  return sectionOf(context, id, [
    first && rungChart(context, first, rungs),
    first && sentence(readRungs(context, id, first, rungs), 'how'),
    first && tablePart(table(first)),
    ...changesParts(context, rungs),
    ...others
      .slice(0, MOST_CHARTS - 1)
      .map((info) => ({ ...rungChart(context, info, rungs), data: table(info) })),
    undrawn.length > 0 && {
      kind: 'folded',
      title: phrases.moreFigures({ count: undrawn.length }),
      parts: undrawn.flatMap((info): OutlinePart[] => [
        { kind: 'heading', text: say(info.title) },
        tablePart(table(info)),
      ]),
    },
    notes.length > 0 && {
      kind: 'terms',
      role: 'note',
      items: notes.map(({ world }) => ({ term: say(world.title), text: say(world.note) })),
    },
  ]);
}

/** Ingredients are explained at the defaults: hardly any of their worlds is drawn. */
function isDrawn(id: Ladder, info: FigureInfo, rungs: Rungs): boolean {
  return id === 'steps' && rungs.some(({ rows }) => rows.some((row) => row.info.id === info.id && row.total));
}

function readRungs({ phrases }: StudyContext, id: Ladder, info: FigureInfo, rungs: Rungs): string {
  return isDrawn(id, info, rungs) ? phrases.readDrawnSteps : phrases.readSteps[id];
}

/** Over the draws where these worlds were drawn. */
function rungTable(context: StudyContext, id: Ladder, info: FigureInfo, rungs: Rungs): OutlineTable {
  const { numbers, say } = context;
  const isOverDraws = isDrawn(id, info, rungs);
  return tableOf(
    context,
    say(info.title),
    [
      ['world', 'text'],
      ['lines', 'number', 'spare'],
      ['value', 'number', 'spare'],
      ...(isOverDraws
        ? [...DRAWN_COLUMNS, ['atDefaults', 'number', 'spare'] as const]
        : ([
            ['change', 'number'],
            ['interval', 'number'],
            ['verdict', 'text'],
          ] as const)),
    ],
    rungs.map(({ world, rows }) => {
      const row = rows.find((candidate) => candidate.info.id === info.id);
      const change = row ? formatChange(row.difference?.mean, info.unit, numbers) : '';
      return [
        say(world.title),
        String(world.lineCount),
        formatValue(world.figures[info.id]?.mean, info.unit, numbers),
        ...(isOverDraws
          ? [...(row ? drawnCells(context, row) : DRAWN_COLUMNS.map(() => '')), change]
          : [
              change,
              row ? (formatRange(row.difference, info.unit, numbers) ?? '–') : '',
              row ? verdictCell(context, row) : '',
            ]),
      ];
    }),
  );
}

/** What a rung changes in every figure that it may be about. */
function changesParts(context: StudyContext, rungs: Rungs): OutlinePart[] {
  const { phrases, numbers, result, say } = context;
  const shown = CHANGES.flatMap(([figure, head]) => {
    const info = result.figureInfo.find(({ id }) => id === figure);
    return info && rungs.some(({ world }) => world.figures[figure]) ? [{ info, head }] : [];
  });
  if (shown.length === 0 || rungs.length < 2) return [];
  const table = tableOf(
    context,
    phrases.readChanges,
    [['world', 'text'], ...shown.map(({ head }) => [head, 'number'] as const)],
    rungs.slice(1).map(({ world, rows }) => [
      say(world.title),
      ...shown.map(({ info }) => {
        const row = rows.find((candidate) => candidate.info.id === info.id);
        const change = formatChange(row?.difference?.mean, info.unit, numbers);
        return row && (row.direction === 'unclear' || row.direction === 'unknown') ? `(${change})` : change;
      }),
    ]),
  );
  return [sentence(phrases.readChanges), tablePart(table)];
}

function rungChart({ numbers, say }: StudyContext, info: FigureInfo, rungs: Rungs): ChartPart {
  return {
    kind: 'chart',
    caption: say(info.title),
    chart: {
      kind: 'ladder',
      title: say(info.title),
      unit: info.unit,
      names: rungs.map(({ world }) => say(world.title)),
      marks: rungs.flatMap(({ world }, rung) => {
        const value = world.figures[info.id];
        if (!value) return [];
        const { mean, low = mean, high = mean } = value;
        return [
          { rung, name: say(world.title), mean, low, high, label: formatValue(mean, info.unit, numbers) },
        ];
      }),
    },
  };
}

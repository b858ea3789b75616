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
import { directionCell, sectionOf, tableOf, tablePart, type StudyContext } from './context.ts';

/** Drawn; tables hold every headline figure. */
const MOST_CHARTS = 3;

type Rungs = ReturnType<typeof climbLadder>;

/** In words the first headline figure that can be better or worse; on a page all of them, with charts. */
export function ladder(
  context: StudyContext,
  id: 'steps' | 'ablation',
  worlds: readonly string[],
): OutlineSection | undefined {
  const { result, phrases, say, depth } = context;
  const rungs = climbLadder(result, worlds);
  const judged = result.figureInfo.filter((info) => info.isHeadline && info.better !== 'neither');
  const shown =
    depth === 'page' ? judged.filter((info) => rungs.some(({ world }) => world.figures[info.id])) : judged;
  const [first, ...others] = shown;
  if (rungs.length === 0 || (!first && depth !== 'page')) return undefined;
  const table = (info: FigureInfo): OutlineTable => rungTable(context, info, rungs);
  if (depth !== 'page')
    return sectionOf(context, id, [
      first && sentence(`${say(first.title)}${phrases.colon}${phrases.howToRead[id]}`),
      first && tablePart(table(first)),
    ]);
  const undrawn = others.slice(MOST_CHARTS - 1);
  const notes = rungs.filter(({ world }) => world.note);
  return sectionOf(context, id, [
    first && rungChart(context, first, rungs),
    first && tablePart(table(first)),
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

function rungTable(context: StudyContext, info: FigureInfo, rungs: Rungs): OutlineTable {
  const { numbers, say } = context;
  return tableOf(
    context,
    say(info.title),
    [
      ['world', 'text'],
      ['lines', 'number'],
      ['value', 'number'],
      ['change', 'number'],
      ['interval', 'number'],
      ['verdict', 'text'],
    ],
    rungs.map(({ world, rows }) => {
      const row = rows.find((candidate) => candidate.info.id === info.id);
      return [
        say(world.title),
        String(world.lineCount),
        formatValue(world.figures[info.id]?.mean, info.unit, numbers),
        row ? formatChange(row.difference?.mean, info.unit, numbers) : '',
        row ? (formatRange(row.difference, info.unit, numbers) ?? '–') : '',
        row ? directionCell(context, row.direction) : '',
      ];
    }),
  );
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

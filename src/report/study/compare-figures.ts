/**
 * Two worlds beside each other, figure by figure, with a word for which is better. Every renderer shows these
 * rows.
 */
import type { FigureInfo, Interval, StudyResult, TotalInterval, WorldResult } from '../../study/index.ts';
import type { Direction } from '../outline/parts.ts';
import { judgeTogether } from './judge-together.ts';

/** One figure in two worlds. Undefined parts: the figure has no meaning there. */
export interface FigureRow {
  /** Which figure, and in which unit. */
  readonly info: FigureInfo;
  /** In the world compared from. */
  readonly before: Interval | undefined;
  /** In the world compared to. */
  readonly after: Interval | undefined;
  /**
   * After minus before, paired by replication where the study compared these two worlds; else without bounds,
   * unless both are computed.
   */
  readonly difference: Interval | undefined;
  /** Whether that is good news, as far as all rows of the table together allow to say. */
  readonly direction: Direction;
  /** The difference over the draws. Undefined where these worlds or this figure were not drawn. */
  readonly total: TotalInterval | undefined;
}

export function findWorld(result: StudyResult, id: string): WorldResult | undefined {
  return result.worlds.find((world) => world.id === id);
}

/** What no caller of either world can meet would be a row of noughts. The files have them. */
const ONLY_WHERE_SEEN: readonly string[] = [
  'closedRate',
  'closedCalls',
  'overflowed',
  'cutOff',
  'promised',
  'calledBack',
  'callBacksMissed',
  'transfersFailed',
  'transfersWrong',
];

/** Rows for the figures that at least one of the two worlds has, judged together. */
export function compareFigures(result: StudyResult, from: string, to: string): FigureRow[] {
  return judgeRows(pairFigures(result, from, to));
}

type UnjudgedRow = Omit<FigureRow, 'direction'>;

function judgeRows(rows: readonly UnjudgedRow[]): FigureRow[] {
  const directions = judgeTogether(rows);
  return rows.map((row, i) => ({ ...row, direction: directions[i] ?? 'unknown' }));
}

function pairFigures(result: StudyResult, from: string, to: string): UnjudgedRow[] {
  const before = findWorld(result, from);
  const after = findWorld(result, to);
  const isOfPair = (pair: { readonly from: string; readonly to: string }): boolean =>
    pair.from === from && pair.to === to;
  const differences = result.comparisons.find(isOfPair)?.differences;
  const totals = result.uncertainty?.comparisons.find(isOfPair)?.differences;
  return result.figureInfo.flatMap((info): UnjudgedRow[] => {
    const a = before?.figures[info.id];
    const b = after?.figures[info.id];
    if (!a && !b) return [];
    if (ONLY_WHERE_SEEN.includes(info.id) && !a?.mean && !b?.mean) return [];
    const difference = differences?.[info.id] ?? differenceOfMeans(a, b);
    return [{ info, before: a, after: b, difference, total: totals?.[info.id] }];
  });
}

export function headlineRows(result: StudyResult): FigureRow[] {
  return compareFigures(result, result.compare.before, result.compare.after).filter(
    (row) => row.info.isHeadline,
  );
}

/**
 * Two computed figures differ exactly. Two sampled ones that were not paired differ too, but nothing can be
 * said about it.
 */
function differenceOfMeans(before: Interval | undefined, after: Interval | undefined): Interval | undefined {
  if (!before || !after) return undefined;
  const mean = after.mean - before.mean;
  if (before.replications === 0 && after.replications === 0)
    return { mean, low: mean, high: mean, replications: 0 };
  return {
    mean,
    low: undefined,
    high: undefined,
    replications: Math.min(before.replications, after.replications),
  };
}

/**
 * Consecutive worlds of a ladder (steps of the roll-out, ablation): what each adds to the one before it. Judged together
 * are the figures of the headline at every rung; others are not shown.
 */
export function climbLadder(
  result: StudyResult,
  worlds: readonly string[],
): { readonly world: WorldResult; readonly rows: readonly FigureRow[] }[] {
  const known = worlds.map((id) => findWorld(result, id)).filter((world) => world !== undefined);
  const rungs = known.map((world, i) =>
    i === 0
      ? []
      : pairFigures(result, known[i - 1]?.id ?? '', world.id).filter(({ info }) => info.isHeadline),
  );
  const judged = judgeRows(rungs.flat());
  return known.map((world, i) => {
    const from = rungs.slice(0, i).flat().length;
    return { world, rows: judged.slice(from, from + (rungs[i]?.length ?? 0)) };
  });
}

/**
 * Words for many differences at once. Twenty figures judged one by one at 95 % show a difference that is none in two
 * tables of three; judged together, in one of twenty.
 */
import type { FigureInfo, Interval } from '../../study/index.ts';
import { quantileStudent, tailStudent } from '../../stats/index.ts';
import type { Direction } from '../outline/parts.ts';

const LEVEL = 0.95;

/** What stands in one row of a table. */
export interface Judged {
  readonly info: Pick<FigureInfo, 'better'>;
  readonly difference: Interval | undefined;
}

/** Of one difference alone, by its own interval. */
export function directionOf(info: Pick<FigureInfo, 'better'>, difference: Interval | undefined): Direction {
  if (difference?.low === undefined || difference.high === undefined) return 'unknown';
  if (difference.low === 0 && difference.high === 0) return 'same';
  if (difference.low <= 0 && difference.high >= 0) return 'unclear';
  const change = difference.mean < 0 ? 'lower' : 'higher';
  if (info.better === 'neither') return change;
  return info.better === change ? 'better' : 'worse';
}

/**
 * The words of a table, in its order, of which with 95 % none is wrong: Holm (1979, Scandinavian Journal of Statistics
 * 6:65), which holds whatever the figures have in common. Figures that are computed, not sampled, have nothing to be
 * wrong about and do not count.
 */
export function judgeTogether(table: readonly Judged[]): Direction[] {
  const alone = table.map(({ info, difference }) => directionOf(info, difference));
  const sampled = table.flatMap(({ difference }, row) => {
    const p = difference && chanceOf(difference);
    return p === undefined ? [] : [{ row, p }];
  });
  const isClear = new Set<number>();
  for (const [i, { row, p }] of sampled.toSorted((a, b) => a.p - b.p).entries()) {
    if (p > (1 - LEVEL) / (sampled.length - i)) break;
    isClear.add(row);
  }
  const counted = new Set(sampled.map(({ row }) => row));
  return alone.map((direction, row) =>
    counted.has(row) && !isClear.has(row) && direction !== 'same' ? 'unclear' : direction,
  );
}

/** Of a difference at least so far from zero when there is none. Undefined: not sampled, or no interval. */
function chanceOf({ mean, low, high, replications }: Interval): number | undefined {
  if (low === undefined || high === undefined || replications < 2) return undefined;
  const half = (high - low) / 2;
  if (half === 0) return mean === 0 ? 1 : 0;
  const df = replications - 1;
  return 2 * tailStudent((Math.abs(mean) * quantileStudent(1 - (1 - LEVEL) / 2, df)) / half, df);
}

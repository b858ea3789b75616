import { RunningMean } from './running-mean.ts';
import { quantileStudent } from './student.ts';

/** A two-sided confidence interval. With too few values `low` and `high` are infinite. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** 0.95 for 95 %. */
  readonly level: number;
  /** Number of values (replications) behind it. */
  readonly count: number;
}

/** Mean of independent replications, Student's t. */
export function meanInterval(values: ArrayLike<number>, level = 0.95): Interval {
  const mean = new RunningMean();
  for (let i = 0; i < values.length; i++) mean.add(values[i]!);
  return aroundMean(mean.mean, mean.standardError, mean.count, level);
}

/** Mean of a[i] - b[i]: replication i of both worlds met the same callers. */
export function differenceInterval(a: ArrayLike<number>, b: ArrayLike<number>, level = 0.95): Interval {
  return meanInterval(subtract(a, b), level);
}

/**
 * Ratio of sums (such as lost calls per call) over replications, with the delta method's standard error.
 * Prefer it to the mean of ratios: it weighs a busy month as a busy month. NaN estimate and no bounds when
 * nothing was counted below.
 */
export function ratioInterval(above: ArrayLike<number>, below: ArrayLike<number>, level = 0.95): Interval {
  requireSameLength(above, below);
  let sumAbove = 0;
  let sumBelow = 0;
  for (let i = 0; i < above.length; i++) {
    sumAbove += above[i]!;
    sumBelow += below[i]!;
  }
  const ratio = sumAbove / sumBelow;
  const residual = new RunningMean();
  for (let i = 0; i < above.length; i++) residual.add(above[i]! - ratio * below[i]!);
  const meanBelow = sumBelow / below.length;
  return aroundMean(ratio, residual.standardError / meanBelow, above.length, level);
}

/** Wilson's score interval for `hits` of `trials` independent trials (1927): sane at 0 and at all. */
export function shareInterval(hits: number, trials: number, level = 0.95): Interval {
  if (!(trials > 0)) return { estimate: NaN, low: 0, high: 1, level, count: 0 };
  const z = quantileStudent(1 - (1 - level) / 2, Infinity);
  const share = hits / trials;
  const shrink = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / shrink;
  const half = (z * Math.sqrt((share * (1 - share) + (z * z) / (4 * trials)) / trials)) / shrink;
  // Rounding must not push the estimate out of its own interval.
  return {
    estimate: share,
    low: Math.max(0, Math.min(share, centre - half)),
    high: Math.min(1, Math.max(share, centre + half)),
    level,
    count: trials,
  };
}

/**
 * What common random numbers saved: variance of the difference had the two worlds met different callers, over
 * the variance met. 1: nothing; 20: one paired replication tells as much as 20 unpaired ones. Infinity when
 * the difference never varies.
 */
export function varianceRatio(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const varianceA = varianceOf(a);
  const varianceB = varianceOf(b);
  return (varianceA + varianceB) / varianceOf(subtract(a, b));
}

function aroundMean(estimate: number, standardError: number, count: number, level: number): Interval {
  if (!(level > 0 && level < 1)) throw new Error(`A confidence level lies between 0 and 1, not at ${level}.`);
  if (count < 2 || Number.isNaN(standardError))
    return { estimate, low: -Infinity, high: Infinity, level, count };
  const half = quantileStudent(1 - (1 - level) / 2, count - 1) * standardError;
  return { estimate, low: estimate - half, high: estimate + half, level, count };
}

function varianceOf(values: ArrayLike<number>): number {
  const mean = new RunningMean();
  for (let i = 0; i < values.length; i++) mean.add(values[i]!);
  return mean.variance;
}

function subtract(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  requireSameLength(a, b);
  return Float64Array.from({ length: a.length }, (_, i) => a[i]! - b[i]!);
}

function requireSameLength(a: ArrayLike<number>, b: ArrayLike<number>): void {
  if (a.length !== b.length)
    throw new Error(`Paired values must be equally many, not ${a.length} and ${b.length}.`);
}

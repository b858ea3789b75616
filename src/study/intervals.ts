/**
 * The JSON form of intervals: infinite bounds are absent, because JSON has no infinity and a reader no use
 * for one.
 */
import { differenceInterval, meanInterval, type Interval as Bounds } from '../stats/index.ts';
import type { Interval } from './types.ts';

export function intervalOf(values: readonly number[]): Interval {
  return toJson(meanInterval(values));
}

/** after[i] - before[i]: replication i met the same callers in both worlds. */
export function pairedInterval(after: readonly number[], before: readonly number[]): Interval {
  return toJson(differenceInterval(after, before));
}

/** A figure that is computed, not sampled: its interval has no width. */
export function exactly(value: number): Interval {
  return { mean: value, low: value, high: value, replications: 0 };
}

function toJson({ estimate, low, high, count }: Bounds): Interval {
  const isBounded = Number.isFinite(low) && Number.isFinite(high);
  return {
    mean: estimate,
    low: isBounded ? low : undefined,
    high: isBounded ? high : undefined,
    replications: count,
  };
}

const NONE = { low: undefined, high: undefined };

/** Half the width, or infinity when there is none yet. */
export function halfWidth({ low, high }: Pick<Interval, 'low' | 'high'> = NONE): number {
  return low === undefined || high === undefined ? Number.POSITIVE_INFINITY : (high - low) / 2;
}

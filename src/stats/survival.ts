import { quantileNormal } from '../util/normal-quantile.ts';
import type { Interval } from './intervals.ts';

/** Durations counted by their length: `events[i]` ended at `times[i]`, `censored[i]` were last seen then. */
export interface Durations {
  /** Ascending, each once. */
  readonly times: ArrayLike<number>;
  /** Weights are allowed: a resample counts a day twice. */
  readonly events: ArrayLike<number>;
  readonly censored: ArrayLike<number>;
}

export interface SurvivalCurve {
  readonly times: ArrayLike<number>;
  /** Share that lasts beyond `times[i]`. */
  readonly survival: Float64Array;
  /** Greenwood's sum up to there: variance of the logarithm of `survival`. */
  readonly variance: Float64Array;
  /** Durations behind it. */
  readonly count: number;
}

/**
 * Kaplan and Meier's estimate (1958), with Greenwood's variance (1926). Whoever is censored at a time was still there
 * when others ended at it. Cost: one pass.
 */
export function estimateSurvival({ times, events, censored }: Durations): SurvivalCurve {
  const survival = new Float64Array(times.length);
  const variance = new Float64Array(times.length);
  let atRisk = 0;
  for (let i = 0; i < times.length; i++) atRisk += events[i]! + censored[i]!;
  const count = atRisk;
  let share = 1;
  let sum = 0;
  for (let i = 0; i < times.length; i++) {
    const ended = events[i]!;
    if (ended > 0) {
      const left = Math.max(0, atRisk - ended);
      share *= left / atRisk;
      sum += left > 0 ? ended / (atRisk * left) : Infinity;
    }
    survival[i] = share;
    variance[i] = sum;
    atRisk -= ended + censored[i]!;
  }
  return { times, survival, variance, count };
}

/**
 * Share that lasts beyond `time`, with Greenwood's interval on the scale of log(-log): never outside 0 to 1 (Kalbfleisch
 * & Prentice 1980). Beyond the last time the curve goes on as it ended.
 */
export function survivalAt(curve: SurvivalCurve, time: number, level = 0.9): Interval {
  let i = curve.times.length;
  while (i > 0 && curve.times[i - 1]! > time) i--;
  const count = curve.count;
  if (!(count > 0)) return { estimate: NaN, low: 0, high: 1, level, count: 0 };
  const estimate = i === 0 ? 1 : curve.survival[i - 1]!;
  const variance = i === 0 ? 0 : curve.variance[i - 1]!;
  if (estimate === 0) return { estimate, low: 0, high: 1, level, count };
  // Nobody ended yet: as for a share of none, 3 in `count` may.
  if (estimate === 1)
    return { estimate, low: Math.max(0, (1 - level) / 2) ** (1 / count), high: 1, level, count };
  const log = Math.log(estimate);
  const factor = Math.exp((quantileNormal(1 - (1 - level) / 2) * Math.sqrt(variance)) / -log);
  return { estimate, low: Math.exp(log * factor), high: Math.exp(log / factor), level, count };
}

/**
 * How long something that lasted `seconds` was in each band, added to `exposure`: band i goes from `from[i]` to
 * `from[i + 1]`, the last one without end. Returns the band in which it ended: one that ends on an edge ended in the
 * band before it, except at the very beginning.
 */
export function addExposure(
  from: ArrayLike<number>,
  seconds: number,
  exposure: Float64Array,
  offset = 0,
): number {
  let band = 0;
  for (let i = 0; i < from.length; i++) {
    const begin = from[i]!;
    if (seconds <= begin && i > 0) break;
    exposure[offset + i]! += Math.min(seconds, i + 1 < from.length ? from[i + 1]! : Infinity) - begin;
    band = i;
  }
  return band;
}

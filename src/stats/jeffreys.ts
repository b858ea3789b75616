import { quantileBeta, quantileGamma } from './gamma-beta-quantiles.ts';
import type { Interval } from './intervals.ts';

/**
 * Jeffreys' interval for a share: the middle of Beta(hits + 1/2, trials - hits + 1/2), with the end at 0 or 1 where
 * nothing or everything was hit (Brown, Cai & DasGupta 2001). `count` is the number of trials.
 */
export function jeffreysShare(hits: number, trials: number, level = 0.9): Interval {
  if (!(trials > 0)) return { estimate: NaN, low: 0, high: 1, level, count: 0 };
  const tail = (1 - level) / 2;
  const [a, b] = [hits + 0.5, trials - hits + 0.5];
  return {
    estimate: hits / trials,
    low: hits === 0 ? 0 : quantileBeta(tail, a, b),
    high: hits === trials ? 1 : quantileBeta(1 - tail, a, b),
    level,
    count: trials,
  };
}

/**
 * The same for events per unit of exposure: the middle of Gamma(events + 1/2) / exposure, with the low end at 0 where
 * there were none. `count` is the number of events.
 */
export function jeffreysRate(events: number, exposure: number, level = 0.9): Interval {
  if (!(exposure > 0)) return { estimate: NaN, low: 0, high: Infinity, level, count: 0 };
  const tail = (1 - level) / 2;
  return {
    estimate: events / exposure,
    low: events === 0 ? 0 : quantileGamma(tail, events + 0.5) / exposure,
    high: quantileGamma(1 - tail, events + 0.5) / exposure,
    level,
    count: events,
  };
}

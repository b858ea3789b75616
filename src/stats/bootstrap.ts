import { quantileOf } from './quantile.ts';

/**
 * Draws whole clusters (days, callers) again, with replacement, as many as there are: what varies from day to day is in
 * the interval, however many calls a day has (Davison & Hinkley 1997, 2.4 and 3.8).
 *
 * @param clusters how many there are
 * @param draws how often; 400 give ends to a tenth of the width
 * @param uniform numbers from 0 to 1, 1 excluded; the same source gives the same intervals
 * @param statistics figures of a resample, given how often each cluster is in it; NaN is left out
 * @returns by figure, its ends; NaN where fewer than half the draws gave a number
 */
export function bootstrapClusters(
  clusters: number,
  draws: number,
  uniform: () => number,
  statistics: (weights: Float64Array) => readonly number[],
  level = 0.9,
): (readonly [low: number, high: number])[] {
  const weights = new Float64Array(clusters);
  const values: number[][] = [];
  for (let draw = 0; draw < draws; draw++) {
    weights.fill(0);
    for (let i = 0; i < clusters; i++) weights[Math.floor(uniform() * clusters)]! += 1;
    statistics(weights).forEach((value, i) => {
      const of = (values[i] ??= []);
      if (!Number.isNaN(value)) of.push(value);
    });
  }
  return values.map((each) => {
    if (each.length * 2 < draws) return [NaN, NaN];
    const sorted = each.toSorted((a, b) => a - b);
    const tail = (1 - level) / 2;
    return [quantileOf(sorted, tail), quantileOf(sorted, 1 - tail)];
  });
}

/**
 * How much more shares vary between clusters than independent trials would: Pearson's chi-square over its degrees of
 * freedom (McCullagh & Nelder 1989, 4.5.2). 1: not at all. Undefined below two clusters or without hits.
 */
export function dispersionOfShares(hits: ArrayLike<number>, trials: ArrayLike<number>): number | undefined {
  const [sumHits, sumTrials] = [sumOf(hits), sumOf(trials)];
  const share = sumHits / sumTrials;
  return pearson(hits, trials, share, share * (1 - share));
}

/** The same of events per unit of exposure against Poisson's. */
export function dispersionOfRates(
  events: ArrayLike<number>,
  exposure: ArrayLike<number>,
): number | undefined {
  const rate = sumOf(events) / sumOf(exposure);
  return pearson(events, exposure, rate, rate);
}

function pearson(
  hits: ArrayLike<number>,
  trials: ArrayLike<number>,
  mean: number,
  variance: number,
): number | undefined {
  let [sum, clusters] = [0, 0];
  for (let i = 0; i < hits.length; i++) {
    const size = trials[i]!;
    if (!(size > 0)) continue;
    clusters++;
    sum += (hits[i]! - size * mean) ** 2 / (size * variance);
  }
  return clusters < 2 || !(variance > 0) ? undefined : sum / (clusters - 1);
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

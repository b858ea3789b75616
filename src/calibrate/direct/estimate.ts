/** Figures with their intervals: by formula as if calls were independent, and with days or callers drawn again. */
import { SlotReader, Slots } from '../../random/index.ts';
import {
  bootstrapClusters,
  dispersionOfRates,
  dispersionOfShares,
  jeffreysRate,
  jeffreysShare,
} from '../../stats/index.ts';
import type { Estimate, IntervalFormula } from './types.ts';

/** Of every interval, as parameters have their low and high. */
export const LEVEL = 0.9;
/** Standard deviations to either end of it, of a normal distribution. */
export const NORMAL_90 = 1.6448536269514722;
export const DRAWS = 400;
/** Fewer days or callers cannot stand for others. */
export const FEWEST_CLUSTERS = 10;
/** Fewer cases would be single people: no figure is made of 1 to 4 of them. */
export const FEWEST_CASES = 5;
/** Which clusters a resample has: the same for every figure, so that figures can be compared. */
const PURPOSE_RESAMPLE = 1021;

type Pair = readonly [low: number, high: number];

/** Ends of several figures of the same clusters; none below FEWEST_CLUSTERS. */
export function resample(
  clusters: number,
  statistics: (weights: Float64Array) => readonly number[],
  draws = DRAWS,
): (Pair | undefined)[] {
  if (clusters < FEWEST_CLUSTERS) return [];
  const reader = new SlotReader(new Slots(1, 0), PURPOSE_RESAMPLE, clusters, 0);
  return bootstrapClusters(clusters, draws, () => reader.nextUniform(), statistics, LEVEL).map((pair) =>
    Number.isNaN(pair[0]) ? undefined : pair,
  );
}

export interface Parts {
  readonly value: number;
  readonly n: number;
  readonly formula: IntervalFormula;
  readonly independent: Pair | undefined;
  readonly resampled: Pair | undefined;
  readonly resampledBy: Estimate['resampledBy'];
  readonly clusters: number;
  readonly dispersion?: number | undefined;
}

/**
 * The outer ends of both intervals, so never less than the wider one, and the value inside. Undefined without a value or
 * any interval.
 */
export function estimateOf(parts: Parts): Estimate | undefined {
  const { value, independent, resampled } = parts;
  const ends = [...(independent ?? []), ...(resampled ?? [])];
  if (!Number.isFinite(value) || ends.length === 0 || !ends.every(Number.isFinite)) return undefined;
  return {
    ...parts,
    dispersion: parts.dispersion,
    low: Math.min(value, ...ends),
    high: Math.max(value, ...ends),
  };
}

/** Hits over trials by cluster. */
export function estimateShare(
  hits: ArrayLike<number>,
  trials: ArrayLike<number>,
  resampledBy: Estimate['resampledBy'] = 'days',
): Estimate | undefined {
  const [sumHits, sumTrials] = [sumOf(hits), sumOf(trials)];
  if (sumTrials < FEWEST_CASES || (sumHits > 0 && sumHits < FEWEST_CASES)) return undefined;
  const { estimate, low, high } = jeffreysShare(sumHits, sumTrials, LEVEL);
  const [resampled] = resample(hits.length, (weights) => [dot(weights, hits) / dot(weights, trials)]);
  return estimateOf({
    value: estimate,
    n: sumTrials,
    formula: 'jeffreys',
    independent: [low, high],
    resampled,
    resampledBy,
    clusters: hits.length,
    dispersion: dispersionOfShares(hits, trials),
  });
}

/** Events over exposure by cluster. */
export function estimateRate(
  events: ArrayLike<number>,
  exposure: ArrayLike<number>,
  resampledBy: Estimate['resampledBy'] = 'days',
): Estimate | undefined {
  const [sumEvents, sumExposure] = [sumOf(events), sumOf(exposure)];
  if (!(sumExposure > 0) || (sumEvents > 0 && sumEvents < FEWEST_CASES)) return undefined;
  const { estimate, low, high } = jeffreysRate(sumEvents, sumExposure, LEVEL);
  const [resampled] = resample(events.length, (weights) => [dot(weights, events) / dot(weights, exposure)]);
  return estimateOf({
    value: estimate,
    n: sumEvents,
    formula: 'jeffreys',
    independent: [low, high],
    resampled,
    resampledBy,
    clusters: events.length,
    dispersion: dispersionOfRates(events, exposure),
  });
}

/** The estimate of `scale` times the figure. */
export function scaled(estimate: Estimate | undefined, scale: number, most = Infinity): Estimate | undefined {
  if (!estimate) return undefined;
  const by = (x: number): number => Math.min(most, x * scale);
  const pair = (ends: Pair | undefined): Pair | undefined => ends && [by(ends[0]), by(ends[1])];
  return {
    ...estimate,
    value: by(estimate.value),
    low: by(estimate.low),
    high: by(estimate.high),
    independent: pair(estimate.independent),
    resampled: pair(estimate.resampled),
  };
}

export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum;
}

export function dot(weights: ArrayLike<number>, values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (weights[i] as number) * (values[i] as number);
  return sum;
}

import { describe, expect, it } from 'vitest';
import { drawPoisson, drawRateFactor, SlotReader, Slots } from '../../src/random/index.ts';
import {
  bootstrapClusters,
  dispersionOfRates,
  dispersionOfShares,
  jeffreysShare,
  medianOf,
  quantileWeighted,
} from '../../src/stats/index.ts';

const uniformOf = (seed: number): (() => number) => {
  const reader = new SlotReader(new Slots(seed, 0), 80, 0, 0);
  return () => reader.nextUniform();
};
const reader = new SlotReader(new Slots(2, 0), 81, 0, 0);
/** Days of 1,000 calls, of which a share varying by `cv` hangs up. */
const daysOf = (count: number, cv: number): { hits: number[]; trials: number[] } => ({
  hits: Array.from({ length: count }, () => drawPoisson(reader, 50 * drawRateFactor(reader, cv))),
  trials: new Array<number>(count).fill(1000),
});
const widthOf = ({ hits, trials }: { hits: number[]; trials: number[] }): number => {
  const [[low, high]] = bootstrapClusters(hits.length, 400, uniformOf(7), (weights) => [
    weights.reduce((sum, w, i) => sum + w * hits[i]!, 0) /
      weights.reduce((sum, w, i) => sum + w * trials[i]!, 0),
  ]) as [readonly [number, number]];
  return high - low;
};

describe('days drawn again', () => {
  it('give the interval of independent calls where calls are independent', () => {
    const days = daysOf(60, 0);
    const { low, high } = jeffreysShare(
      days.hits.reduce((sum, each) => sum + each, 0),
      60_000,
    );
    expect(widthOf(days) / (high - low)).toBeGreaterThan(0.75);
    expect(widthOf(days) / (high - low)).toBeLessThan(1.3);
    expect(dispersionOfShares(days.hits, days.trials)).toBeGreaterThan(0.6);
    expect(dispersionOfShares(days.hits, days.trials)).toBeLessThan(1.6);
  });

  it('give a wider one, by the root of the dispersion, where days differ', () => {
    const days = daysOf(60, 0.4);
    const hits = days.hits.reduce((sum, each) => sum + each, 0);
    const { low, high } = jeffreysShare(hits, 60_000);
    const dispersion = dispersionOfShares(days.hits, days.trials)!;
    expect(dispersion).toBeGreaterThan(5);
    expect(widthOf(days) / (high - low) / Math.sqrt(dispersion)).toBeGreaterThan(0.75);
    expect(widthOf(days) / (high - low) / Math.sqrt(dispersion)).toBeLessThan(1.25);
    expect(dispersionOfRates(days.hits, days.trials)! / dispersion).toBeCloseTo(0.95, 1);
  });

  it('are the same from the same source, and narrow by the root of two with twice as many', () => {
    const days = daysOf(60, 0.3);
    expect(widthOf(days)).toBe(widthOf(days));
    const twice = { hits: [...days.hits, ...days.hits], trials: [...days.trials, ...days.trials] };
    expect(widthOf(days) / widthOf(twice)).toBeGreaterThan(1.2);
    expect(widthOf(days) / widthOf(twice)).toBeLessThan(1.7);
  });

  it('say nothing where most of them have nothing to say', () => {
    expect(bootstrapClusters(12, 100, uniformOf(1), () => [NaN])).toEqual([[NaN, NaN]]);
    expect(dispersionOfShares([3], [10])).toBeUndefined();
    expect(dispersionOfShares([0, 0], [10, 10])).toBeUndefined();
  });
});

describe('weighted quantiles', () => {
  it('are those of the values written out', () => {
    expect(quantileWeighted([1, 2, 3], [1, 2, 7], 0.3)).toBe(2);
    expect(quantileWeighted([1, 2, 3], [1, 2, 7], 0.31)).toBe(3);
    expect(quantileWeighted([1, 2, 3], [0, 0.1, 0], 1)).toBe(2);
    expect(quantileWeighted([1], [0], 0.5)).toBeNaN();
    expect(medianOf([9, 1, 4])).toBe(4);
  });
});

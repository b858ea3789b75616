import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digamma,
  distributionNormal,
  incompleteBeta,
  incompleteGamma,
  incompleteGammaTail,
  jeffreysRate,
  jeffreysShare,
  quantileBeta,
  quantileGamma,
} from '../../src/stats/index.ts';

const isClose = (value: number, expected: number, relative = 1e-10): void =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));

const BETA = [
  [0.05, 0.5, 1000.5, 1.965576612136093e-6],
  [0.95, 3.5, 7.5, 0.558126766484634],
  [0.5, 640.5, 24933.5, 0.025032587217112587],
  [0.975, 0.5, 0.5, 0.9984586668665639],
  [1e-6, 20, 3, 0.40055811612091174],
  [0.05, 0.01, 5, 9.892240424112242e-132],
  [0.999, 250000.5, 12.5, 0.9999827018948112],
] as const;
const GAMMA = [
  [0.05, 0.5, 0.001966070000009761],
  [0.95, 0.5, 1.920729410347062],
  [0.5, 235.5, 235.16675067397],
  [0.975, 100_000.5, 100621.24319026075],
  [1e-5, 3.5, 0.07642987646866044],
  [0.95, 42.5, 53.76087048535973],
  [0.05, 0.01, 4.465535018910624e-131],
] as const;

describe('quantiles of the beta and gamma distributions', () => {
  // scipy.stats 1.17.1.
  it.each(BETA)('a beta quantile at %d with shapes %d and %d is scipy’s', (p, a, b, expected) => {
    isClose(quantileBeta(p, a, b), expected);
  });

  it.each(GAMMA)('a gamma quantile at %d with shape %d is scipy’s', (p, shape, expected) => {
    isClose(quantileGamma(p, shape), expected);
  });

  it('undo their distribution functions', () => {
    const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    const shape = fc.double({ min: 1, max: 500, noNaN: true });
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        expect(incompleteBeta(quantileBeta(p, a, b), a, b)).toBeCloseTo(p, 9);
        expect(incompleteGamma(a, quantileGamma(p, a))).toBeCloseTo(p, 9);
      }),
    );
  });

  it('are refused for shapes and probabilities that mean nothing', () => {
    expect(() => quantileBeta(0.5, 0, 1)).toThrow('shapes above 0');
    expect(() => quantileGamma(1.5, 1)).toThrow('from 0 to 1');
    expect(quantileGamma(1, 2)).toBe(Infinity);
  });
});

describe('the functions below them', () => {
  it('give tails to their own precision', () => {
    isClose(distributionNormal(-8), 6.220960574271786e-16);
    isClose(distributionNormal(-1.5), 0.06680720126885807);
    isClose(distributionNormal(0.3), 0.6179114221889526);
    expect(incompleteGamma(3, 2) + incompleteGammaTail(3, 2)).toBeCloseTo(1, 14);
    // An exponential's tail.
    isClose(incompleteGammaTail(1, 50), Math.exp(-50));
  });

  it('differentiate the logarithm of the gamma function', () => {
    isClose(digamma(1), -0.5772156649015329);
    isClose(digamma(0.1), -10.423754940411076);
    isClose(digamma(7.5), 1.9467574842460866);
    isClose(digamma(1000), 6.907255195648812);
  });
});

describe('Jeffreys’ intervals', () => {
  it('are those of the bank: 640 hang-ups of 25,573 calls', () => {
    const { estimate, low, high } = jeffreysShare(640, 25_573, 0.9);
    expect(estimate).toBeCloseTo(0.025, 4);
    expect([low, high].map((each) => Math.round(each * 1e4) / 1e4)).toEqual([0.0235, 0.0267]);
  });

  it('end at 0 and at 1 where nothing or everything was hit', () => {
    expect(jeffreysShare(0, 40)).toMatchObject({ estimate: 0, low: 0 });
    expect(jeffreysShare(40, 40)).toMatchObject({ estimate: 1, high: 1 });
    expect(jeffreysShare(0, 0)).toMatchObject({ low: 0, high: 1 });
    expect(jeffreysRate(0, 1000)).toMatchObject({ estimate: 0, low: 0 });
    expect(jeffreysRate(3, 0)).toMatchObject({ low: 0, high: Infinity });
  });

  it('contain their estimate, and halve with four times as much', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 2000 }), fc.integer({ min: 2, max: 20 }), (hits, times) => {
        const trials = hits * times;
        const one = jeffreysShare(hits, trials);
        const four = jeffreysShare(4 * hits, 4 * trials);
        expect(one.low).toBeLessThan(one.estimate);
        expect(one.high).toBeGreaterThan(one.estimate);
        expect((one.high - one.low) / (four.high - four.low)).toBeCloseTo(2, 1);
        const rate = jeffreysRate(hits, 1000);
        expect(rate.low).toBeLessThan(rate.estimate);
        expect(rate.high).toBeGreaterThan(rate.estimate);
      }),
    );
  });
});

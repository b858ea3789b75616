import { describe, expect, it } from 'vitest';
import { SlotReader, Slots } from '../../src/random/index.ts';
import { fitLognormal, lognormalMean, type LogMoments } from '../../src/stats/index.ts';

const published = (count: number, mean: number, deviation: number): LogMoments => ({
  count,
  sum: count * mean,
  squares: count * (mean * mean + deviation * deviation),
});

const logs = (count: number, mu: number, sigma: number): number[] => {
  const reader = new SlotReader(new Slots(3, 0), 78, 0, 0);
  return Array.from({ length: count }, () => mu + sigma * reader.nextNormal());
};
const momentsOf = (values: readonly number[]): LogMoments => ({
  count: values.length,
  sum: values.reduce((sum, y) => sum + y, 0),
  squares: values.reduce((sum, y) => sum + y * y, 0),
});

describe('a lognormal distribution by maximum likelihood', () => {
  it('is the moments of the logarithms when everything was seen', () => {
    const fit = fitLognormal(published(17_412, 4.8687, 0.8818))!;
    expect(fit.mu).toBe(4.8687);
    expect(fit.sigma).toBeCloseTo(0.8818, 9);
    // The bank's interval of 90 %: 4.8577 to 4.8797.
    expect(fit.mu - 1.645 * fit.muError).toBeCloseTo(4.8577, 4);
  });

  it('without talks below 9.5 s is what the bank’s talks were published to be', () => {
    const fit = fitLognormal(published(17_412, 4.8687, 0.8818), { low: Math.log(9.5) })!;
    expect(fit.mu).toBeCloseTo(4.8639, 3);
    expect(fit.sigma).toBeCloseTo(0.8888, 3);
  });

  it('without redials after four hours is what the bank’s redials were published to be', () => {
    const fit = fitLognormal(published(492, 6.299, 1.682), { high: Math.log(14_400) })!;
    expect(fit.mu).toBeCloseTo(6.503, 2);
    expect(fit.sigma).toBeCloseTo(1.869, 2);
    expect(fit.mu + 1.645 * fit.muError).toBeGreaterThan(6.65);
  });

  it('recovers what was cut off on either side, inside four standard errors', () => {
    const all = logs(20_000, 5, 1);
    const seen = all.filter((y) => y > 4 && y < 6);
    const fit = fitLognormal(momentsOf(seen), { low: 4, high: 6 })!;
    expect(Math.abs(fit.mu - 5)).toBeLessThan(4 * fit.muError);
    expect(Math.abs(fit.sigma - 1)).toBeLessThan(4 * fit.sigmaError);
  });

  it('recovers what was only seen to last longer', () => {
    const all = logs(5000, 5, 1);
    const ended = all.filter((y) => y <= 5.5);
    const fit = fitLognormal(momentsOf(ended), {}, { log: [5.5], count: [all.length - ended.length] })!;
    expect(Math.abs(fit.mu - 5)).toBeLessThan(4 * fit.muError);
    expect(Math.abs(fit.sigma - 1)).toBeLessThan(4 * fit.sigmaError);
    // Left out, they would make talks shorter than they are.
    expect(fitLognormal(momentsOf(ended))!.mu).toBeLessThan(4.7);
  });

  it('is none of two values, or of values all alike', () => {
    expect(fitLognormal(momentsOf([1, 2]))).toBeUndefined();
    expect(fitLognormal(momentsOf([1, 1, 1, 1]))).toBeUndefined();
  });

  it('has the mean of the textbook', () => {
    expect(lognormalMean(4.8639, 0.8888)).toBeCloseTo(192.3, 0);
  });
});

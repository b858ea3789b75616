import { describe, expect, it } from 'vitest';
import { drawPoisson, drawRateFactor, SlotReader, Slots } from '../../src/random/index.ts';
import { fitGammaPoisson, quantileGammaPoisson, splitVariation } from '../../src/stats/index.ts';

/** `days` of `hours` counts each with mean `mean`, whose rates vary by day and by hour. */
function draw(
  days: number,
  hours: number,
  mean: number,
  daily: number,
  hourly: number,
  seed = 1,
): number[][] {
  const reader = new SlotReader(new Slots(seed, 0), 79, 0, 0);
  return Array.from({ length: days }, () => {
    const day = drawRateFactor(reader, daily);
    return Array.from({ length: hours }, () =>
      drawPoisson(reader, mean * day * drawRateFactor(reader, hourly)),
    );
  });
}

describe('counts whose rate varies', () => {
  // scipy.stats.nbinom 1.17.1.
  it.each([
    [0.05, 100, 0.1, 78],
    [0.95, 100, 0.1, 124],
    [0.95, 3, 0.5, 7],
    [0.05, 1000, 0.0706, 876],
    [0.5, 40, 1.5, 16],
    [0.95, 250, 0, 276],
  ])('have the quantile at %d of mean %d, varying by %d, at %d', (p, mean, cv, expected) => {
    expect(quantileGammaPoisson(p, mean, cv)).toBe(expected);
  });

  it('say by how much: the likelihood finds .1, and 0 where nothing varies', () => {
    const counts = draw(400, 1, 500, 0.1, 0).map(([count]) => count!);
    const means = counts.map(() => 500);
    expect(fitGammaPoisson(counts, means)).toBeGreaterThan(0.085);
    expect(fitGammaPoisson(counts, means)).toBeLessThan(0.115);
    const calm = draw(400, 1, 500, 0, 0).map(([count]) => count!);
    expect(fitGammaPoisson(calm, means)).toBeLessThan(0.025);
    expect(
      fitGammaPoisson(
        means.map((mean) => mean),
        means,
      ),
    ).toBe(0);
  });

  it('part into what a day shares and what an hour has for itself', () => {
    const counts = draw(800, 14, 150, 0.115, 0.15);
    const means = counts.map((row) => row.map(() => 150));
    const { daily, hourly } = splitVariation(counts, means);
    expect(daily).toBeGreaterThan(0.103);
    expect(daily).toBeLessThan(0.127);
    expect(hourly).toBeGreaterThan(0.142);
    expect(hourly).toBeLessThan(0.158);
  });

  it('that vary by day only have no hourly part, and the other way round', () => {
    const byDay = draw(800, 14, 150, 0.115, 0);
    const means = byDay.map((row) => row.map(() => 150));
    expect(splitVariation(byDay, means).hourly).toBeLessThan(0.025);
    expect(splitVariation(draw(800, 14, 150, 0, 0.15), means).daily).toBeLessThan(0.025);
  });
});

/**
 * A year's shape like that of a bank in 2003: 28 half-hours of some 1,150 calls, weekday factors known; 120 days predict
 * 44 others.
 */
describe('half-hours that 120 days predict', () => {
  const days = draw(164, 28, 1150, 0.0632, 0.0383, 5);
  const [train, test] = [days.slice(0, 120), days.slice(120)];
  const means = train[0]!.map((_, h) => train.reduce((sum, row) => sum + row[h]!, 0) / train.length);
  const { daily, hourly } = splitVariation(
    train,
    train.map(() => means),
  );
  const coverage = (cv: number): number => {
    let inside = 0;
    for (const row of test)
      row.forEach((count, h) => {
        const mean = means[h]!;
        if (count >= quantileGammaPoisson(0.05, mean, cv) && count <= quantileGammaPoisson(0.95, mean, cv))
          inside++;
      });
    return inside / (test.length * means.length);
  };

  it('lie in 90 % intervals of a gamma-mixed Poisson as often as they should', () => {
    const share = coverage(Math.hypot(daily, hourly));
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(0.93);
  });

  it('lie outside of plain Poisson’s half the time', () => {
    expect(coverage(0)).toBeLessThan(0.6);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawGamma, SlotReader, Slots } from '../../src/random/index.ts';
import {
  differenceInterval,
  ksDistance,
  ksLimit,
  meanInterval,
  quantileStudent,
  ratioInterval,
  RunningMean,
  shareInterval,
  tailStudent,
  varianceRatio,
} from '../../src/stats/index.ts';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 });

describe('a running mean', () => {
  it('equals mean and variance computed in two passes', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const running = new RunningMean();
        values.forEach((x) => running.add(x));
        const mean = values.reduce((a, b) => a + b, 0) / values.length;
        const variance = values.reduce((a, x) => a + (x - mean) ** 2, 0) / (values.length - 1);
        expect(Math.abs(running.mean - mean)).toBeLessThan(1e-6);
        expect(Math.abs(running.variance - variance)).toBeLessThan(1e-9 * (1 + variance) + 1e-6);
      }),
    );
  });

  it('of two parts merged equals that of the whole', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (values, cut) => {
        const parts = [new RunningMean(), new RunningMean(), new RunningMean()] as const;
        values.forEach((x, i) => {
          parts[i < cut % values.length ? 0 : 1].add(x);
          parts[2].add(x);
        });
        parts[0].merge(parts[1]);
        expect(parts[0].count).toBe(values.length);
        expect(Math.abs(parts[0].mean - parts[2].mean)).toBeLessThan(1e-6);
        expect(Math.abs(parts[0].variance - parts[2].variance)).toBeLessThan(
          1e-9 * (1 + parts[2].variance) + 1e-6,
        );
      }),
    );
  });
});

describe("Student's quantile", () => {
  it.each([
    [0.975, 1, 12.706204736432095],
    [0.975, 2, 4.302652729911275],
    [0.975, 9, 2.2621571628540993],
    [0.995, 4, 4.604094871415897],
    [0.9, 30, 1.3104150253913947],
    [0.975, 1000, 1.9623390808264078],
    [0.975, Infinity, 1.959963984540054],
    [0.5, 3, 0],
  ])('at %d with %d degrees of freedom is %d', (p, df, t) => {
    expect(quantileStudent(p, df)).toBeCloseTo(t, 8);
  });

  it('inverts the tail probability and is odd, for any degrees of freedom and level', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 0.49, noNaN: true }),
        fc.double({ min: 0.5, max: 1e5, noNaN: true }),
        (tail, df) => {
          const t = -quantileStudent(tail, df);
          expect(tailStudent(t, df) / tail).toBeCloseTo(1, 8);
          expect(quantileStudent(1 - tail, df) / t).toBeCloseTo(1, 5);
        },
      ),
    );
  });
});

describe('intervals', () => {
  const exponential = (i: number, j: number): number =>
    drawGamma(new SlotReader(new Slots(5, i), 1, j, 0), 1);

  it('contain their estimate, and are endless below two values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 30 }),
        fc.double({ min: 0.01, max: 0.999, noNaN: true }),
        (values, level) => {
          const interval = meanInterval(values, level);
          expect(interval.low).toBeLessThanOrEqual(interval.estimate);
          expect(interval.high).toBeGreaterThanOrEqual(interval.estimate);
          if (values.length < 2) expect([interval.low, interval.high]).toEqual([-Infinity, Infinity]);
        },
      ),
    );
    expect(() => meanInterval([1, 2], 1)).toThrow('1');
  });

  it('cover the true mean as often as they say', () => {
    const runs = 1000;
    let covered = 0;
    for (let i = 0; i < runs; i++) {
      const sums = Float64Array.from(
        { length: 8 },
        (_, j) =>
          exponential(i, 4 * j) +
          exponential(i, 4 * j + 1) +
          exponential(i, 4 * j + 2) +
          exponential(i, 4 * j + 3),
      );
      const interval = meanInterval(sums, 0.9);
      if (interval.low < 4 && interval.high > 4) covered++;
    }
    // Sums of four are a little skewed: coverage may fall short by a point or two, not by five.
    expect(covered / runs).toBeGreaterThan(0.86);
    expect(covered / runs).toBeLessThan(0.94);
  });

  it('of a ratio equal those of the mean when the base never varies', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 1e3, noNaN: true }), { minLength: 2, maxLength: 20 }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        (values, base) => {
          const ratio = ratioInterval(
            values,
            values.map(() => base),
          );
          const mean = meanInterval(values.map((x) => x / base));
          expect(ratio.estimate).toBeCloseTo(mean.estimate, 6);
          expect(ratio.high).toBeCloseTo(mean.high, 6);
        },
      ),
    );
  });

  it('of a difference are those of the paired differences', () => {
    expect(differenceInterval([3, 5, 8], [1, 3, 6])).toMatchObject({ estimate: 2, low: 2, high: 2 });
    expect(() => differenceInterval([1], [1, 2])).toThrow('1 and 2');
  });

  it("of a share are Wilson's", () => {
    // Newcombe 1998, table I: 81 of 263 and 0 of 20.
    const some = shareInterval(81, 263);
    expect(some.low).toBeCloseTo(0.2553, 4);
    expect(some.high).toBeCloseTo(0.3662, 4);
    const none = shareInterval(0, 20);
    expect(none.low).toBe(0);
    expect(none.high).toBeCloseTo(0.1611, 4);
    expect(shareInterval(0, 0)).toMatchObject({ low: 0, high: 1, count: 0 });
    expect(shareInterval(20, 20).high).toBe(1);
  });
});

describe('the variance ratio', () => {
  it('is near 1 for independent columns and large for columns that move together', () => {
    const a = Float64Array.from({ length: 4000 }, (_, i) =>
      drawGamma(new SlotReader(new Slots(1, 0), 1, i, 0), 4),
    );
    const b = Float64Array.from({ length: 4000 }, (_, i) =>
      drawGamma(new SlotReader(new Slots(1, 0), 1, i, 1), 4),
    );
    expect(varianceRatio(a, b)).toBeGreaterThan(0.9);
    expect(varianceRatio(a, b)).toBeLessThan(1.1);
    expect(
      varianceRatio(
        a,
        a.map((x, i) => x + 0.1 * b[i]!),
      ),
    ).toBeGreaterThan(100);
    expect(varianceRatio([1, 2, 4], [2, 3, 5])).toBe(Infinity);
  });
});

describe('Kolmogorov and Smirnov', () => {
  it('measure the largest gap on either side of a step', () => {
    expect(ksDistance([0.1, 0.2, 0.3, 0.4], (x) => x)).toBeCloseTo(0.6, 12);
    expect(ksDistance([0.9], (x) => x)).toBeCloseTo(0.9, 12);
  });

  it('notice a wrong distribution', () => {
    const values = Float64Array.from({ length: 5000 }, (_, i) => exponential2(i));
    expect(ksDistance(values, (x) => -Math.expm1(-x))).toBeLessThan(ksLimit(5000, 1e-6));
    expect(ksDistance(values, (x) => -Math.expm1(-x * 1.2))).toBeGreaterThan(ksLimit(5000, 1e-6));

    function exponential2(i: number): number {
      return drawGamma(new SlotReader(new Slots(6, 0), 1, i, 0), 1);
    }
  });
});

import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { quantileOf } from '../../src/stats/index.ts';

describe('a quantile', () => {
  it('interpolates between the closest ranks, as R does', () => {
    // quantile(c(1, 3, 4, 10), c(.05, .5, .95)) in R gives 1.3, 3.5 and 9.1.
    expect([0.05, 0.5, 0.95].map((p) => quantileOf([1, 3, 4, 10], p))).toEqual([
      expect.closeTo(1.3, 12),
      3.5,
      expect.closeTo(9.1, 12),
    ]);
    expect(quantileOf([], 0.5)).toBeNaN();
  });

  test.prop([
    fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ])('lies among the values, and does not fall when more is asked for', (values, p) => {
    const sorted = Float64Array.from(values).toSorted();
    const at = quantileOf(sorted, p);
    expect(at).toBeGreaterThanOrEqual(sorted[0] as number);
    expect(at).toBeLessThanOrEqual(sorted.at(-1) as number);
    expect(quantileOf(sorted, Math.min(1, p + 0.1))).toBeGreaterThanOrEqual(at);
  });
});

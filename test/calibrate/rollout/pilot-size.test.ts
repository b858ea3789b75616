import { describe, expect } from 'vitest';
import { fc, it } from '@fast-check/vitest';
import { guardRail, pilotCalls, steppedWedgeError } from '../../../src/calibrate/rollout/pilot-size.ts';
import { quantileBeta } from '../../../src/stats/index.ts';

const plan = (before: number, after: number): number =>
  pilotCalls({ before, after, share: 0.05, power: 0.8, level: 0.05 });

describe('the size of a pilot', () => {
  it.each([
    [0.076, 0.056, 3, 1110],
    [0.076, 0.066, 3, 5130],
    [0.076, 0.071, 3, 21_900],
    [0.126, 0.012, 2, 11],
  ])('from %d to %d takes, in %d digits, %d calls', (before, after, digits, calls) => {
    expect(Number(plan(before, after).toPrecision(digits))).toBe(calls);
  });

  it('is endless for no effect', () => {
    expect(plan(0.1, 0.1)).toBe(Number.POSITIVE_INFINITY);
  });

  it.prop([fc.double({ min: 0.02, max: 0.5, noNaN: true }), fc.double({ min: 0.1, max: 0.9, noNaN: true })])(
    'grows as the effect shrinks',
    (before, factor) => {
      expect(plan(before, before * (1 - factor / 2))).toBeGreaterThan(plan(before, before * (1 - factor)));
    },
  );
});

describe('the guard rail', () => {
  it.prop([fc.integer({ min: 50, max: 5000 }), fc.double({ min: 0.01, max: 0.4, noNaN: true })])(
    'is the first count that is surely more than three points above',
    (calls, control) => {
      const lost = guardRail(calls, control) as number;
      const least = (count: number): number => quantileBeta(0.05, count + 0.5, calls - count + 0.5);
      expect(least(lost)).toBeGreaterThan(control + 0.03);
      expect(least(lost - 1)).toBeLessThanOrEqual(control + 0.03);
    },
  );

  it('does not stand where a share cannot be', () => {
    expect(guardRail(100, 0.98)).toBeUndefined();
  });
});

describe('a roll-out in waves', () => {
  const wedge = { lines: 18, waves: 3, calls: 3046, share: 0.076, dispersion: 2.8, between: 0.01 };
  it.each([
    [8, 0.0024],
    [12, 0.002],
    [24, 0.0014],
  ])('of %d weeks has a standard error of about %d', (weeks, error) => {
    expect(Math.abs(steppedWedgeError({ ...wedge, weeks }) / error - 1)).toBeLessThan(0.1);
  });
});

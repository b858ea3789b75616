/**
 * Defaults that are called measured, held against what was measured: figures worked out from two public call logs (the
 * Technion's "Anonymous Bank", February 1999, its 18 ordinary days; the call centre of a bank, weekdays of 2003), each
 * with its 95 % interval. Days were resampled where calls are not independent.
 */
import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS, type Parameter } from '../../src/behaviour/index.ts';
import { CUSTOMER_HAZARD, HOUR_SHARES, WEEKDAY_SHARES } from '../../src/scenario/default-tables.ts';
import { WORLD_PARAMETERS } from '../../src/scenario/index.ts';

const ALL: Readonly<Record<string, Parameter>> = { ...DEFAULT_PARAMETERS, ...WORLD_PARAMETERS };

/** Name, interval, and what it is an interval of. */
const MEASURED: readonly [name: string, low: number, high: number, of: string][] = [
  ['hangUpProgressing', 0.00105, 0.00159, 'hang-ups a second, 1 to 10 s in the menu, 1999'],
  ['hangUpStuck', 0.00521, 0.00822, 'the same, 20 to 120 s in the menu'],
  ['redialProbability', 0.285, 0.337, 'next call within 24 h of giving up in the queue, by callers, 1999'],
  ['redialMu', 6.315, 6.687, 'mean log delay of these calls, cut at 4 h'],
  ['redialSigma', 1.764, 1.984, 'standard deviation of the log delay'],
  ['handlingSigma', 0.874, 0.9602, 'standard deviation of the log talk, from ordinary to all calls, 1999'],
  ['prospectPatience', 205, 224, 'mean patience of prospects, exponential, 1999'],
  ['dailyCv', 0.08, 0.138, 'spread of ordinary days beyond chance, 1999'],
  ['hourlyCv', 0.0334, 0.0434, 'spread of half-hours given the day’s total, 2003'],
];

describe('a default that was measured', () => {
  it.each(MEASURED)('%s lies from %d to %d: %s', (name, low, high) => {
    const { value, status, low: least, high: most } = ALL[name] as Parameter;
    expect(status).toBe('measured');
    expect(value).toBeGreaterThanOrEqual(low);
    expect(value).toBeLessThanOrEqual(high);
    // Somebody else's callers: its range is no narrower than its interval, but for the last digit.
    expect(least).toBeLessThanOrEqual(low * 1.002);
    expect(most).toBeGreaterThanOrEqual(high * 0.996);
  });

  it('is in the list above, unless it was measured by something else than an interval', () => {
    const others = ['redialMaxSeconds', 'handlingSeconds', 'patienceFactor'];
    const measured = Object.keys(ALL).filter((name) => ALL[name]?.status === 'measured');
    expect(measured.toSorted()).toEqual([...MEASURED.map(([name]) => name), ...others].toSorted());
  });

  it.each([
    [10, 0.97, 0.978],
    [30, 0.918, 0.937],
    [60, 0.854, 0.877],
    [120, 0.761, 0.792],
    [300, 0.599, 0.639],
  ])('is the patience of customers: after %d s still waiting, %d to %d', (seconds, low, high) => {
    const { from, rate } = CUSTOMER_HAZARD;
    const gathered = from.reduce(
      (sum, start, i) =>
        sum + (rate[i] ?? 0) * Math.max(0, Math.min(seconds, from[i + 1] ?? Infinity) - start),
      0,
    );
    expect(Math.exp(-gathered)).toBeGreaterThanOrEqual(low);
    expect(Math.exp(-gathered)).toBeLessThanOrEqual(high);
  });

  it('is the mix of weekdays, against their own mean', () => {
    const days = WEEKDAY_SHARES.shares.slice(0, 5);
    const mean = days.reduce((sum, share) => sum + share, 0) / 5;
    const intervals: readonly [low: number, high: number][] = [
      [1.102, 1.143],
      [0.982, 1.031],
      [0.933, 0.965],
      [0.933, 0.962],
      [0.97, 1],
    ];
    intervals.forEach(([low, high], day) => {
      expect((days[day] ?? NaN) / mean).toBeGreaterThanOrEqual(low);
      expect((days[day] ?? NaN) / mean).toBeLessThanOrEqual(high);
    });
  });

  it('is the day by the hour, of which the night is a hundredth', () => {
    const whole = HOUR_SHARES.shares.reduce((sum, share) => sum + share, 0);
    expect(HOUR_SHARES.shares).toHaveLength(24);
    expect(HOUR_SHARES.shares.slice(0, 7).reduce((sum, share) => sum + share, 0) / whole).toBeCloseTo(
      0.009,
      3,
    );
    expect(Math.max(...HOUR_SHARES.shares)).toBe(HOUR_SHARES.shares[10]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addExposure, estimateSurvival, jeffreysRate, survivalAt } from '../../src/stats/index.ts';

/** Weeks in remission, maintained group (Miller 1981; R's survival::aml): + is censored. */
const AML = estimateSurvival({
  times: [9, 13, 18, 23, 28, 31, 34, 45, 48, 161],
  events: [1, 1, 1, 1, 0, 1, 1, 0, 1, 0],
  censored: [0, 1, 0, 0, 1, 0, 0, 1, 0, 1],
});
const EXPECTED = [
  [9, 0.9090909, 0.6101575, 0.9817807],
  [13, 0.8181818, 0.525524, 0.9393273],
  [18, 0.7159091, 0.4177041, 0.8799044],
  [23, 0.6136364, 0.3234555, 0.8095344],
  [31, 0.4909091, 0.2140303, 0.7200968],
  [34, 0.3681818, 0.12646, 0.617051],
  [48, 0.1840909, 0.0222434, 0.4711662],
] as const;

const arbitraryDurations = fc
  .array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 20 })
  .filter((rows) => rows.some(([events, censored]) => events + censored > 0))
  .map((rows) => ({
    times: rows.map((_, i) => i + 1),
    events: rows.map(([events]) => events),
    censored: rows.map(([, censored]) => censored),
  }));

describe('Kaplan-Meier', () => {
  it.each(EXPECTED)('at week %d of a textbook’s remissions is %d, log-log %d to %d', (time, s, low, high) => {
    const at = survivalAt(AML, time);
    expect(at.estimate).toBeCloseTo(s, 6);
    expect(at.low).toBeCloseTo(low, 5);
    expect(at.high).toBeCloseTo(high, 5);
  });

  it('never rises, and its interval holds it inside 0 to 1', () => {
    fc.assert(
      fc.property(arbitraryDurations, fc.nat(22), (durations, time) => {
        const curve = estimateSurvival(durations);
        const { estimate, low, high } = survivalAt(curve, time);
        expect(low).toBeLessThanOrEqual(estimate);
        expect(high).toBeGreaterThanOrEqual(estimate);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(estimate).toBeGreaterThanOrEqual(survivalAt(curve, time + 1).estimate);
      }),
    );
  });

  it('without censoring is the plain share', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), fc.nat(12), (events, time) => {
        const times = events.map((_, i) => i + 1);
        const curve = estimateSurvival({ times, events, censored: events.map(() => 0) });
        const all = events.reduce((sum, each) => sum + each, 0);
        const later = events.reduce((sum, each, i) => sum + (times[i]! > time ? each : 0), 0);
        expect(survivalAt(curve, time).estimate).toBeCloseTo(later / all, 9);
      }),
    );
  });

  it('counts nobody who was only last seen as ended', () => {
    const curve = estimateSurvival({ times: [1, 2], events: [0, 0], censored: [10, 20] });
    expect(survivalAt(curve, 2)).toMatchObject({ estimate: 1, high: 1 });
    expect(survivalAt(curve, 2).low).toBeCloseTo(0.05 ** (1 / 30), 9);
  });
});

describe('exposure by bands', () => {
  it('adds up to what was lived through, and ends where it ended', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 500, noNaN: true }), (seconds) => {
        const from = [0, 5, 10, 60];
        const exposure = new Float64Array(4);
        const band = addExposure(from, seconds, exposure);
        expect(exposure.reduce((sum, each) => sum + each, 0)).toBeCloseTo(seconds, 9);
        expect(from[band]!).toBeLessThanOrEqual(seconds);
        expect(exposure.slice(band + 1).every((each) => each === 0)).toBe(true);
      }),
    );
  });

  it('is what Jeffreys’ rate is of: 118 hang-ups in 51,796 s at a bank are 2.28 per 1,000 s', () => {
    const { estimate, low, high } = jeffreysRate(118, 51_796);
    expect(1000 * estimate).toBeCloseTo(2.28, 2);
    expect(1000 * low).toBeGreaterThan(1.9);
    expect(1000 * high).toBeLessThan(2.7);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CUSTOMER_HAZARD,
  expandCallers,
  expectedArrivals,
  HOUR_SHARES,
  needShares,
  needWordsOf,
  WEEKDAY_SHARES,
  WORLD_PARAMETERS,
  type ScenarioConfig,
} from '../../src/scenario/index.ts';
import { assume, smallScenario } from './small-scenario.ts';

const total = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
const share = fc.double({ min: 0, max: 10, noNaN: true });
const probability = fc.double({ min: 0, max: 1, noNaN: true });

const anyScenario: fc.Arbitrary<ScenarioConfig> = fc
  .record({
    products: fc.array(share, { minLength: 1, maxLength: 4 }),
    intents: fc.array(share, { minLength: 1, maxLength: 3 }),
    segments: fc.array(share, { minLength: 1, maxLength: 3 }),
    fixed: fc.option(fc.double({ min: 0.001, max: 1, noNaN: true })),
    hasHistory: fc.boolean(),
  })
  .filter(
    ({ products, intents, segments }) =>
      [products, intents, segments].every((shares) => total(shares) > 1e-6) &&
      total(products) * total(intents) > 1e-9,
  )
  .map(({ products, intents, segments, fixed, hasHistory }) => ({
    ...smallScenario,
    products: products.map((s, i) => ({ ...smallScenario.products[0]!, id: `p${i}`, share: s })),
    intents: intents.map((s, i) => ({
      ...smallScenario.intents[0]!,
      id: `i${i}`,
      share: s,
      ...(hasHistory && i === 0 && { history: 'open-case' }),
    })),
    segments: segments.map((s, i) => ({ ...smallScenario.segments[i % 2]!, id: `s${i}`, share: s })),
    ...(fixed === null ? {} : { needs: { 'p0.i0': fixed } }),
  }));
const anyParameters = fc
  .record({
    recognised: probability,
    deviceMatches: probability,
    openRepair: probability,
    openRepairOther: probability,
    knowsMenus: probability,
    patient: probability,
    lowMemory: probability,
  })
  .map((values) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, assume(value, 0, 1, 'share')])),
  );

describe('the kinds of callers', () => {
  it('weigh 1 together and are never negative', () => {
    fc.assert(
      fc.property(anyScenario, anyParameters, (scenario, parameters) => {
        const { types } = expandCallers(scenario, parameters);
        expect(total(types.map(({ weight }) => weight))).toBeCloseTo(1, 9);
        expect(types.every(({ weight }) => weight >= 0)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('stand need by need, each need with the same profiles in the same order', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const { types, needs, profiles, profileCount, patienceOfProfile } = expandCallers(
          scenario,
          WORLD_PARAMETERS,
        );
        expect(types.length).toBe(needs.length * profileCount);
        expect(profiles.length).toBe(profileCount);
        expect(patienceOfProfile.length).toBe(profileCount);
        const misplaced = types.filter((type, t) => {
          const { segment, dispositions } = profiles[t % profileCount]!;
          return (
            type.need !== needs[Math.floor(t / profileCount)] ||
            type.segment !== segment.id ||
            type.dispositions !== dispositions
          );
        });
        expect(misplaced).toEqual([]);
        expect(needWordsOf(scenario).map(({ need }) => need)).toEqual(needs);
      }),
      { numRuns: 10 },
    );
  });

  it('come for each need in the share that products, intents and settings give', () => {
    fc.assert(
      fc.property(anyScenario, anyParameters, (scenario, parameters) => {
        const { types } = expandCallers(scenario, parameters);
        const shares = needShares(scenario);
        expect(total(shares.map((s) => s.share))).toBeCloseTo(1, 9);
        for (const { need, share: expected } of shares) {
          expect(total(types.filter((type) => type.need === need).map(({ weight }) => weight))).toBeCloseTo(
            expected,
            9,
          );
        }
      }),
      { numRuns: 40 },
    );
    expect(needShares(smallScenario).map(({ need, share: s }) => [need, s])).toEqual([
      ['pc.buy', 0.375],
      ['pc.repair', 0.375],
      ['phone.buy', 0.125],
      ['phone.repair', 0.125],
    ]);
    const set = needShares({ ...smallScenario, needs: { 'pc.buy': 0.7, 'phone.buy': 0 } });
    expect(set.map(({ share: s }) => Math.round(1000 * s))).toEqual([700, 225, 0, 75]);
  });

  it('are known to the system only when recognised, and prospects never are', () => {
    const { types } = expandCallers(smallScenario, WORLD_PARAMETERS);
    const present = types.filter(({ weight }) => weight > 0);
    for (const { segment, facts, need } of present) {
      const product = need.split('.')[0]!;
      expect(['unknown', segment]).toContain(facts.identity);
      if (segment === 'prospect') expect(facts.identity).toBe('unknown');
      if (facts.identity === 'unknown') expect([facts.devices, facts.history]).toEqual([[], []]);
      else expect(facts.devices).toHaveLength(1);
      if (facts.history.length > 0) {
        expect(facts.devices).toEqual([product]);
        expect(facts.history).toEqual(['open-repair', `open-repair-${product}`]);
      }
    }
    const weightOf = (holds: (type: (typeof types)[number]) => boolean): number =>
      total(types.filter(holds).map(({ weight }) => weight));
    const known = weightOf(({ facts }) => facts.identity !== 'unknown');
    expect(known).toBeCloseTo(0.75 * WORLD_PARAMETERS['recognised']!.value, 12);
    const other = weightOf(
      ({ facts, need }) => facts.devices.length > 0 && facts.devices[0] !== need.split('.')[0],
    );
    expect(other / known).toBeCloseTo(1 - WORLD_PARAMETERS['deviceMatches']!.value, 12);
  });

  it('with an open case call about it more often than about anything else', () => {
    const { types } = expandCallers(smallScenario, WORLD_PARAMETERS);
    const open = types.filter(({ facts }) => facts.history.length > 0);
    const of = (intent: string): number =>
      total(open.filter(({ need }) => need.endsWith(intent)).map(({ weight }) => weight));
    expect(of('.repair')).toBeGreaterThan(of('.buy'));
    expect(of('.buy')).toBeGreaterThan(0);
  });

  it('have no open case where no intent names one', () => {
    const intents = smallScenario.intents.map(({ history: _, ...intent }) => intent);
    const { types } = expandCallers({ ...smallScenario, intents }, WORLD_PARAMETERS);
    expect(types.every(({ facts, weight }) => facts.history.length === 0 || weight === 0)).toBe(true);
  });

  it('survive a queue as the measured hazards say', () => {
    const { patience, patienceOfProfile, profiles } = expandCallers(smallScenario, WORLD_PARAMETERS);
    profiles.forEach(({ segment }, k) =>
      expect(patienceOfProfile[k]).toBe(segment.patience === 'customers' ? 0 : 1),
    );
    const survives = (until: number): number =>
      Math.exp(
        -total(
          patience[0]!.from.map(
            (from, i) =>
              patience[0]!.rate[i]! *
              Math.max(0, Math.min(until, patience[0]!.from[i + 1] ?? Infinity) - from),
          ),
        ),
      );
    // Published S at these seconds; the hazards are printed to 0.1 per 1000 s, which moves S(120 s) by up to
    // 0.005.
    for (const [seconds, expected] of [
      [30, 0.923],
      [60, 0.858],
      [120, 0.767],
      [300, 0.607],
    ] as const) {
      expect(Math.abs(survives(seconds) - expected)).toBeLessThan(0.005);
    }
    expect(1 / patience[1]!.rate[0]!).toBeCloseTo(214, 9);
  });
});

describe('fresh callers', () => {
  it('come at the same rate however long one looks: a month is 30 days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 366 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (days, callers) => {
          const expected = expectedArrivals(
            { ...smallScenario, days, callersPerMonth: assume(callers, 0, callers, 'callers') },
            {},
          );
          expect(expected.length).toBe(24 * days);
          const fourWeeks = expectedArrivals(
            { ...smallScenario, days: 28, callersPerMonth: assume(callers, 0, callers, 'callers') },
            {},
          );
          expect(total(fourWeeks)).toBeCloseTo((callers * 28) / 30, 3);
          expect(expected.slice(0, 28 * 24)).toEqual(fourWeeks.slice(0, days * 24));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('follow the hours of the day and the days of the week, from Monday', () => {
    const expected = expectedArrivals(smallScenario, {});
    expect(expected[10]! / expected[9]!).toBeCloseTo(8.3 / 7.2, 9);
    expect(expected[5 * 24 + 10]! / expected[10]!).toBeCloseTo(
      WEEKDAY_SHARES.shares[5]! / WEEKDAY_SHARES.shares[0]!,
      9,
    );
    expect(expected[7 * 24 + 10]).toBeCloseTo(expected[10]!, 9);
  });

  it("follow the scenario's own tables and an overridden number of callers", () => {
    const hourShares = {
      shares: HOUR_SHARES.shares.map((_, hour) => (hour === 12 ? 1 : 0)),
      source: 'a test',
      status: 'assumption' as const,
    };
    const expected = expectedArrivals(
      { ...smallScenario, hourShares },
      { callersPerMonth: assume(140, 0, 200, 'callers') },
    );
    // 14 of the 30 days of a month.
    expect(total(expected)).toBeCloseTo((140 * 14) / 30, 9);
    expect(total(expected.filter((_, i) => i % 24 === 12))).toBeCloseTo(total(expected), 9);
  });

  it('have hazards and shares of the right shape by default', () => {
    expect(HOUR_SHARES.shares).toHaveLength(24);
    expect(WEEKDAY_SHARES.shares).toHaveLength(7);
    expect(CUSTOMER_HAZARD.from).toHaveLength(CUSTOMER_HAZARD.rate.length);
  });
});

describe('every default parameter', () => {
  it.each(Object.entries(WORLD_PARAMETERS))(
    '%s lies in its range and says where it comes from',
    (_, { value, low, high, source, unit }) => {
      expect(low).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(high);
      expect(low).toBeLessThan(high);
      expect(source).not.toBe('');
      expect(unit).not.toBe('');
    },
  );
});

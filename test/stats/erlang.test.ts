import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeErlangA, computeErlangC, computeMenuQueue, findErlangAgents } from '../../src/stats/index.ts';

describe('Erlang-C', () => {
  it.each([
    [100, 180, 7, 0.32415, 29.1735, 0.740441],
    [360, 240, 28, 0.333139, 19.9883, 0.761296],
  ])(
    'for %d calls/h of %d s and %d agents gives the published figures',
    (perHour, handling, agents, wait, mean, within) => {
      const result = computeErlangC(perHour / 3600, handling, agents);
      expect(result.waitProbability).toBeCloseTo(wait, 5);
      expect(result.meanWait).toBeCloseTo(mean, 3);
      expect(result.withinShare).toBeCloseTo(within, 5);
    },
  );

  it('has no steady state when the load exceeds the agents', () => {
    expect(computeErlangC(1, 10, 10).meanWait).toBe(Infinity);
  });

  it.each([
    [20, 72, 36],
    [30, 90, 51],
  ])('pools 18 lines of %d calls/h from %d agents to %d', (perHour, apart, pooled) => {
    expect(18 * findErlangAgents(perHour / 3600, 300, 0.8, 20)).toBe(apart);
    expect(findErlangAgents((18 * perHour) / 3600, 300, 0.8, 20)).toBe(pooled);
  });
});

describe('Erlang-A', () => {
  it.each([
    [360, 240, 300, 24, 0.553329, 22.9976, 0.076659, 0.59186],
    [100, 180, 450, 5, 0.656432, 61.586, 0.136858, 0.41764],
  ])(
    'for %d calls/h of %d s, patience %d s and %d agents gives the published figures',
    (perHour, handling, patience, agents, wait, mean, abandon, within) => {
      const result = computeErlangA(perHour / 3600, handling, patience, agents);
      expect(result.waitProbability).toBeCloseTo(wait, 5);
      expect(result.meanWait).toBeCloseTo(mean, 3);
      expect(result.abandonProbability).toBeCloseTo(abandon, 5);
      expect(result.withinShare).toBeCloseTo(within, 5);
    },
  );

  it('comes to Erlang-C as patience grows', () => {
    const patient = computeErlangA(0.1, 240, 1e9, 28);
    const endless = computeErlangC(0.1, 240, 28);
    expect(patient.waitProbability).toBeCloseTo(endless.waitProbability, 5);
    expect(patient.meanWait).toBeCloseTo(endless.meanWait, 2);
    expect(patient.withinShare).toBeCloseTo(endless.withinShare, 5);
  });

  it('answers within a very long time all who do not give up', () => {
    const load = fc.record({
      rate: fc.double({ min: 0.001, max: 1, noNaN: true }),
      handling: fc.integer({ min: 30, max: 600 }),
      patience: fc.integer({ min: 30, max: 300 }),
      agents: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(load, ({ rate, handling, patience, agents }) => {
        const result = computeErlangA(rate, handling, patience, agents, 20 * patience);
        // Two independent ways to the same share: balance equations, and the density of the offered wait.
        expect(result.withinShare + result.abandonProbability).toBeCloseTo(1, 4);
      }),
      { numRuns: 30 },
    );
  });

  it('stays finite for thousands of agents and for none', () => {
    expect(computeErlangA(2, 1000, 300, 3000).waitProbability).toBeLessThan(1e-9);
    expect(computeErlangA(2, 1000, 300, 0).abandonProbability).toBeCloseTo(1, 12);
  });
});

describe('a menu before agents', () => {
  it('has the product form published for it', () => {
    const result = computeMenuQueue({
      rate: 0.1,
      menuSeconds: 40,
      wantsAgent: 0.7,
      handling: 240,
      agents: 18,
      trunks: 40,
    });
    expect(result.blockedProbability).toBeCloseTo(0.016748, 6);
    expect(result.waitProbability).toBeCloseTo(0.620502, 6);
    expect(result.meanWait).toBeCloseTo(63.7523, 4);
  });
});

import { describe, expect, it } from 'vitest';
import { createInlinePool } from '../../../src/runner/index.ts';
import { countMonths, listWays, nameWay, planStaffing } from '../../../src/study/index.ts';
import { smallDesign, smallScenario } from '../small-study.ts';
import { target } from './steady-world.ts';

const scenario = {
  ...smallScenario,
  days: 7,
  callersPerMonth: { ...smallScenario.callersPerMonth, value: 6000 },
};

describe('staffing of a scenario', () => {
  it('compares both worlds at the same service, saves by pooling, and says the same again', async () => {
    const design = smallDesign({ worlds: ['before', 'after'], replications: 4, scenario });
    const ways = [{ kind: 'apart' }, { kind: 'pooled' }] as const;
    let months = 0;
    const result = await planStaffing(design, { target, ways }, createInlinePool(), {
      onMonth: () => void (months += 1),
    });
    expect(months).toBe(result.cases.length * countMonths(4));
    expect(result.cases.map(({ world, way }) => `${world} ${way.kind}`)).toEqual([
      'before apart',
      'before pooled',
      'after apart',
      'after pooled',
    ]);
    const [apart, pooled] = result.comparisons;
    expect(pooled?.weeklyHours.after).toBeLessThan(apart?.weeklyHours.after ?? 0);
    for (const { weeklyHours, peak, paidHours, figures } of result.comparisons) {
      for (const { before, after, difference } of [weeklyHours, peak, paidHours]) {
        expect(difference.mean).toBeCloseTo(after - before, 9);
        expect(difference.low ?? -Infinity).toBeLessThan(difference.mean);
        expect(difference.high ?? Infinity).toBeGreaterThan(difference.mean);
      }
      // Where both have the agents of their plans, both answer as many as was asked for.
      const level = figures.find(({ figure }) => figure === 'answeredIn20');
      expect(level?.before?.mean).toBeGreaterThan(target.share);
      expect(level?.after?.mean).toBeGreaterThan(target.share);
      expect(figures.find(({ figure }) => figure === 'repeats7d')?.difference?.replications).toBe(4);
    }
    expect(await planStaffing(design, { target, ways }, createInlinePool())).toEqual(result);
  });

  it('covers the half-hours with shifts when asked to, and pays for what that takes', async () => {
    const design = smallDesign({ worlds: ['after'], replications: 2, scenario });
    const ask = { target, ways: [{ kind: 'apart' }] as const, leastShift: 16 };
    const { cases } = await planStaffing(design, ask, createInlinePool());
    for (const { plan } of cases) {
      plan.agents.forEach((need, group) =>
        need.forEach((agents, shift) => expect(plan.roster[group]?.[shift]).toBeGreaterThanOrEqual(agents)),
      );
      expect(plan.shiftHours).toBeGreaterThan(plan.weeklyHours);
      expect(plan.paidHours).toBeGreaterThanOrEqual(plan.shiftHours);
    }
  });

  it('needs fewer agents the less it costs to help out, and never more than apart', async () => {
    const design = smallDesign({ worlds: ['after'], replications: 8, scenario: { ...scenario, days: 14 } });
    const { cases } = await planStaffing(design, { target }, createInlinePool());
    expect(cases.map(({ way }) => nameWay(way))).toEqual([
      'apart',
      'pooled',
      'cross-trained-10',
      'cross-trained-20',
    ]);
    const [apart = 0, pooled = 0, ten = 0, twenty = 0] = cases.map(({ plan }) => plan.weeklyHours);
    // Whole agents are coarse: a hundredth is nothing.
    expect(pooled).toBeLessThan(ten * 1.01);
    expect(ten).toBeLessThan(twenty * 1.01);
    expect(twenty).toBeLessThan(apart);
  });

  it('has one way where nothing can be pooled', () => {
    const [desk] = smallScenario.desks;
    expect(listWays({ ...scenario, desks: desk ? [desk] : [] }).map(nameWay)).toEqual(['apart']);
  });

  it('takes all desks that serve somebody as one where the scenario names no pools', async () => {
    const desks = scenario.desks.map(({ pool: _, ...desk }) => desk);
    const design = smallDesign({
      worlds: ['after'],
      replications: 1,
      scenario: { ...scenario, desks },
    });
    const result = await planStaffing(design, { target, ways: [{ kind: 'pooled' }] }, createInlinePool());
    expect(result.pools).toBe('all-desks');
    const serving = desks.filter(({ serves }) => serves.length > 0).length;
    expect(result.cases[0]?.desks).toHaveLength(desks.length - serving + 1);
    expect(result.cases[0]?.groups.map(({ id }) => id)).toContain('all-desks');
  });

  it('ends when it is asked to', async () => {
    const signal = { aborted: false };
    const design = smallDesign({ worlds: ['after'], replications: 1 });
    const result = await planStaffing(design, { target }, createInlinePool(), {
      signal,
      onMonth: () => void (signal.aborted = true),
    });
    expect(result).toMatchObject({ isStopped: true, cases: [], comparisons: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { compileWorld, observeDesks, type WorldProgram } from '../../../src/kernel/index.ts';
import { createInlinePool } from '../../../src/runner/index.ts';
import { findErlangAgents } from '../../../src/stats/index.ts';
import { listCases, planStaffing, searchAgents, type AgentPlan } from '../../../src/study/staffing/index.ts';
import { withAgents } from '../../../src/study/study-work.ts';
import { buildWorld } from '../../kernel/world-builder.ts';
import { smallDesign, smallScenario } from '../small-study.ts';

const target = { share: 0.8, withinSeconds: 20 };
const HANDLING = 300;
const erlang = (perHour: number): number =>
  findErlangAgents(perHour / 3600, HANDLING, target.share, target.withinSeconds);

describe('pooling, by theory', () => {
  it.each([
    [20, 72, 36],
    [30, 90, 51],
  ])(
    '18 equal lines at %i calls an hour need %i agents apart and %i together',
    (perLine, apart, together) => {
      expect(18 * erlang(perLine)).toBe(apart);
      expect(erlang(18 * perLine)).toBe(together);
    },
  );
});

/**
 * Steady Poisson callers who wait as long as it takes. `lines` needs, at a desk each or all at one; behind a
 * number each or all behind one.
 */
function steadyWorld(perHour: number, lines: number, { isPooled = false, isOneNumber = false } = {}) {
  const needs = Array.from({ length: lines }, (_, n) => n);
  const desks = isPooled ? [0] : needs;
  return buildWorld({
    needs: lines,
    lines: isOneNumber ? 1 : lines,
    exits: desks.map((desk) => ({ kind: 'desk' as const, desk })),
    entry: (line, type) => -1 - (isPooled ? 0 : isOneNumber ? type : line),
    dial: (type, line) => Number(isOneNumber || type === line),
    desks: desks.map((desk) => ({
      agents: isPooled ? 8 * lines : 8,
      serves: needs.map((need) => Number(isPooled || need === desk)),
      handling: { kind: 'exponential' as const, mean: HANDLING },
    })),
    days: 7,
    perHour: perHour * lines,
  });
}

const PER_HOUR = 20;
const LINES = 2;
function searchIn(program: WorldProgram, seed: number, replications: number): Promise<AgentPlan | undefined> {
  return searchAgents(program, { target, replications }, async (agents, from) => {
    const world = compileWorld(withAgents(program, agents));
    return Array.from({ length: replications }, (_, i) =>
      observeDesks(world, { seed, replication: from + i }, target.withinSeconds),
    ).flat();
  });
}
/** Several facts are about the same plans: each is searched for once. */
const plans = new Map<string, Promise<AgentPlan | undefined>>();
const search = async (options = {}): Promise<AgentPlan> => {
  const key = JSON.stringify(options);
  if (!plans.has(key)) plans.set(key, searchIn(steadyWorld(PER_HOUR, LINES, options), 1, 8));
  const plan = await plans.get(key);
  if (!plan) throw new Error('The search was stopped by nobody.');
  return plan;
};

describe('the search on the simulator', () => {
  it('finds what Erlang-C says where Erlang-C is exact, apart and pooled, and its plan meets the target', async () => {
    for (const isPooled of [false, true]) {
      const plan = await search({ isPooled });
      const theory = isPooled ? erlang(PER_HOUR * LINES) : LINES * erlang(PER_HOUR);
      const found = plan.weeklyHours / 168;
      // Half-hours are noisy and integers are coarse: within half an agent in the mean of all of them.
      expect(Math.abs(found - theory), `${found} for ${theory}`).toBeLessThan(0.5);
      expect(plan.isSettled).toBe(true);
      for (const desk of plan.judgement.desks) expect(desk.verdict).not.toBe('misses');
      // By chance one hour in forty may lie below; three in forty would be news.
      expect(plan.judgement.hoursMissed).toBeLessThan(0.075 * plan.judgement.hoursJudged);
    }
  });

  it('finds no saving behind one number whose skills stay apart', async () => {
    const before = await search();
    const after = await search({ isOneNumber: true });
    expect(Math.abs(after.weeklyHours - before.weeklyHours) / before.weeklyHours).toBeLessThan(0.02);
  });

  it('judges one agent fewer in the tightest hour on the same months as the plan', async () => {
    const { tightest } = (await search({ isPooled: true })).judgement;
    expect(tightest?.asPlanned.verdict).not.toBe('misses');
    expect(tightest?.oneFewer?.verdict).not.toBe('meets');
    expect(tightest?.oneFewer?.level.mean).toBeLessThan(tightest?.asPlanned.level.mean ?? 0);
  });

  it('keeps closed hours empty and one agent at the least in open ones', async () => {
    const world = steadyWorld(2, 1);
    const agents = Array.from({ length: 336 }, (_, shift) => Number(shift % 48 >= 17) * 3);
    const plan = await searchIn(
      { ...world, desks: world.desks.map((desk) => ({ ...desk, agents: Int32Array.from(agents) })) },
      2,
      2,
    );
    plan?.agents[0]?.forEach((count, shift) =>
      expect(count === 0, `half-hour ${shift}`).toBe(agents[shift] === 0),
    );
  });

  it('ends when it is asked to', async () => {
    const signal = { aborted: false };
    const design = smallDesign({ worlds: ['after'], replications: 1 });
    const result = await planStaffing(design, target, createInlinePool(), {
      signal,
      onReplication: () => void (signal.aborted = true),
    });
    expect(result).toMatchObject({ isStopped: true, cases: [] });
  });
});

describe('staffing of a scenario', () => {
  it('saves agents by pooling, and says the same again', async () => {
    const design = smallDesign({
      worlds: ['after'],
      replications: 1,
      scenario: {
        ...smallScenario,
        days: 7,
        callersPerMonth: { ...smallScenario.callersPerMonth, value: 2500 },
      },
    });
    const result = await planStaffing(design, target, createInlinePool());
    const [apart, pooled] = result.cases;
    expect(result.cases.map(({ isPooled }) => isPooled)).toEqual([false, true]);
    expect(pooled?.plan.weeklyHours).toBeLessThan(apart?.plan.weeklyHours ?? 0);
    expect(await planStaffing(design, target, createInlinePool())).toEqual(result);
  });

  it('has no pooled plan where nothing is pooled', () => {
    const scenario = { ...smallScenario, desks: smallScenario.desks.map(({ pool: _, ...desk }) => desk) };
    expect(listCases(smallDesign({ scenario, worlds: ['after'] }))).toEqual([
      { world: 'after', isPooled: false },
    ]);
  });
});

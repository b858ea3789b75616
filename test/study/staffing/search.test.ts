import { beforeAll, describe, expect, it } from 'vitest';
import { SHIFTS_A_WEEK } from '../../../src/kernel/index.ts';
import { findErlangAgents } from '../../../src/stats/index.ts';
import { openShifts } from '../../../src/study/staffed-program.ts';
import { judgePlan } from '../../../src/study/staffing/judge-plan.ts';
import { layOutDesks } from '../../../src/study/staffing/layout.ts';
import { collectMonth } from '../../../src/study/staffing/moments.ts';
import type { FoundPlan } from '../../../src/study/staffing/search-agents.ts';
import { HANDLING, lookAt, meanAgents, searchIn, steadyWorld, target } from './steady-world.ts';

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

const PER_HOUR = 20;
const LINES = 2;

describe('the search on the simulator', () => {
  const apartWorld = steadyWorld(PER_HOUR, LINES);
  const pooledWorld = steadyWorld(PER_HOUR, LINES, { isPooled: true });
  let apart: FoundPlan;
  let pooled: FoundPlan;
  beforeAll(async () => {
    apart = await searchIn(apartWorld);
    pooled = await searchIn(pooledWorld);
  });

  it('finds what Erlang-C says where Erlang-C is exact, apart and pooled', () => {
    // Half-hours are noisy and integers are coarse: within half an agent in the mean of all of them.
    expect(Math.abs(meanAgents(apart.agents) - LINES * erlang(PER_HOUR))).toBeLessThan(0.5);
    expect(Math.abs(meanAgents(pooled.agents) - erlang(PER_HOUR * LINES))).toBeLessThan(0.5);
  });

  it('finds no saving behind one number whose skills stay apart', async () => {
    const after = await searchIn(steadyWorld(PER_HOUR, LINES, { isOneNumber: true }));
    expect(meanAgents(after.agents) / meanAgents(apart.agents)).toBeCloseTo(1, 1);
  });

  it('makes plans that keep their target on new months, and would not with one agent fewer', () => {
    for (const [world, { agents, fewer, need }] of [
      [apartWorld, apart],
      [pooledWorld, pooled],
    ] as const) {
      const layout = layOutDesks(openShifts(world));
      const look = (with_: Int32Array) =>
        lookAt(world, with_, 100, 24).map((month) => collectMonth(month, layout));
      const judgement = judgePlan(look(agents), look(fewer), { layout, target, need, agents });
      expect(judgement.busy).toBeGreaterThan(300);
      expect(judgement.verdict).toBe('meets');
      expect(judgement.missedShare.mean).toBeLessThan(0.05);
      expect(judgement.meeting + judgement.missing + judgement.untold).toBe(judgement.busy);
      // What is said of half-hours, of all together and of desks is one story.
      expect(judgement.missing).toBeLessThan(0.05 * judgement.busy);
      for (const desk of judgement.desks) expect(desk?.verdict).toBe('meets');
      expect(judgement.oneFewer?.verdict).toBe('misses');
      expect(judgement.oneFewer?.missedShare.mean).toBeGreaterThan(0.5);
    }
  });

  it('plans for open hours only, and for one agent at the least in each', async () => {
    const open = Array.from({ length: SHIFTS_A_WEEK }, (_, shift) => Number(shift % 48 >= 17));
    const plan = await searchIn(steadyWorld(2, 1, { open }), { months: 2 });
    plan.agents.forEach((count, shift) => expect(count === 0, `half-hour ${shift}`).toBe(open[shift] === 0));
  });

  it('has no agents at a desk that nothing leads to', async () => {
    const world = steadyWorld(PER_HOUR, 2);
    const exits = world.exits.map((exit) => ({ ...exit, desk: 0 }));
    const { agents } = await searchIn({ ...world, exits }, { months: 2 });
    expect(agents.subarray(SHIFTS_A_WEEK).every((count) => count === 0)).toBe(true);
    expect(agents.subarray(0, SHIFTS_A_WEEK).every((count) => count > 0)).toBe(true);
  });

  it('says how far each plan hangs on each of its months', () => {
    expect(apart.without).toHaveLength(apart.months);
    for (const { weeklyHours, peak } of apart.without) {
      expect(Math.abs(weeklyHours / (meanAgents(apart.agents) * 168) - 1)).toBeLessThan(0.1);
      expect(peak).toBeGreaterThan(0);
    }
  });
});

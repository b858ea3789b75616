/** A world of which theory knows how many agents it needs, and a search in it. */
import { compileWorld, observeDesks, SHIFTS_A_WEEK, type WorldProgram } from '../../../src/kernel/index.ts';
import { openShifts, ownAgents, withStaffing } from '../../../src/study/staffed-program.ts';
import { layOutDesks } from '../../../src/study/staffing/layout.ts';
import { createLevelModel } from '../../../src/study/staffing/level-curve.ts';
import type { SeenMonth } from '../../../src/study/staffing/moments.ts';
import { searchAgents, type FoundPlan } from '../../../src/study/staffing/search-agents.ts';
import { skillsOf } from '../../../src/study/staffing/ways.ts';
import { repeatWeek } from '../../../src/util/steps.ts';
import { buildWorld } from '../../kernel/world-builder.ts';

export const target = { share: 0.8, withinSeconds: 20 };
export const HANDLING = 300;

/**
 * Steady Poisson callers who wait as long as it takes. `lines` needs, at a desk each or all at one; behind a
 * number each or all behind one.
 */
export function steadyWorld(
  perHour: number,
  lines: number,
  {
    isPooled = false,
    isOneNumber = false,
    agents = 8 as number | readonly number[],
    open = undefined as readonly number[] | undefined,
  } = {},
): WorldProgram {
  const needs = Array.from({ length: lines }, (_, n) => n);
  const desks = isPooled ? [0] : needs;
  const world = buildWorld({
    needs: lines,
    lines: isOneNumber ? 1 : lines,
    exits: desks.map((desk) => ({ kind: 'desk' as const, desk })),
    entry: (line, type) => -1 - (isPooled ? 0 : isOneNumber ? type : line),
    dial: (type, line) => Number(isOneNumber || type === line),
    desks: desks.map((desk) => ({
      agents: isPooled && typeof agents === 'number' ? agents * lines : agents,
      serves: needs.map((need) => Number(isPooled || need === desk)),
      handling: { kind: 'exponential' as const, mean: HANDLING },
    })),
    days: 7,
    perHour: perHour * lines,
  });
  if (!open) return world;
  const hours = repeatWeek(open, world.loopAt);
  return { ...world, desks: world.desks.map((desk) => ({ ...desk, open: hours })) };
}

/** Weeks with these agents; nothing varies but by chance, so that days have no luck to speak of. */
export function lookAt(
  program: WorldProgram,
  agents: Int32Array,
  from: number,
  months: number,
  { seed = 1, pools = [] as readonly (readonly number[])[], factor = 1 } = {},
): SeenMonth[] {
  const layout = layOutDesks(openShifts(program), pools);
  const skills = skillsOf(layout, { kind: 'cross-trained', handlingFactor: factor });
  const world = compileWorld(withStaffing(program, { agents: Array.from(agents), skills }));
  return Array.from({ length: months }, (_, i) => ({
    weeks: observeDesks(world, { seed, replication: from + i }, target.withinSeconds),
    luck: Array.from({ length: program.arrivals.days }, () => 0),
  }));
}

export async function searchIn(
  program: WorldProgram,
  { seed = 1, months = 8, pools = [] as readonly (readonly number[])[], factor = 1 } = {},
): Promise<FoundPlan> {
  const open = openShifts(program);
  const found = await searchAgents(
    {
      layout: layOutDesks(open, pools),
      target,
      model: createLevelModel(target.withinSeconds, 0),
      handlingSeconds: HANDLING,
      staffed: ownAgents(program),
      months,
    },
    (agents, from, count) => Promise.resolve(lookAt(program, agents, from, count, { seed, pools, factor })),
  );
  if (!found) throw new Error('The search was stopped by nobody.');
  return found;
}

/** Agents on the phone in a mean half-hour. */
export function meanAgents(agents: Int32Array): number {
  return agents.reduce((sum, each) => sum + each, 0) / SHIFTS_A_WEEK;
}

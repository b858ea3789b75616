/** The agents of a plan as the rosters of their worlds: one edit, one undo. */
import type { Shift, Staffing, WorldConfig } from '../../../scenario/index.ts';
import type { StaffingCase } from '../../../study/index.ts';
import { hoursWords, say } from '../../../words/index.ts';
import { writeShifts } from '../week/roster-week.ts';
import { addUp, HALF_HOUR } from '../week/levels.ts';
import type { ScenarioEdit } from './perform-on-scenario.ts';

const SLOTS = 48;

/** Shifts that give these agents in each half-hour of the week; equal ones of several days are one. */
export function shiftsOf(agents: ArrayLike<number>): Shift[] {
  const levels = addUp(
    Array.from(agents, (value, half) => ({
      day: 1 + Math.floor(half / SLOTS),
      from: (half % SLOTS) * HALF_HOUR,
      to: ((half % SLOTS) + 1) * HALF_HOUR,
      value,
    })),
  );
  return writeShifts(levels);
}

/** What of a plan becomes a world's rosters. */
type PlannedWorld = Pick<StaffingCase, 'world' | 'way' | 'groups'> & {
  readonly plan: Pick<StaffingCase['plan'], 'roster'>;
};

/** @param cases of one way, a world each */
export function applyPlan(cases: readonly PlannedWorld[]): ScenarioEdit {
  const byWorld = new Map(cases.map((each) => [each.world, each]));
  return {
    name: say(hoursWords, ({ steps }) => steps.applyPlan),
    recipe: (draft) => {
      draft.worlds = draft.worlds.map((world) => {
        const found = byWorld.get(world.id);
        return found ? (withPlan(world as WorldConfig, found) as typeof world) : world;
      });
    },
  };
}

function withPlan(world: WorldConfig, { way, groups, plan }: PlannedWorld): WorldConfig {
  const { pooled: _pooled, crossTrained: _crossTrained, staffing: before, ...rest } = world;
  const planned = groups.map(({ id }, g): [string, Staffing] => {
    // What a search found is on the phone: nothing is missing from it.
    const roster = shiftsOf(plan.roster[g] ?? []);
    return [id, roster.length > 0 ? { roster } : { agents: 0 }];
  });
  return {
    ...rest,
    ...(way.kind === 'pooled' && { pooled: true }),
    ...(way.kind === 'cross-trained' && { crossTrained: true }),
    staffing: { ...before, ...Object.fromEntries(planned) },
  };
}

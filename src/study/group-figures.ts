/** What agents of a world did with their time, group by group. */
import { AGENTS_WITHOUT_LIMIT, type Counts, type GroupProgram, type WorldProgram } from '../kernel/index.ts';
import { joinSteps } from '../util/steps.ts';
import { monthsPer, type Run } from './figures/index.ts';
import type { StudyWorld } from './study-world.ts';
import type { GroupFigure } from './types.ts';

/** @param mean a count over the replications, a month's */
export function groupFigures(
  { program, groups, desks }: StudyWorld,
  mean: (pick: (counts: Counts) => number) => number,
  run: Run,
): GroupFigure[] {
  return program.groups.map((group, g): GroupFigure => {
    const [staffed, busy] = [mean((c) => c.staffedSeconds[g] ?? 0), mean((c) => c.groupBusySeconds[g] ?? 0)];
    return {
      group: groups[g]?.id ?? '',
      title: groups[g]?.title ?? {},
      desks: group.skills.map(({ desk }) => desks[desk]?.id ?? ''),
      agentHours: staffed / 3600,
      idleHours: (monthsPer(run) * idleSeconds(program, group)) / 3600,
      busyHours: busy / 3600,
      occupancy: staffed === 0 ? 0 : busy / staffed,
    };
  });
}

/** Agent seconds of the period on duty while every desk of the group is closed. */
function idleSeconds({ desks, loopAt, arrivals }: WorldProgram, { agents, skills }: GroupProgram): number {
  const open = skills.flatMap(({ desk }) => desks[desk]?.open ?? []);
  const idle = joinSteps([agents, ...open], loopAt, ([onDuty = 0, ...isOpen]) =>
    onDuty === AGENTS_WITHOUT_LIMIT || isOpen.includes(1) ? 0 : onDuty,
  );
  const end = arrivals.expected.length * 3600;
  return idle.at.reduce((sum, at, i) => {
    const until = Math.min(end, idle.at[i + 1] ?? end);
    return sum + Math.max(0, until - at) * (idle.value[i] ?? 0);
  }, 0);
}

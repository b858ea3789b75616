/** A world with other agents than its own: what a staffing tries, and what its plans come to. */
import { SHIFT_SECONDS, SHIFTS_A_WEEK, type WorldProgram } from '../kernel/index.ts';
import { repeatWeek, type Steps, valueAt, WEEK_SECONDS } from '../util/steps.ts';
import type { DeskStaffing } from './study-design.ts';

/**
 * Where everybody who answers at a desk knows a need, that desk serves it: who is cross-trained does not pass on a
 * caller who pressed the wrong key.
 */
export function withStaffing(program: WorldProgram, { agents, skills }: DeskStaffing): WorldProgram {
  const weekOf = (group: number): Steps =>
    repeatWeek(
      Int32Array.from(agents.slice(group * SHIFTS_A_WEEK, (group + 1) * SHIFTS_A_WEEK)),
      program.loopAt,
    );
  if (!skills)
    return { ...program, groups: program.groups.map((group, g) => ({ ...group, agents: weekOf(g) })) };
  const known = skills.map((own) => {
    const needs = new Uint8Array(program.needCount);
    for (const { desk } of own)
      program.desks[desk]?.serves.forEach((isServed, need) => (needs[need]! |= isServed));
    return needs;
  });
  return {
    ...program,
    desks: program.desks.map((desk, d) => {
      const answering = known.filter((_, group) => skills[group]?.some((skill) => skill.desk === d));
      return {
        ...desk,
        serves: desk.serves.map((isServed, need) =>
          Number(isServed === 1 || (answering.length > 0 && answering.every((needs) => needs[need] === 1))),
        ),
      };
    }),
    groups: skills.map((own, g) => ({ agents: weekOf(g), skills: own })),
  };
}

/** 1 where a desk is open in some part of a half-hour of the week, by `desk * 336 + half-hour`. */
export function openShifts({ desks, loopAt }: WorldProgram): Uint8Array {
  return Uint8Array.from(
    desks.flatMap(({ open }) =>
      // Opening hours are to the minute: any of them.
      onWeek(open, loopAt, MINUTES),
    ),
  );
}

/** Who is on duty to begin with, by `desk * 336 + half-hour`: a group's people at the desk that they take first. */
export function ownAgents({ desks, groups, loopAt }: WorldProgram): Int32Array {
  const agents = new Int32Array(desks.length * SHIFTS_A_WEEK);
  for (const group of groups) {
    const first = Math.min(...group.skills.map(({ priority }) => priority));
    const home = group.skills.filter(({ priority }) => priority === first);
    onWeek(group.agents, loopAt, MINUTES).forEach((count, shift) => {
      for (const { desk } of home)
        agents[desk * SHIFTS_A_WEEK + shift]! += Math.ceil(Math.max(0, count) / home.length);
    });
  }
  return agents;
}

const MINUTES = SHIFT_SECONDS / 60;

/** Of the week that repeats, Monday 0 h first: the most at so many equal parts of each half-hour. */
function onWeek(steps: Steps, loopAt: number, parts: number): number[] {
  const monday = Math.ceil(loopAt / WEEK_SECONDS) * WEEK_SECONDS;
  return Array.from({ length: SHIFTS_A_WEEK }, (_, shift) => {
    let most = Number.NEGATIVE_INFINITY;
    for (let part = 0; part < parts; part++)
      most = Math.max(most, valueAt(steps, loopAt, monday + (shift + part / parts) * SHIFT_SECONDS));
    return most;
  });
}

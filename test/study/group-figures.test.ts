import { describe, expect, it } from 'vitest';
import { createCounts, type Counts, type WorldProgram } from '../../src/kernel/index.ts';
import { assembleWorld } from '../../src/study/index.ts';
import { groupFigures } from '../../src/study/group-figures.ts';
import { repeatWeek } from '../../src/util/steps.ts';
import { smallDesign } from './small-study.ts';

/** Two agents from 6 to 20 h every day, at a desk that is open from 8 to 18 h. */
const hours = (from: number, to: number, value: number): number[] =>
  Array.from({ length: 168 }, (_, hour) => (hour % 24 >= from && hour % 24 < to ? value : 0));

describe('what agents did', () => {
  const world = assembleWorld(smallDesign(), 'before', {});
  const { loopAt } = world.program;
  const program: WorldProgram = {
    ...world.program,
    desks: world.program.desks.map((desk) => ({ ...desk, open: repeatWeek(hours(8, 18, 1), loopAt) })),
    groups: world.program.groups.map((group) => ({
      ...group,
      agents: repeatWeek(hours(6, 20, 2), loopAt),
    })),
  };
  const counts = createCounts(program);
  counts.groupBusySeconds.fill(1800 * 20);
  counts.staffedSeconds.fill(3600 * 20 * 30);
  const mean = (pick: (counts: Counts) => number): number => pick(counts);

  it('counts who is on duty while every desk of theirs is closed', () => {
    const [first] = groupFigures({ ...world, program }, mean, { days: 30 });
    const days = (program.arrivals.expected.length / 24) | 0;
    expect(first?.idleHours).toBeCloseTo(2 * 4 * days, 6);
    expect(first?.occupancy).toBeCloseTo(1 / 60, 9);
  });

  it('counts nobody as idle where one desk of several is open', () => {
    const open = repeatWeek(hours(0, 24, 1), loopAt);
    const [desk] = program.desks;
    const both = {
      ...program,
      desks: [...program.desks, { ...desk!, open }],
      groups: program.groups.map((group) => ({
        ...group,
        skills: [...group.skills, { desk: program.desks.length, priority: 1, handlingFactor: 1.1 }],
      })),
    };
    expect(groupFigures({ ...world, program: both }, mean, { days: 30 })[0]?.idleHours).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import type { DeskConfig } from '../../src/scenario/index.ts';
import { assembleWorld } from '../../src/study/index.ts';
import { closedWays } from '../../src/study/closed-ways.ts';
import { deskWeeks } from '../../src/study/desk-weeks.ts';
import { smallDesign, smallScenario } from './small-study.ts';

const OFFICE = { days: [1, 2, 3, 4, 5], from: 9, to: 17.5 };
const scenario = {
  ...smallScenario,
  desks: smallScenario.desks.map((desk): DeskConfig => ({
    ...desk,
    staffing: { agents: 3, hours: OFFICE },
  })),
};
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('a week of calls against agents', () => {
  const world = assembleWorld(smallDesign({ scenario }), 'after', {});
  const weeks = deskWeeks(world, scenario);

  it('has the calls to closed desks that the check counts, and no others while they are closed', () => {
    const ways = closedWays(world, scenario);
    for (const week of weeks) {
      const own = ways.filter(({ desk }) => desk === week.desk);
      const aWeek = (of: 'calls' | 'closedCalls'): number => (7 / 30) * sum(own.map((way) => way[of]));
      expect(sum(week.closedCalls) / aWeek('closedCalls')).toBeCloseTo(1, 2);
      expect((sum(week.calls) + sum(week.closedCalls)) / aWeek('calls')).toBeCloseTo(1, 2);
    }
    expect(weeks.length).toBeGreaterThan(0);
  });

  it('parts day and night where the desk does, to the half-hour', () => {
    const [week] = weeks;
    const monday = (hour: number): number => 2 * hour;
    expect([week?.calls[monday(8.5)], week?.closedCalls[monday(9)]]).toEqual([0, 0]);
    expect(week?.closedCalls[monday(8.5)]).toBeGreaterThan(0);
    expect(week?.calls[monday(9)]).toBeGreaterThan(0);
    expect([week?.capacity?.[monday(8.5)], week?.capacity?.[monday(17.5)]]).toEqual([0, 0]);
    expect(week?.capacity?.[monday(17)]).toBeGreaterThan(0);
  });

  it('has no end of what agents without limit can take', () => {
    const free = assembleWorld(smallDesign(), 'after', {}, undefined, ['desks']);
    expect(deskWeeks(free, smallScenario).every(({ capacity }) => capacity === undefined)).toBe(true);
  });
});

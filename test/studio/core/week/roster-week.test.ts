import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { formatMinute } from '../../../../src/calendar/index.ts';
import { paint, weekHours, type WeekArea } from '../../../../src/studio/core/week/levels.ts';
import type { Shift } from '../../../../src/scenario/index.ts';
import { paintRoster, rosterLevels } from '../../../../src/studio/core/week/roster-week.ts';

const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });
const shift: fc.Arbitrary<Shift> = fc
  .record({
    days,
    from: fc.integer({ min: 0, max: 1439 }),
    to: fc.integer({ min: 0, max: 1440 }),
    agents: fc.integer({ min: 0, max: 9 }),
  })
  .filter(({ from, to }) => from !== to)
  .map(({ from, to, ...rest }) => ({ ...rest, from: formatMinute(from), to: formatMinute(to) }));
const area: fc.Arbitrary<WeekArea> = fc
  .tuple(days, fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 }))
  .map(([on, slot, length]) => ({ days: on, from: slot * 30, to: Math.min(48, slot + length) * 30 }));

describe('a roster that is painted', () => {
  test.prop([fc.array(shift, { maxLength: 5 }), area, fc.integer({ min: 0, max: 12 })])(
    'has these agents in the area and is as it was outside it',
    (roster, where, agents) => {
      const expected = paint(rosterLevels(roster), where, () => agents);
      expect(rosterLevels(paintRoster(roster, where, agents))).toEqual(expected);
    },
  );

  it('keeps shifts with their breaks on days nobody touched, and shifts of single dates', () => {
    const roster: Shift[] = [
      { days: [1, 2], from: '08:00', to: '16:30', agents: 4, break: { from: '12:00', to: '12:30' } },
      { dates: ['2026-12-24'], from: '08:00', to: '12:00', agents: 1 },
    ];
    expect(weekHours(rosterLevels(roster))).toBe(2 * 8 * 4);
    expect(paintRoster(roster, { days: [2], from: 960, to: 1020 }, 5)).toEqual([
      { ...roster[0], days: [1] },
      roster[1],
      { days: [2], from: '08:00', to: '12:00', agents: 4 },
      { days: [2], from: '12:30', to: '16:00', agents: 4 },
      { days: [2], from: '16:00', to: '17:00', agents: 5 },
    ]);
    expect(paintRoster(roster, { days: [1], from: 540, to: 600 }, 4)).toEqual(roster);
  });

  it('has Sunday’s night on Monday morning', () => {
    const levels = rosterLevels([{ days: [7], from: '22:00', to: '06:00', agents: 2 }]);
    expect(levels[0]?.[0]).toEqual({ from: 0, to: 360, value: 2 });
  });
});

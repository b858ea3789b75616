import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  DAY_MINUTES,
  formatRange,
  parseRange,
  uniteRanges,
  type CalendarConfig,
  type WeekHours,
} from '../../../../src/calendar/index.ts';
import {
  calendarLevels,
  paintCalendar,
  rangeTextsOn,
  writeDay,
} from '../../../../src/studio/core/week/calendar-week.ts';
import { paint, weekHours, type WeekArea } from '../../../../src/studio/core/week/levels.ts';

const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });
const range = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1440 }))
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => formatRange({ from, to: to > from ? to : to + 1440 }));
const week: fc.Arbitrary<WeekHours[]> = fc.array(
  fc.record({ days, open: fc.array(range, { minLength: 1, maxLength: 3 }) }),
  { maxLength: 4 },
);
const area: fc.Arbitrary<WeekArea> = fc
  .tuple(days, fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 }))
  .map(([on, slot, length]) => ({ days: on, from: slot * 30, to: Math.min(48, slot + length) * 30 }));

const calendar = (entries: readonly WeekHours[]): CalendarConfig => ({ id: 'c', week: entries });

describe('a week that is painted', () => {
  test.prop([week, area, fc.boolean()], { numRuns: 300 })(
    'is as it was outside the area, and open or closed inside it',
    (before, where, isOpen) => {
      const after = calendarLevels(calendar(paintCalendar(before, where, isOpen)));
      expect(after).toEqual(paint(calendarLevels(calendar(before)), where, () => Number(isOpen)));
    },
  );

  test.prop([week, area])('keeps the entries of days nobody touched', (before, where) => {
    // What is open for more than a day cannot be written on one: it is handed on, day after day.
    fc.pre([1, 2, 3, 4, 5, 6, 7].every((day) => isWritable(before, day)));
    const untouched = before.filter((entry) => entry.days.every((day) => !near(where).includes(day)));
    for (const entry of untouched) {
      // Another day may have joined it, but its times are its own.
      const kept = paintCalendar(before, where, false).find(({ open: times }) => times === entry.open);
      expect(kept?.days).toEqual(expect.arrayContaining([...entry.days]));
    }
  });

  it('keeps times to the minute that were not painted over', () => {
    const before = [{ days: [1, 2, 3, 4, 5], open: ['08:45-12:10', '13:00-17:30'] }];
    const after = paintCalendar(before, { days: [1], from: 17 * 60, to: 18 * 60 }, true);
    expect(after).toEqual([
      { days: [2, 3, 4, 5], open: ['08:45-12:10', '13:00-17:30'] },
      { days: [1], open: ['08:45-12:10', '13:00-18:00'] },
    ]);
    expect(paintCalendar(after, { days: [1], from: 17.5 * 60, to: 18 * 60 }, false)).toEqual([
      { days: [1, 2, 3, 4, 5], open: ['08:45-12:10', '13:00-17:30'] },
    ]);
  });

  it('keeps a night whole, and gives its morning to the next day when the evening is closed', () => {
    const night = [{ days: [5], open: ['22:00-06:00'] }];
    expect(paintCalendar(night, { days: [5], from: 600, to: 660 }, true)).toEqual([
      { days: [5], open: ['10:00-11:00', '22:00-06:00'] },
    ]);
    expect(paintCalendar(night, { days: [5], from: 0, to: 1440 }, false)).toEqual([
      { days: [6], open: ['00:00-06:00'] },
    ]);
    expect(paintCalendar(night, { days: [6], from: 0, to: 120 }, false)).toEqual([
      { days: [5], open: ['22:00-24:00'] },
      { days: [6], open: ['02:00-06:00'] },
    ]);
    expect(paintCalendar(night, { days: [5], from: 0, to: 1440 }, true)).toEqual([
      { days: [5], open: ['00:00-24:00'] },
      { days: [6], open: ['00:00-06:00'] },
    ]);
  });
});

describe('a weekday in writing', () => {
  it('is taken word for word, and the others stay in their entries', () => {
    const before = [{ days: [1, 2], open: ['08:00-12:00'] }];
    const after = writeDay(before, 2, ['7:30-9:00']);
    expect(after).toEqual([
      { days: [1], open: ['08:00-12:00'] },
      { days: [2], open: ['7:30-9:00'] },
    ]);
    expect(rangeTextsOn(after, 2)).toEqual(['7:30-9:00']);
    expect(weekHours(calendarLevels(calendar(writeDay(after, 2, []))))).toBe(4);
  });
});

function isWritable(written: readonly WeekHours[], day: number): boolean {
  const ranges = rangeTextsOn(written, day).flatMap((text) => {
    const parsed = parseRange(text);
    return 'range' in parsed ? [parsed.range] : [];
  });
  return uniteRanges(ranges).every(({ from, to }) => to <= DAY_MINUTES || to - from < DAY_MINUTES);
}

/** The days of an area, and those before: a night reaches into the next morning. */
function near({ days: on }: WeekArea): number[] {
  return on.flatMap((day) => [day, day === 1 ? 7 : day - 1, (day % 7) + 1, ((day + 1) % 7) + 1]);
}

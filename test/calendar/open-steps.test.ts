import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hoursOfPeriod,
  isOpenAt,
  isWithinHours,
  localTimeAt,
  formatRange,
  openSteps,
  parseRange,
  secondsOfPeriod,
  type CalendarConfig,
  type Period,
} from '../../src/calendar/index.ts';
import { valueAt, WEEK_SECONDS, type Steps } from '../../src/util/steps.ts';
import { calendarArbitrary, periodArbitrary, weeklyHours, ZONES } from './arbitraries.ts';

const seconds = fc.integer({ min: 0, max: 6 * WEEK_SECONDS });

function openIn(calendar: CalendarConfig, period: Period): Steps {
  return openSteps({ calendar: calendar.id }, [calendar], period);
}

/** In hours. */
function openTime(steps: Steps, from: number, to: number): number {
  let open = 0;
  steps.at.forEach((at, i) => {
    const begin = Math.max(from, at);
    const end = Math.min(to, steps.at[i + 1] ?? Infinity);
    if (begin < end && steps.value[i] === 1) open += end - begin;
  });
  return open / 3600;
}

describe('opening hours over a period', () => {
  test.prop([calendarArbitrary(), periodArbitrary, seconds])(
    'say at every moment what the calendar says of the local time',
    (calendar, period, second) => {
      const steps = openIn(calendar, period);
      expect(valueAt(steps, secondsOfPeriod(period), second) === 1).toBe(
        isOpenAt(calendar, localTimeAt(period, second)),
      );
    },
  );

  test.prop([weeklyHours, periodArbitrary, seconds])(
    'say the same of hours and weekdays',
    (hours, period, second) => {
      const steps = openSteps(hours, [], period);
      expect(valueAt(steps, secondsOfPeriod(period), second) === 1).toBe(
        isWithinHours(hours, localTimeAt(period, second)),
      );
    },
  );

  test.prop([calendarArbitrary(), periodArbitrary])(
    'are ascending steps from 0 on that end with the loop',
    (calendar, period) => {
      const { at, value } = openIn(calendar, period);
      const loopAt = secondsOfPeriod(period);
      expect(at[0]).toBe(0);
      expect(at).toContain(loopAt);
      at.forEach((edge, i) => {
        expect(edge % 60).toBe(0);
        expect(edge).toBeGreaterThan(at[i - 1] ?? -1);
        expect(edge).toBeLessThan(loopAt + WEEK_SECONDS);
        expect([0, 1]).toContain(value[i]);
      });
    },
  );

  test.prop([calendarArbitrary(), fc.constantFrom(...ZONES), fc.constantFrom(...ZONES), periodArbitrary])(
    'do not change when the zones of callers and calendar are moved together',
    (calendar, zone, other, { days }) => {
      // A nameless week has no summer time, so that zones differ by their distance only.
      const at = (timeZone: string): Steps => openIn({ ...calendar, timeZone }, { days, timeZone });
      expect(at(zone)).toEqual(at(other));
    },
  );

  const steady = fc.constantFrom('Asia/Shanghai', 'Asia/Kolkata', 'Pacific/Kiritimati', 'UTC');
  test.prop([calendarArbitrary(), steady, steady, periodArbitrary])(
    'do not either on dates, where neither zone has summer time',
    (calendar, zone, other, { days, starts = '2026-03-02' }) => {
      const at = (timeZone: string): Steps => openIn({ ...calendar, timeZone }, { days, starts, timeZone });
      expect(at(zone)).toEqual(at(other));
    },
  );

  test.prop([calendarArbitrary(30), periodArbitrary])(
    'are the same when the calendar is written by half-hours',
    (calendar, period) => {
      const split: CalendarConfig = {
        ...calendar,
        week: calendar.week.map((entry) => ({ ...entry, open: entry.open.flatMap(halves) })),
        special: calendar.special?.map((day) => ({ ...day, open: day.open.flatMap(halves) })) ?? [],
      };
      expect(openIn(split, period)).toEqual(openIn(calendar, period));
    },
  );

  it('are those of another zone at the other place’s time', () => {
    const london: CalendarConfig = {
      id: 'office',
      timeZone: 'Europe/London',
      week: [{ days: [1], open: ['09:00-17:00'] }],
    };
    const { at, value } = openIn(london, { days: 7, starts: '2026-01-05', timeZone: 'Europe/Berlin' });
    expect([...at].slice(0, 3).map((edge) => edge / 3600)).toEqual([0, 10, 18]);
    expect([...value].slice(0, 3)).toEqual([0, 1, 0]);
  });

  it('reach over midnight, and from Sunday into the first Monday', () => {
    const night: CalendarConfig = { id: 'night', week: [{ days: [7], open: ['22:00-06:00'] }] };
    const { at } = openIn(night, { days: 7 });
    expect([...at].map((edge) => edge / 3600)).toEqual([0, 6, 166, 168, 174, 334]);
  });

  it('are replaced by those of a special day, but for what began the day before', () => {
    const calendar: CalendarConfig = {
      id: 'office',
      week: [
        { days: [1, 2, 3, 4, 5], open: ['08:30-12:00', '13:00-17:30'] },
        { days: [4], open: ['22:00-06:00'] },
      ],
      special: [
        { date: '2026-12-25', open: [] },
        { date: '2026-12-27', open: ['10:00-11:00'] },
      ],
    };
    const period: Period = { days: 14, starts: '2026-12-21', timeZone: 'Europe/Berlin' };
    const steps = openIn(calendar, period);
    const friday = 4 * 24;
    expect(openTime(steps, friday * 3600, (friday + 24) * 3600)).toBe(6);
    expect(openTime(steps, 6 * 86_400, 7 * 86_400)).toBe(1);
    // A week later it is an ordinary Friday again.
    expect(openTime(steps, (friday + 168) * 3600, (friday + 192) * 3600)).toBe(6 + 8);
  });
});

describe('days on which clocks are changed', () => {
  it.each([
    ['2026-03-23', 167],
    ['2026-10-19', 169],
    ['2026-06-01', 168],
  ])('a week from %s on has %i hours in Berlin', (starts, hours) => {
    expect(hoursOfPeriod({ days: 7, starts, timeZone: 'Europe/Berlin' })).toBe(hours);
  });

  it.each([
    ['2026-03-23', 23],
    ['2026-10-19', 25],
  ])('open all day is the last day of the week from %s: %i hours', (starts, hours) => {
    const period: Period = { days: 7, starts, timeZone: 'Europe/Berlin' };
    const steps = openSteps({ days: [7], from: 0, to: 24 }, [], period);
    expect(openTime(steps, 0, secondsOfPeriod(period))).toBe(hours);
  });

  it('a shift over the night on which the clock is set back is an hour longer', () => {
    const period: Period = { days: 7, starts: '2026-10-19', timeZone: 'Europe/Berlin' };
    const steps = openSteps({ days: [6], from: 22, to: 6 }, [], period);
    expect(openTime(steps, 0, secondsOfPeriod(period))).toBe(9);
  });

  it('the week that repeats after the period stays on the last clock', () => {
    const period: Period = { days: 7, starts: '2026-03-23', timeZone: 'Europe/Berlin' };
    const loopAt = secondsOfPeriod(period);
    expect(localTimeAt(period, loopAt + 9 * 3600)).toEqual({ day: 1, minute: 540 });
    expect(localTimeAt(period, loopAt - 3600)).toEqual({ date: '2026-03-29', day: 7, minute: 23 * 60 });
  });
});

/** The half-hours that a range has; the last one before midnight keeps what reaches over it, as its day does. */
function halves(text: string): string[] {
  const parsed = parseRange(text);
  if (!('range' in parsed)) throw new Error(`${text} is no range.`);
  const { from, to } = parsed.range;
  const last = Math.min(to, 1440) - 30;
  return Array.from({ length: (last - from) / 30 + 1 }, (_, i) => from + i * 30).map((begin) =>
    formatRange({ from: begin, to: begin === last ? to : begin + 30 }),
  );
}

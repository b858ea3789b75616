/** Calendars, hours and periods as planners could write them. */
import fc from 'fast-check';
import {
  addDays,
  formatRange,
  type CalendarConfig,
  type MinuteRange,
  type Period,
  type WeeklyHours,
} from '../../src/calendar/index.ts';

/** With summer time in either half of the world, with half an hour of it, without; far ahead and behind. */
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'UTC',
] as const;

const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });

export const periodArbitrary: fc.Arbitrary<Period> = fc.record(
  {
    days: fc.integer({ min: 1, max: 40 }),
    // Around both changes of clocks, and where there is none.
    starts: fc.constantFrom('2026-03-02', '2026-03-23', '2026-06-01', '2026-10-19', '2026-12-21'),
    timeZone: fc.constantFrom(...ZONES),
  },
  { requiredKeys: ['days'] },
);

/** @param grid minutes of which every time is a multiple. */
export function rangeArbitrary(grid = 1): fc.Arbitrary<MinuteRange> {
  const slots = 1440 / grid;
  return fc
    .tuple(fc.integer({ min: 0, max: slots - 1 }), fc.integer({ min: 1, max: slots - 1 }))
    .map(([from, length]) => ({ from: from * grid, to: (from + length) * grid }));
}

export function calendarArbitrary(grid = 1): fc.Arbitrary<CalendarConfig> {
  const open = fc.array(rangeArbitrary(grid).map(formatRange), { maxLength: 3 });
  const special = fc.record({
    date: fc.integer({ min: 0, max: 45 }).map((day) => addDays('2026-03-01', day)),
    open,
  });
  return fc.record({
    id: fc.constant('office'),
    week: fc.array(fc.record({ days, open }), { maxLength: 3 }),
    special: fc.array(special, { maxLength: 4 }),
  });
}

export const weeklyHours: fc.Arbitrary<WeeklyHours> = rangeArbitrary().chain(({ from, to }) =>
  days.map((each) => ({ days: each, from: from / 60, to: (to > 1440 ? to - 1440 : to) / 60 })),
);

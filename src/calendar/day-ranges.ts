/** Which ranges a day has, dated or nameless. */
import { DAY_MINUTES, rangeOfHours, readRanges, uniteRanges } from './ranges.ts';
import type { CalendarConfig, LocalTime, MinuteRange, WeeklyHours } from './types.ts';
import { addDays } from './wall-clock.ts';

/** What looking a day up needs, read once. */
export interface DayRanges {
  /** By weekday, Monday first. */
  readonly week: readonly (readonly MinuteRange[])[];
  readonly special: ReadonlyMap<string, readonly MinuteRange[]>;
}

export function rangesOfCalendar({ week, special = [] }: CalendarConfig): DayRanges {
  return {
    week: byWeekday((day) => readRanges(week.flatMap(({ days, open }) => (days.includes(day) ? open : [])))),
    // Two entries for one date are reported; they add up, as those of a weekday do.
    special: new Map(
      special.map(({ date }) => [
        date,
        readRanges(special.flatMap((each) => (each.date === date ? each.open : []))),
      ]),
    ),
  };
}

export function rangesOfHours(hours: WeeklyHours): DayRanges {
  const parsed = rangeOfHours(hours);
  const ranges = 'range' in parsed ? [parsed.range] : [];
  return { week: byWeekday((day) => (hours.days.includes(day) ? ranges : [])), special: new Map() };
}

/** Ranges that begin on this day. */
export function rangesOn({ week, special }: DayRanges, day: number, date?: string): readonly MinuteRange[] {
  return (date === undefined ? undefined : special.get(date)) ?? week[day - 1] ?? [];
}

export function isOpenAt(calendar: CalendarConfig, time: LocalTime): boolean {
  return isWithin(rangesOfCalendar(calendar), time);
}

/** Whether hours that a guard or a desk names hold at this moment. */
export function isWithinHours({ days, ...hours }: WeeklyHours, { day, minute }: LocalTime): boolean {
  const parsed = rangeOfHours(hours);
  if ('fault' in parsed) return false;
  const { from, to } = parsed.range;
  return (
    (from <= minute && minute < to && days.includes(day)) ||
    (minute + DAY_MINUTES < to && days.includes(dayBefore(day)))
  );
}

function dayBefore(day: number): number {
  return day === 1 ? 7 : day - 1;
}

function isWithin(ranges: DayRanges, { date, day, minute }: LocalTime): boolean {
  const covers = (list: readonly MinuteRange[], at: number): boolean =>
    list.some(({ from, to }) => from <= at && at < to);
  const before = date === undefined ? undefined : addDays(date, -1);
  return (
    covers(rangesOn(ranges, day, date), minute) ||
    covers(rangesOn(ranges, dayBefore(day), before), minute + DAY_MINUTES)
  );
}

/** The ordinary week for pictures, by weekday from Monday; what goes over midnight stands on both days. */
export function weekOf(calendar: CalendarConfig): MinuteRange[][] {
  const { week } = rangesOfCalendar(calendar);
  return byWeekday((day) => {
    const before = week[(day + 5) % 7] ?? [];
    return uniteRanges([
      ...(week[day - 1] ?? []).map(({ from, to }) => ({ from, to: Math.min(to, DAY_MINUTES) })),
      ...before.flatMap(({ to }) => (to > DAY_MINUTES ? [{ from: 0, to: to - DAY_MINUTES }] : [])),
    ]);
  });
}

function byWeekday<T>(of: (day: number) => T): T[] {
  return Array.from({ length: 7 }, (_, d) => of(d + 1));
}

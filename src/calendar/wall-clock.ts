/**
 * What a clock on the wall shows while the period goes by. A zone is a list of shifts: from `at[i]` on the wall is
 * `shift[i]` ahead of the seconds since the period's beginning. Zones come from the platform's own tables, through
 * Temporal.
 */
import { Temporal } from 'temporal-polyfill';
import { NAMED_FORMATS } from '../util/named-formats.ts';
import type { Period } from './types.ts';

const DAY_SECONDS = 86_400;

/** In seconds; wall time counts from midnight of the period's first day, on that clock. */
export interface WallClock {
  readonly at: readonly number[];
  readonly shift: readonly number[];
}

/** Whether the platform knows the zone; offsets such as `+08:00` are no zones. */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Every zone that the platform has a name for. */
export function listTimeZones(): readonly string[] {
  return [...Intl.supportedValuesOf('timeZone'), 'UTC'];
}

/** Whether there is such a day: 2026-02-30 is none. */
export function isDate(text: string): boolean {
  return NAMED_FORMATS.date.test(text) && dayOf(text) !== undefined;
}

/** 1 (Monday) to 7. */
export function weekdayOf(date: string): number | undefined {
  return dayOf(date)?.dayOfWeek;
}

/** The date so many days later. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whole days from one date to another; negative when it is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

function dayOf(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** Length in seconds; a day on which clocks are changed has 23 or 25 hours. */
export function secondsOfPeriod(period: Period): number {
  const { days, starts, timeZone } = period;
  if (starts === undefined || timeZone === undefined) return days * DAY_SECONDS;
  return beginningOf(addDays(starts, days), timeZone) - beginningOf(starts, timeZone);
}

/** @param timeZone of the clock; absent: the callers' own. */
export function wallClockOf(period: Period, timeZone = period.timeZone): WallClock {
  const { starts, timeZone: callers } = period;
  // Whoever names no clock for the callers has only one.
  if (timeZone === undefined || callers === undefined) return { at: [0], shift: [0] };
  if (starts === undefined) return { at: [0], shift: [standardOffset(timeZone) - standardOffset(callers)] };
  const begin = beginningOf(starts, callers);
  const end = begin + secondsOfPeriod(period);
  const midnight = Temporal.PlainDate.from(starts).toZonedDateTime('UTC').epochMilliseconds / 1000;
  let moment = Temporal.Instant.fromEpochMilliseconds(begin * 1000).toZonedDateTimeISO(timeZone);
  const clock = { at: [0], shift: [begin + offsetOf(moment) - midnight] };
  for (;;) {
    const next = moment.getTimeZoneTransition('next');
    // A clock that is changed in the very moment the period ends shows it in the week that repeats.
    if (!next || next.epochMilliseconds / 1000 > end) return clock;
    clock.at.push(next.epochMilliseconds / 1000 - begin);
    clock.shift.push(begin + offsetOf(next) - midnight);
    moment = next;
  }
}

/** Wall seconds, on the last shift once the period is over. */
export function wallAt({ at, shift }: WallClock, seconds: number): number {
  const i = at.findLastIndex((from) => from <= seconds);
  return seconds + (shift[Math.max(0, i)] as number);
}

/** The first moment of a day, in seconds since 1970; where midnight itself is skipped, the moment after it. */
export function beginningOf(date: string, timeZone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds / 1000;
}

function offsetOf(moment: Temporal.ZonedDateTime): number {
  return moment.offsetNanoseconds / 1e9;
}

/** Summer time is ahead of standard time, in either half of the world; a nameless week has none. */
function standardOffset(timeZone: string): number {
  const offsets = ['2025-01-06', '2025-07-07'].map((date) =>
    offsetOf(Temporal.PlainDate.from(date).toZonedDateTime(timeZone)),
  );
  return Math.min(...offsets);
}

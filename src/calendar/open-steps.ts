/** Hours laid over the period: open (1) and closed (0), in seconds since its beginning. */
import { constantSteps, stepsFrom, WEEK_SECONDS, type Steps } from '../util/steps.ts';
import { rangesOfCalendar, rangesOfHours, rangesOn, type DayRanges } from './day-ranges.ts';
import type { CalendarConfig, Hours, LocalTime, Period } from './types.ts';
import { addDays, secondsOfPeriod, wallAt, wallClockOf, type WallClock } from './wall-clock.ts';

const DAY_SECONDS = 86_400;

/**
 * The step function repeats from the period's end on (`secondsOfPeriod`), without special days and without changes of
 * the clock.
 *
 * @param hours absent: always open.
 * @throws when they name a calendar that is not there; checks of the scenario find that first, kindly.
 */
export function openSteps(
  hours: Hours | undefined,
  calendars: readonly CalendarConfig[],
  period: Period,
): Steps {
  if (!hours) return constantSteps(1, secondsOfPeriod(period));
  if (!('calendar' in hours)) return layOut(rangesOfHours(hours), period, wallClockOf(period));
  const calendar = calendars.find(({ id }) => id === hours.calendar);
  if (!calendar) throw new Error(`There is no calendar "${hours.calendar}".`);
  return layOut(rangesOfCalendar(calendar), period, wallClockOf(period, calendar.timeZone));
}

/** What the callers' clock shows. Once the period is over days have no dates. */
export function localTimeAt(period: Period, seconds: number): LocalTime {
  return localClockOf(period)(seconds);
}

/** The same, for many moments of one period. */
export function localClockOf(period: Period): (seconds: number) => LocalTime {
  const loopAt = secondsOfPeriod(period);
  const clock = wallClockOf(period);
  const { starts } = period;
  return (seconds) => {
    const isWithin = seconds < loopAt;
    const wall = wallAt(clock, isWithin ? seconds : loopAt + ((seconds - loopAt) % WEEK_SECONDS));
    const dayNumber = Math.floor(wall / DAY_SECONDS);
    return {
      ...(starts !== undefined && isWithin && { date: addDays(starts, dayNumber) }),
      day: weekdayAt(dayNumber),
      minute: Math.floor((wall - dayNumber * DAY_SECONDS) / 60),
    };
  };
}

/** Whole hours, the last one perhaps begun; days on which clocks are changed have 23 or 25. */
export function hoursOfPeriod(period: Period): number {
  return Math.ceil(secondsOfPeriod(period) / 3600);
}

function weekdayAt(dayNumber: number): number {
  return (((dayNumber % 7) + 7) % 7) + 1;
}

function layOut(ranges: DayRanges, period: Period, clock: WallClock): Steps {
  const loopAt = secondsOfPeriod(period);
  const { starts } = period;
  const dated = (dayNumber: number): string | undefined =>
    starts === undefined || ranges.special.size === 0 ? undefined : addDays(starts, dayNumber);
  const open = [
    ...within(clock, 0, loopAt, (dayNumber) => rangesOn(ranges, weekdayAt(dayNumber), dated(dayNumber))),
    ...within(
      { at: [0], shift: [wallAt(clock, loopAt) - loopAt] },
      loopAt,
      loopAt + WEEK_SECONDS,
      (dayNumber) => rangesOn(ranges, weekdayAt(dayNumber)),
    ),
  ];
  return stepsFrom(edgesOf(open, loopAt), loopAt);
}

/** Stretches of time between `begin` and `end` in which the wall shows an open minute; they may touch and overlap. */
function within(
  { at, shift }: WallClock,
  begin: number,
  end: number,
  rangesOfDay: (dayNumber: number) => ReturnType<typeof rangesOn>,
): [from: number, to: number][] {
  const found: [number, number][] = [];
  // An hour that the clock shows twice is open twice, one that it skips is not there.
  at.forEach((from, i) => {
    const ahead = shift[i] as number;
    const [first, last] = [Math.max(begin, from), Math.min(end, at[i + 1] ?? Infinity)];
    if (first >= last) return;
    const lastDay = Math.floor((last + ahead) / DAY_SECONDS);
    // The day before may reach over midnight.
    for (let day = Math.floor((first + ahead) / DAY_SECONDS) - 1; day <= lastDay; day++) {
      for (const range of rangesOfDay(day)) {
        const opens = Math.max(first, day * DAY_SECONDS + range.from * 60 - ahead);
        const closes = Math.min(last, day * DAY_SECONDS + range.to * 60 - ahead);
        if (opens < closes) found.push([opens, closes]);
      }
    }
  });
  return found;
}

function edgesOf(stretches: readonly [from: number, to: number][], loopAt: number): [number, number][] {
  const moments = new Map<number, number>();
  const count = (at: number, by: number): void => void moments.set(at, (moments.get(at) ?? 0) + by);
  count(0, 0);
  count(loopAt, 0);
  for (const [from, to] of stretches) {
    count(from, 1);
    if (to < loopAt + WEEK_SECONDS) count(to, -1);
  }
  let open = 0;
  return [...moments].toSorted(([a], [b]) => a - b).map(([at, by]) => [at, Number((open += by) > 0)]);
}

/** The period of a run on its callers' clock, and what is laid on it: hours, rosters, the ordinary week. */
import {
  DAY_MINUTES,
  addDays,
  formatRange,
  localClockOf,
  openSteps,
  parseRange,
  secondsOfPeriod,
  type CalendarConfig,
  type Hours,
  type MinuteRange,
  type Period,
} from '../calendar/index.ts';
import { periodOf } from './period-of.ts';
import type { ScenarioConfig, Shift } from './types.ts';
import { repeatWeek, stepsFrom, WEEK_SECONDS, type Steps } from '../util/steps.ts';

const HALF_HOUR = 1800;
const HALF_HOURS_A_DAY = 48;

export interface PeriodClock {
  /** Seconds; from here on an ordinary week repeats. */
  readonly loopAt: number;
  /** 1 while these hours hold, else 0. Absent hours: always. */
  openOf(hours: Hours | undefined): Steps;
  /** Agents of a roster, as it is written. */
  rosterOf(roster: readonly Shift[]): Steps;
  /** 168 or 336 values of a week from Monday 0 h, whole numbers. */
  weekOf(values: ArrayLike<number>): Steps;
}

export function createPeriodClock(scenario: ScenarioConfig): PeriodClock {
  const period = periodOf(scenario);
  const loopAt = secondsOfPeriod(period);
  const { calendars = [] } = scenario;
  // Under every draw of the parameters the same rosters and hours.
  const rosters = new Map<readonly Shift[], Steps>();
  const hoursKnown = new Map<Hours | undefined, Steps>();
  let halfHours: Int32Array | undefined;
  return {
    loopAt,
    openOf: (hours) => recall(hoursKnown, hours, () => openSteps(hours, calendars, period)),
    rosterOf: (roster) => recall(rosters, roster, () => layRoster(roster, period)),
    weekOf: (values) => {
      if (period.starts === undefined || period.timeZone === undefined) return repeatWeek(values, loopAt);
      halfHours ??= listHalfHours(period, loopAt);
      const width = (7 * HALF_HOURS_A_DAY) / values.length;
      return stepsFrom(
        Array.from(halfHours, (half, i) => [i * HALF_HOUR, values[Math.floor(half / width)] as number]),
        loopAt,
      );
    },
  };
}

function recall<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = make()));
  return found;
}

/** Which half-hour of the week the wall shows, by half-hour of the period and of the week behind it. */
function listHalfHours(period: Period, loopAt: number): Int32Array {
  const clock = localClockOf(period);
  return Int32Array.from({ length: Math.ceil((loopAt + WEEK_SECONDS) / HALF_HOUR) }, (_, i) => {
    const { day, minute } = clock(i * HALF_HOUR);
    return (day - 1) * HALF_HOURS_A_DAY + Math.floor(minute / 30);
  });
}

interface Part {
  readonly calendar: CalendarConfig;
  /** Negative in a break. */
  readonly agents: number;
}

/** The sum of its shifts. A shift is a calendar of its own, so that it goes by the same clock as the hours. */
function layRoster(roster: readonly Shift[], period: Period): Steps {
  const dates = [...new Set(roster.flatMap((shift) => shift.dates ?? []))];
  const changes = new Map<number, number>([
    [0, 0],
    [secondsOfPeriod(period), 0],
  ]);
  for (const { calendar, agents } of roster.flatMap((shift) => partsOf(shift, dates))) {
    const { at, value } = openSteps({ calendar: calendar.id }, [calendar], period);
    at.forEach((from, i) => {
      const by = (value[i] as number) - (value[i - 1] ?? 0);
      changes.set(from, (changes.get(from) ?? 0) + agents * by);
    });
  }
  let onDuty = 0;
  const edges = [...changes].toSorted(([a], [b]) => a - b);
  return stepsFrom(
    // A break that lies outside its shift takes nobody away who is not there.
    edges.map(([at, by]) => [at, Math.max(0, (onDuty += by))]),
    secondsOfPeriod(period),
  );
}

function partsOf(shift: Shift, dates: readonly string[]): Part[] {
  const range = rangeOf(shift);
  if (!range) return [];
  const parts = [{ calendar: calendarOf(shift, dates, range), agents: shift.agents }];
  const pause = shift.break && rangeOf(shift.break);
  if (pause) {
    const { from, to } = pause.from < range.from ? shiftedByDay(pause, 1) : pause;
    const within = { from, to: Math.min(to, range.to) };
    if (within.from < within.to)
      parts.push({ calendar: calendarOf(shift, dates, within), agents: -shift.agents });
  }
  return parts;
}

/** Undefined where it cannot be read, which is said where the file is checked. */
function rangeOf({ from, to }: { readonly from: string; readonly to: string }): MinuteRange | undefined {
  const parsed = parseRange(`${from}-${to}`);
  return 'range' in parsed ? parsed.range : undefined;
}

function shiftedByDay({ from, to }: MinuteRange, days: number): MinuteRange {
  return { from: from + days * DAY_MINUTES, to: to + days * DAY_MINUTES };
}

/** On a date that some shift of the roster names, only shifts that name it count. */
function calendarOf(shift: Shift, dates: readonly string[], range: MinuteRange): CalendarConfig {
  // What begins after midnight begins on the next day, of a weekday and of a date alike.
  const later = range.from >= DAY_MINUTES ? 1 : 0;
  const open = [formatRange(shiftedByDay(range, -later))];
  const { days = [] } = shift;
  return {
    id: 'shift',
    week: [{ days: days.map((day) => ((day - 1 + later) % 7) + 1), open }],
    special: dates.map((date) => ({
      date: later ? addDays(date, 1) : date,
      open: shift.dates?.includes(date) ? open : [],
    })),
  };
}

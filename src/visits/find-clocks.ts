/** Stretches of the period in which every menu of every line is the same. */
import {
  localClockOf,
  openSteps,
  secondsOfPeriod,
  type CalendarConfig,
  type Hours,
  type Period,
} from '../calendar/index.ts';
import type { Facts } from '../chart/index.ts';
import { conditionKey } from '../machine/index.ts';
import { constantSteps, joinSteps, valueAt, type Steps } from '../util/steps.ts';
import type { VisitLine } from './types.ts';

/** When callers call, and what the calendars are that guards name. */
export interface Times {
  readonly calendars: readonly CalendarConfig[];
  readonly period: Period;
}

/** For machines that stand alone. */
export const NAMELESS_WEEK: Times = { calendars: [], period: { days: 7 } };

/** When a call comes in: what guards can ask about it. */
export type Moment = Pick<Facts, 'day' | 'hour' | 'open'>;

export interface Clocks {
  /** Clock at every moment, to the minute. */
  readonly steps: Steps;
  /** Where the repeating week of the steps begins: the period's end. */
  readonly loopAt: number;
  /** By clock: its first moment. */
  readonly moments: readonly Moment[];
  /** The same moment in seconds since the period's beginning. */
  readonly at: readonly number[];
}

export function findClocks(
  lines: readonly Pick<VisitLine, 'automaton'>[],
  { calendars, period }: Times,
): Clocks {
  const loopAt = secondsOfPeriod(period);
  const asked = new Map<string, Hours>();
  for (const { automaton } of lines)
    for (const atom of automaton.atoms)
      if (atom.type === 'hoursOpen') asked.set(conditionKey(atom), atom.params);
  const hours = [...asked.values()];
  const lay = (each: Hours): Steps =>
    // A calendar that nobody has described is open; where there is a scenario that is a problem of its own.
    'calendar' in each && !calendars.some(({ id }) => id === each.calendar)
      ? constantSteps(1, loopAt)
      : openSteps(each, calendars, period);
  const answers = hours.map(lay);

  const known = new Map<string, number>();
  const steps = joinSteps(answers, loopAt, (values) => {
    const key = values.join('');
    const clock = known.get(key) ?? known.size;
    known.set(key, clock);
    return clock;
  });
  const at = Array.from({ length: known.size }, (_, clock) => steps.at[steps.value.indexOf(clock)] as number);
  const localTime = localClockOf(period);
  const moments = at.map((seconds): Moment => {
    const { day, minute } = localTime(seconds);
    const open = hours.flatMap((each, h) =>
      'calendar' in each && valueAt(answers[h] as Steps, loopAt, seconds) === 1 ? [each.calendar] : [],
    );
    return { day, hour: minute / 60, ...(hours.some((each) => 'calendar' in each) && { open }) };
  });
  return { steps, loopAt, moments, at };
}

/**
 * Share of the callers of the period who call in each clock.
 *
 * @param hours weights of the hours of the period from its beginning, in any unit; fewer than it has are repeated.
 *   Absent: every hour alike.
 */
export function weighClocks(
  { steps, loopAt, moments }: Clocks,
  hours: ArrayLike<number> = [1],
): Float64Array {
  const weights = new Float64Array(moments.length);
  steps.at.forEach((from, i) => {
    const until = Math.min(loopAt, steps.at[i + 1] ?? Infinity);
    const clock = steps.value[i] as number;
    for (let hour = Math.floor(from / 3600); hour * 3600 < until; hour++) {
      const seconds = Math.min(until, (hour + 1) * 3600) - Math.max(from, hour * 3600);
      weights[clock] = (weights[clock] as number) + seconds * (hours[hour % hours.length] as number);
    }
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return all > 0 ? weights.map((weight) => weight / all) : weights;
}

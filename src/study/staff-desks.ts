/**
 * Agents by half-hour of the week, from the callers expected and Erlang-C. Staffing is the same people in
 * every world: it is computed once for the desks of the scenario, and a pool has the agents of its members.
 */
import type { CallerType } from '../behaviour/index.ts';
import { isOpenAt, isWithinHours, type CalendarConfig, type Hours } from '../calendar/index.ts';
import type { DeskConfig } from '../scenario/index.ts';
import type { NeedId } from '../chart/index.ts';
import { SHIFTS_A_WEEK } from '../kernel/index.ts';
import { findErlangAgents } from '../stats/index.ts';

const HOURS_OF_WEEK = 168;

/** Mean of the expected arrivals over the weeks of the period, by hour of the week (Monday 0 h first). */
export function weeklyProfile(expected: Float64Array): Float64Array {
  const total = new Float64Array(HOURS_OF_WEEK);
  const weeks = new Float64Array(HOURS_OF_WEEK);
  expected.forEach((callers, hour) => {
    total[hour % HOURS_OF_WEEK] = (total[hour % HOURS_OF_WEEK] ?? 0) + callers;
    weeks[hour % HOURS_OF_WEEK] = (weeks[hour % HOURS_OF_WEEK] ?? 0) + 1;
  });
  return total.map((callers, hour) => callers / Math.max(1, weeks[hour] ?? 0));
}

/** A need's callers are planned for the first desk that serves it. -1 when no desk does. */
export function homeDesks(
  desks: readonly { readonly serves: readonly NeedId[] }[],
  needs: readonly NeedId[],
): Int32Array {
  return Int32Array.from(needs, (need) => desks.findIndex((desk) => desk.serves.includes(need)));
}

export interface StaffingPlan {
  readonly desks: readonly DeskConfig[];
  /** The scenario's, which desks may name. */
  readonly calendars?: readonly CalendarConfig[] | undefined;
  readonly needs: readonly NeedId[];
  readonly types: readonly CallerType[];
  readonly expected: Float64Array;
  /** Mean handling seconds by desk. */
  readonly handlingSeconds: readonly number[];
  /**
   * Share of all callers who ask for the operator, and seconds each takes: the load of a desk that serves
   * nobody itself.
   */
  readonly operatorShare: number;
  readonly operatorSeconds: number;
}

/**
 * One array of 336 agent counts per desk, by half-hour of the week. Callers are expected by the hour, so both
 * halves of an hour are alike.
 */
export function staffDesks(plan: StaffingPlan): Int32Array[] {
  const week = weeklyProfile(plan.expected);
  const home = homeDesks(plan.desks, plan.needs);
  const shares = new Array<number>(plan.desks.length).fill(0);
  const indexOf = new Map(plan.needs.map((need, n) => [need, n]));
  for (const type of plan.types) {
    const desk = home[indexOf.get(type.need) ?? -1] ?? -1;
    if (desk >= 0) shares[desk] = (shares[desk] ?? 0) + type.weight;
  }
  const operators = plan.desks.filter((desk) => desk.serves.length === 0).length;

  return plan.desks.map((desk, d) => {
    const isOperator = desk.serves.length === 0;
    const share = isOperator ? plan.operatorShare / operators : (shares[d] ?? 0);
    const seconds = isOperator ? plan.operatorSeconds : (plan.handlingSeconds[d] ?? 0);
    const byHour = Array.from({ length: HOURS_OF_WEEK }, (_, hour) => {
      if ('agents' in desk.staffing) return desk.staffing.agents;
      // Outside opening hours nobody works, so the hour's own callers are all there are to plan for. At least
      // one agent.
      const rate = (share * (week[hour] ?? 0)) / 3600;
      return rate <= 0
        ? 1
        : Math.max(
            1,
            findErlangAgents(rate, seconds, desk.staffing.serviceLevel, desk.staffing.withinSeconds),
          );
    });
    return Int32Array.from({ length: SHIFTS_A_WEEK }, (_, shift) =>
      isOpen(desk.staffing.hours, plan.calendars, shift) ? (byHour[shift >> 1] ?? 0) : 0,
    );
  });
}

/** Judged by the middle of the half-hour, in an ordinary week. */
function isOpen(
  hours: Hours | undefined,
  calendars: readonly CalendarConfig[] | undefined,
  shift: number,
): boolean {
  if (!hours) return true;
  const moment = { day: 1 + Math.floor(shift / 48), minute: (shift % 48) * 30 + 15 };
  if (!('calendar' in hours)) return isWithinHours(hours, moment);
  const calendar = calendars?.find(({ id }) => id === hours.calendar);
  return calendar === undefined || isOpenAt(calendar, moment);
}

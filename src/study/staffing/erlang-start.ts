/** Where the search begins: Erlang-A for each desk and half-hour, on what a first simulation met there. */
import { SHIFT_SECONDS, SHIFTS_A_WEEK, type ShiftTally } from '../../kernel/index.ts';
import { findErlangAgents } from '../../stats/index.ts';

export interface ServiceTarget {
  /** Share of the callers offered to a desk in a half-hour, those who give up included, answered in time. */
  readonly share: number;
  readonly withinSeconds: number;
}

/**
 * Agents by cell. `shiftsCounted`: how many half-hours, by half-hour of the week, `met` was summed over.
 * Rates and handling are those of the first simulation; patience is one number for all, from the law
 * P(abandon) = E[wait] / mean patience (exact for exponential patience, a fair start for any); without an
 * abandonment it is Erlang-C. Half-hours where nobody works stay empty, those in which somebody does never
 * fall below one agent.
 */
export function startFromErlang(
  met: ShiftTally,
  staffed: Int32Array,
  shiftsCounted: Float64Array,
  target: ServiceTarget,
): Int32Array {
  const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);
  const abandoned = total(met.abandoned);
  const patience = abandoned > 0 ? total(met.waitSeconds) / abandoned : undefined;
  return staffed.map((agents, cell) => {
    if (agents === 0) return 0;
    const desk = cell - (cell % SHIFTS_A_WEEK);
    const week = (column: Float64Array): number => total(column.subarray(desk, desk + SHIFTS_A_WEEK));
    // One half-hour's talks are few; the desk's mean over the week is steadier and no worse.
    const handling = week(met.talkSeconds) / week(met.served);
    const rate =
      (met.offered[cell] as number) / ((shiftsCounted[cell % SHIFTS_A_WEEK] as number) * SHIFT_SECONDS);
    return rate > 0 && handling > 0
      ? Math.max(1, findErlangAgents(rate, handling, target.share, target.withinSeconds, patience))
      : 1;
  });
}

/** How often each half-hour of the week comes in a period that begins on a Monday. */
export function countShifts(days: number): Float64Array {
  const count = new Float64Array(SHIFTS_A_WEEK);
  for (let shift = 0; shift < days * (86_400 / SHIFT_SECONDS); shift++) count[shift % SHIFTS_A_WEEK]! += 1;
  return count;
}

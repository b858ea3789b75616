/** Where the search begins: Erlang-A for each desk and hour, on what a first simulation met there. */
import { findErlangAgents } from '../../stats/index.ts';
import { HOURS_OF_WEEK } from '../staff-desks.ts';
import type { HourTally } from './observe-hours.ts';

export interface ServiceTarget {
  /** Share of the callers offered to a desk in an hour, those who give up included, answered in time. */
  readonly share: number;
  readonly withinSeconds: number;
}

/**
 * Agents by cell. `hoursCounted`: how many hours, by hour of the week, `met` was summed over. Rates and handling are those of the first simulation; patience is one number for all, from the law P(abandon) =
 * E[wait] / mean patience (exact for exponential patience, a fair start for any); without an abandonment it is Erlang-C. Hours
 * where nobody works stay empty, hours in which somebody does never fall below one agent.
 */
export function startFromErlang(met: HourTally, staffed: Int32Array, hoursCounted: Float64Array, target: ServiceTarget): Int32Array {
  const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);
  const abandoned = total(met.abandoned);
  const patience = abandoned > 0 ? total(met.waitSeconds) / abandoned : undefined;
  return staffed.map((agents, cell) => {
    if (agents === 0) return 0;
    const desk = cell - (cell % HOURS_OF_WEEK);
    const week = (column: Float64Array): number => total(column.subarray(desk, desk + HOURS_OF_WEEK));
    // One hour's talks are few; the desk's mean over the week is steadier and no worse.
    const handling = week(met.talkSeconds) / week(met.served);
    const rate = (met.offered[cell] as number) / ((hoursCounted[cell % HOURS_OF_WEEK] as number) * 3600);
    return rate > 0 && handling > 0 ? Math.max(1, findErlangAgents(rate, handling, target.share, target.withinSeconds, patience)) : 1;
  });
}

/** How often each hour of the week comes in a period that begins on a Monday. */
export function countHours(days: number): Float64Array {
  const count = new Float64Array(HOURS_OF_WEEK);
  for (let hour = 0; hour < days * 24; hour++) count[hour % HOURS_OF_WEEK] = (count[hour % HOURS_OF_WEEK] as number) + 1;
  return count;
}

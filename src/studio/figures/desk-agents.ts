/** Agents on duty at a desk in an ordinary week, as the scenario says it. */
import type { DeskConfig } from '../../scenario/index.ts';
import { findErlangAgents } from '../../stats/index.ts';
import { addUp, cutOut, HALF_HOUR, WEEKDAYS, type WeekLevels } from '../core/week/levels.ts';
import { rosterLevels } from '../core/week/roster-week.ts';
import { HALF_HOURS_A_WEEK, type DeskCalls } from './expected-calls.ts';

const SLOTS = HALF_HOURS_A_WEEK / 7;

/** @param open when the desk is open */
export function agentsOf(
  { staffing }: DeskConfig,
  open: WeekLevels,
  { calls, handlingSeconds }: DeskCalls,
): WeekLevels {
  if ('roster' in staffing) return rosterLevels(staffing.roster);
  return addUp(
    WEEKDAYS.flatMap((day) =>
      Array.from({ length: SLOTS }, (_, slot) => {
        const needed =
          'agents' in staffing
            ? staffing.agents === 'groups'
              ? 0
              : staffing.agents
            : planned(calls[(day - 1) * SLOTS + slot] ?? 0, handlingSeconds, staffing);
        return cutOut(open[day - 1] ?? [], slot * HALF_HOUR, (slot + 1) * HALF_HOUR).map((part) => ({
          ...part,
          day,
          value: part.value > 0 ? needed : 0,
        }));
      }).flat(),
    ),
  );
}

/** By Erlang-C, at least one: as the study plans it. */
function planned(
  calls: number,
  handlingSeconds: number,
  { serviceLevel, withinSeconds }: { readonly serviceLevel: number; readonly withinSeconds: number },
): number {
  const rate = calls / (60 * HALF_HOUR);
  return rate > 0 ? Math.max(1, findErlangAgents(rate, handlingSeconds, serviceLevel, withinSeconds)) : 1;
}

/** The mean number over each half-hour of the week. */
export function byHalfHour(levels: WeekLevels): number[] {
  return levels.flatMap((day) =>
    Array.from({ length: SLOTS }, (_, slot) =>
      cutOut(day, slot * HALF_HOUR, (slot + 1) * HALF_HOUR).reduce(
        (sum, { from, to, value }) => sum + ((to - from) / HALF_HOUR) * value,
        0,
      ),
    ),
  );
}

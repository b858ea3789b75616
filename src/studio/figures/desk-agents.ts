/** When a desk is open in an ordinary week, and who is on duty there, as the scenario says it. */
import type { DeskConfig, ScenarioConfig, Staffing } from '../../scenario/index.ts';
import { findErlangAgents } from '../../stats/index.ts';
import { levelsOfHours } from '../core/scenario/describe-hours.ts';
import { addUp, cutOut, HALF_HOUR, WEEKDAYS, type WeekLevels } from '../core/week/levels.ts';
import { rosterLevels } from '../core/week/roster-week.ts';
import { HALF_HOURS_A_WEEK, type DeskCalls } from './expected-calls.ts';

const SLOTS = HALF_HOURS_A_WEEK / 7;
/** Of shares written in decimals, so that 0.3 of ten is three. */
const ROUNDING = 1e-9;

export interface DeskWeek {
  readonly open: WeekLevels;
  /** Who may answer; agents of a group with several desks count at each of them. */
  readonly agents: WeekLevels;
}

export function deskWeek({ id, staffing }: DeskConfig, config: ScenarioConfig, calls: DeskCalls): DeskWeek {
  const { calendars = [], agentGroups = [] } = config;
  const isRostered = 'roster' in staffing && staffing.hours === undefined;
  // Without hours of its own a roster says when it is open: while somebody is on duty.
  const open = isRostered
    ? mapLevels(rosterLevels(staffing.roster), (value) => Math.min(1, value))
    : levelsOfHours(staffing.hours, calendars);
  const own = hasOwnAgents(staffing) ? [onDuty(staffing, open, calls)] : [];
  const helping = agentGroups
    .filter(({ skills }) => skills.some(({ desk }) => desk === id))
    .map((group) => onDuty(group.staffing, levelsOfHours(group.staffing.hours, calendars), calls));
  const agents = addUp(
    [...own, ...helping].flatMap((levels) =>
      levels.flatMap((day, i) => day.map((stretch) => ({ ...stretch, day: i + 1 }))),
    ),
  );
  return { open, agents };
}

function hasOwnAgents(staffing: DeskConfig['staffing']): staffing is Staffing {
  return !('agents' in staffing && staffing.agents === 'groups');
}

/** Shrinkage is missing from numbers and rosters; what a target takes is on the phone already. */
function onDuty(staffing: Staffing, open: WeekLevels, calls: DeskCalls): WeekLevels {
  const answering = (paid: number): number => Math.floor(paid * (1 - (staffing.shrinkage ?? 0)) + ROUNDING);
  if ('roster' in staffing) return mapLevels(rosterLevels(staffing.roster), answering);
  if ('agents' in staffing) return mapLevels(open, (isOpen) => isOpen * answering(staffing.agents));
  return planned(staffing, open, calls);
}

/** By Erlang-C, at least one: as the study plans it. */
function planned(
  { serviceLevel, withinSeconds }: { readonly serviceLevel: number; readonly withinSeconds: number },
  open: WeekLevels,
  { calls, handlingSeconds }: DeskCalls,
): WeekLevels {
  return addUp(
    WEEKDAYS.flatMap((day) =>
      Array.from({ length: SLOTS }, (_, slot) => {
        const rate = (calls[(day - 1) * SLOTS + slot] ?? 0) / (60 * HALF_HOUR);
        const needed =
          rate > 0 ? Math.max(1, findErlangAgents(rate, handlingSeconds, serviceLevel, withinSeconds)) : 1;
        return cutOut(open[day - 1] ?? [], slot * HALF_HOUR, (slot + 1) * HALF_HOUR).map((part) => ({
          ...part,
          day,
          value: part.value > 0 ? needed : 0,
        }));
      }).flat(),
    ),
  );
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

function mapLevels(levels: WeekLevels, change: (value: number) => number): WeekLevels {
  return addUp(
    levels.flatMap((day, i) => day.map((part) => ({ ...part, day: i + 1, value: change(part.value) }))),
  );
}

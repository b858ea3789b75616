/** Calls against agents through an ordinary week, desk by desk: first calls as they are expected, not simulated. */
import { AGENTS_WITHOUT_LIMIT, type WorldProgram } from '../kernel/index.ts';
import { constantSteps, valueAt } from '../util/steps.ts';
import type { Run } from './figures/index.ts';
import { HALF_HOUR, HALF_HOURS_A_WEEK, solveExits, stretchesOf } from './first-calls.ts';
import type { StudyWorld } from './study-world.ts';
import type { DeskWeek } from './types.ts';

/** Pictures of more desks than this nobody compares; the others are in the tables. */
const MOST_DESKS = 6;
const DAY = 86_400;

/** Of the desks with the most calls. */
export function deskWeeks(world: StudyWorld, run: Run): DeskWeek[] {
  const { program, desks } = world;
  const shares = new Map<number, Float64Array>();
  const sharesAt = (clock: number): Float64Array => {
    const known = shares.get(clock) ?? shareByDesk(program, clock);
    shares.set(clock, known);
    return known;
  };
  return desks
    .map(({ id }, desk) => ({
      desk: id,
      ...callsOf(program, desk, sharesAt),
      ...capacityOf(program, desk, run),
    }))
    .map((week) => ({ week, calls: sum(week.calls) + sum(week.closedCalls) }))
    .filter(({ calls }) => calls > 0)
    .toSorted((a, b) => b.calls - a.calls)
    .slice(0, MOST_DESKS)
    .map(({ week }) => week);
}

/** Shares of all callers whom the menus lead to each desk under this clock. */
function shareByDesk(program: WorldProgram, clock: number): Float64Array {
  const shares = new Float64Array(program.desks.length);
  const left = solveExits(program, clock);
  program.exits.forEach(({ kind, desk }, exit) => {
    if (kind === 'desk') shares[desk] = (shares[desk] ?? 0) + (left[exit] ?? 0);
  });
  return shares;
}

/** By half-hour of the week, the mean over the weeks of the period. */
function callsOf(
  program: WorldProgram,
  desk: number,
  sharesAt: (clock: number) => Float64Array,
): Pick<DeskWeek, 'calls' | 'closedCalls'> {
  const { clocks, desks, loopAt, arrivals } = program;
  const open = desks[desk]?.open ?? constantSteps(0, loopAt);
  const [calls, closedCalls] = [new Float64Array(HALF_HOURS_A_WEEK), new Float64Array(HALF_HOURS_A_WEEK)];
  for (const { at, callers, cell } of stretchesOf(program, [clocks, open])) {
    const share = sharesAt(valueAt(clocks, loopAt, at))[desk] ?? 0;
    const into = valueAt(open, loopAt, at) === 1 ? calls : closedCalls;
    into[cell] = (into[cell] ?? 0) + callers * share;
  }
  const halfHours = (arrivals.expected.length * 3600) / HALF_HOUR;
  const perWeek = (sums: Float64Array): number[] =>
    Array.from(sums, (each, cell) =>
      round(each / Math.max(1, Math.ceil((halfHours - cell) / HALF_HOURS_A_WEEK))),
    );
  return { calls: perWeek(calls), closedCalls: perWeek(closedCalls) };
}

/** What the agents on duty for it could take if they had no other desk; undefined where they are without limit. */
function capacityOf(
  { groups, desks, loopAt }: WorldProgram,
  desk: number,
  { days }: Run,
): Pick<DeskWeek, 'capacity'> {
  const own = desks[desk];
  const skilled = groups.filter(({ skills }) => skills.some((skill) => skill.desk === desk));
  if (!own || skilled.some(({ agents }) => agents.value.includes(AGENTS_WITHOUT_LIMIT))) return {};
  const monday = loopAt + ((7 - (days % 7)) % 7) * DAY;
  return {
    capacity: Array.from({ length: HALF_HOURS_A_WEEK }, (_, cell) => {
      const at = monday + (cell + 0.5) * HALF_HOUR;
      if (valueAt(own.open, loopAt, at) === 0) return 0;
      const onDuty = skilled.reduce((total, { agents }) => total + valueAt(agents, loopAt, at), 0);
      return round((onDuty * HALF_HOUR) / own.handling.mean);
    }),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
/** Pictures need no more digits, and files less. */
const round = (value: number): number => Number(value.toPrecision(3));

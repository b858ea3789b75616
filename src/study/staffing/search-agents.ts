/**
 * Fewest agents by desk and half-hour of the week that meet a service level, found on the simulator.
 *
 * 1. A first simulation with the agents the world has says what each cell (desk and half-hour) meets;
 *   Erlang-A gives a start.
 * 2. All cells move at once: a cell that meets the target tries fewer agents, one that misses it more, in
 *   doubling steps until it is
 * bracketed, then by halves. Within one standard error of the target Erlang is believed: of a thousand hours
 * judged by noisy shares
 * alone, each would settle at its luckiest number. Cells disturb each other little, through redials,
 * transfers and callers left over from the half-hour before.
 * 3. That little is mended at the end: a cell that misses in the plan as a whole gets one agent more, until
 *   none does. A desk that
 * misses over the whole week is one that Erlang misjudges (callers come in bursts it knows nothing of): there
 * it is not believed.
 * 4. The plan is judged on replications that the search never saw, otherwise it would be judged by its own
 *   luck.
 */
import { SHIFT_SECONDS, SHIFTS_A_WEEK, type ShiftTally, type WorldProgram } from '../../kernel/index.ts';
import { type Steps, valueAt, WEEK_SECONDS } from '../../util/steps.ts';
import { countShifts, startFromErlang, type ServiceTarget } from './erlang-start.ts';
import { judgePlan, type PlanJudgement } from './judge-plan.ts';
import { sumTallies } from './sum-tallies.ts';

export interface SearchOptions {
  readonly target: ServiceTarget;
  /** Replications of each trial, and of the judgement afterwards. */
  readonly replications: number;
}

/** Looks on at a month or several with these agents, from this replication on. Undefined: it was stopped. */
export type DeskObserver = (agents: Int32Array, from: number) => Promise<ShiftTally[] | undefined>;

export interface AgentPlan {
  /** By desk, 336 half-hours each, Monday 0 h first. */
  readonly agents: readonly Int32Array[];
  readonly start: readonly Int32Array[];
  /** Agent hours in a week. */
  readonly weeklyHours: number;
  readonly startHours: number;
  /**
   * Cells with too few callers in the search to tell one number of agents from another: Erlang's start
   * stands.
   */
  readonly untold: number;
  readonly trials: number;
  /** False when the search ran out of trials with a cell still missing its target. */
  readonly isSettled: boolean;
  readonly judgement: PlanJudgement;
}

/** Fewer calls than this in all trial replications say nothing about a share such as 80 %. */
const LEAST_CALLS = 40;
const MAX_TRIALS = 24;
const MAX_MENDS = 12;

/**
 * Undefined when it was stopped. `observe` looks at `options.replications` months, always the same ones from
 * the same `from`.
 */
export async function searchAgents(
  program: WorldProgram,
  options: SearchOptions,
  observe: DeskObserver,
): Promise<AgentPlan | undefined> {
  const { target, replications } = options;
  // For now every desk has one group of its own, in the same order.
  const staffed = Int32Array.from(program.groups.flatMap(({ agents }) => onWeek(agents, program.loopAt)));
  const cells = staffed.length;

  const first = await observe(staffed, 0);
  if (!first) return undefined;
  const met = sumTallies(first, cells);
  const start = startFromErlang(
    met,
    staffed,
    countShifts(program.arrivals.days).map((shifts) => shifts * replications),
    target,
  );
  const isTold = Uint8Array.from(start, (agents, cell) =>
    Number(agents > 0 && (met.offered[cell] as number) >= LEAST_CALLS),
  );

  const agents = start.slice();
  const fails = new Int32Array(cells);
  const meets = new Int32Array(cells).fill(-1);
  const step = new Int32Array(cells).fill(1);
  let trials = 1;
  let isMoving = true;
  while (isMoving && trials < MAX_TRIALS) {
    const seen = await observe(agents, 0);
    if (!seen) return undefined;
    trials += 1;
    isMoving = false;
    for (let cell = 0; cell < cells; cell++) {
      if (isTold[cell] === 0) continue;
      const next = moveCell(cell, isMet(seen, cell));
      isMoving ||= next !== agents[cell];
      agents[cell] = next;
    }
  }

  let isSettled = false;
  let found = met;
  for (let mend = 0; mend < MAX_MENDS && !isSettled; mend++) {
    const seen = await observe(agents, 0);
    if (!seen) return undefined;
    trials += 1;
    found = sumTallies(seen, cells);
    isSettled = true;
    for (let cell = 0; cell < cells; cell++) {
      if (isTold[cell] === 0) continue;
      const desk = Math.floor(cell / SHIFTS_A_WEEK);
      const isEnough =
        deskShare(found, desk) >= target.share
          ? isMet(seen, cell)
          : levelOf(seen, cell).share >= target.share;
      if (isEnough) continue;
      agents[cell] = (agents[cell] as number) + 1;
      isSettled = false;
    }
  }

  // Replications from here on are new to the plan.
  const judgement = await judgePlan(agents, isTold, found, target, (plan) => observe(plan, replications));
  if (!judgement) return undefined;
  return {
    agents: splitDesks(agents),
    start: splitDesks(start),
    weeklyHours: (sumOf(agents) * SHIFT_SECONDS) / 3600,
    startHours: (sumOf(start) * SHIFT_SECONDS) / 3600,
    untold: start.reduce((count, each, cell) => count + Number(each > 0 && isTold[cell] === 0), 0),
    trials,
    isSettled,
    judgement,
  };

  /** Over the hours that have enough calls to be searched. */
  function deskShare(sum: ShiftTally, desk: number): number {
    let within = 0;
    let offered = 0;
    for (let cell = desk * SHIFTS_A_WEEK; cell < (desk + 1) * SHIFTS_A_WEEK; cell++) {
      if (isTold[cell] === 0) continue;
      within += sum.within[cell] as number;
      offered += sum.offered[cell] as number;
    }
    return offered === 0 ? 1 : within / offered;
  }

  /** Erlang's number and more pass unless they clearly miss; fewer than Erlang's must clearly meet. */
  function isMet(seen: readonly ShiftTally[], cell: number): boolean {
    const { share, error } = levelOf(seen, cell);
    return (agents[cell] as number) >= (start[cell] as number)
      ? share >= target.share - error
      : share >= target.share + error;
  }

  /** The next number of agents to try in a cell; the same number again when it is found. */
  function moveCell(cell: number, isEnough: boolean): number {
    const now = agents[cell] as number;
    if (isEnough && (meets[cell] === -1 || now < (meets[cell] as number))) meets[cell] = now;
    if (!isEnough && now > (fails[cell] as number)) fails[cell] = now;
    const low = fails[cell] as number;
    const high = meets[cell] as number;
    if (high === -1) {
      const next = now + (step[cell] as number);
      step[cell] = 2 * (step[cell] as number);
      return next;
    }
    // Also when neighbours moved and low has overtaken high: the mending sees to it.
    if (high <= low + 1) return high;
    if (low > 0) return low + ((high - low) >> 1);
    const next = Math.max(1, high - (step[cell] as number));
    step[cell] = 2 * (step[cell] as number);
    return next;
  }
}

/** Share answered in time in one cell, with the standard error of a ratio over weeks (delta method). */
function levelOf(seen: readonly ShiftTally[], cell: number): { share: number; error: number } {
  let within = 0;
  let offered = 0;
  for (const tally of seen) {
    within += tally.within[cell] as number;
    offered += tally.offered[cell] as number;
  }
  const share = offered === 0 ? 1 : within / offered;
  if (seen.length < 2 || offered === 0) return { share, error: 0 };
  let squares = 0;
  for (const tally of seen)
    squares += ((tally.within[cell] as number) - share * (tally.offered[cell] as number)) ** 2;
  return { share, error: Math.sqrt((squares * seen.length) / (seen.length - 1)) / offered };
}

/** Of the week that repeats, Monday 0 h first: agents at the middle of each half-hour. */
function onWeek(agents: Steps, loopAt: number): number[] {
  const monday = Math.ceil(loopAt / WEEK_SECONDS) * WEEK_SECONDS;
  return Array.from({ length: SHIFTS_A_WEEK }, (_, shift) =>
    valueAt(agents, loopAt, monday + (shift + 0.5) * SHIFT_SECONDS),
  );
}

function splitDesks(agents: Int32Array): Int32Array[] {
  return Array.from({ length: agents.length / SHIFTS_A_WEEK }, (_, d) =>
    agents.slice(d * SHIFTS_A_WEEK, (d + 1) * SHIFTS_A_WEEK),
  );
}

function sumOf(agents: Int32Array): number {
  return agents.reduce((sum, each) => sum + each, 0);
}

import type { PreparedWorld } from './compile-world.ts';
import { runFastMonth } from './fast-month.ts';
import { watchReplication } from './run-replication.ts';
import type { ReplicationKey } from './run-state.ts';
import { SHIFT_SECONDS, SHIFTS_A_WEEK } from './types.ts';

/**
 * What desks met, by cell: `desk * 336 + half-hour of the week`. Waits and who waited: by the time of
 * joining; talks: by when they began.
 */
export interface ShiftTally {
  readonly offered: Float64Array;
  /** Answered within the asked-for seconds. */
  readonly within: Float64Array;
  readonly abandoned: Float64Array;
  readonly waitSeconds: Float64Array;
  readonly served: Float64Array;
  /** Agent seconds of the calls answered, misrouted ones included. */
  readonly talkSeconds: Float64Array;
}

/**
 * Looks on at the desks while a replication runs, week by week: a half-hour of the week comes once in each,
 * and what it met in different weeks is next to independent. What happens after the period is left out: the
 * last callers' repeat calls meet desks that nobody else calls any more.
 */
export class DeskWatch {
  readonly weeks: ShiftTally[];
  private readonly withinSeconds: number;
  private readonly end: number;

  constructor(world: PreparedWorld, withinSeconds: number) {
    const { days } = world.program.arrivals;
    this.withinSeconds = withinSeconds;
    this.end = days * 86_400;
    this.weeks = Array.from({ length: Math.ceil(days / 7) }, () => emptyShiftTally(world.deskCount));
  }

  /** A caller joined at `at` and was answered, or gave up, after `wait` seconds. */
  joined(desk: number, at: number, wait: number, isAnswered: boolean): void {
    if (at >= this.end) return;
    const shift = Math.floor(at / SHIFT_SECONDS);
    const tally = this.weeks[Math.floor(shift / SHIFTS_A_WEEK)]!;
    const cell = desk * SHIFTS_A_WEEK + (shift % SHIFTS_A_WEEK);
    tally.offered[cell]!++;
    tally.waitSeconds[cell]! += wait;
    if (!isAnswered) tally.abandoned[cell]!++;
    else if (wait <= this.withinSeconds) tally.within[cell]!++;
  }

  /** An agent began a talk of `seconds` at `at`. */
  talked(desk: number, at: number, seconds: number): void {
    if (at >= this.end) return;
    const shift = Math.floor(at / SHIFT_SECONDS);
    const tally = this.weeks[Math.floor(shift / SHIFTS_A_WEEK)]!;
    const cell = desk * SHIFTS_A_WEEK + (shift % SHIFTS_A_WEEK);
    tally.served[cell]!++;
    tally.talkSeconds[cell]! += seconds;
  }
}

export function emptyShiftTally(desks: number): ShiftTally {
  const column = (): Float64Array => new Float64Array(desks * SHIFTS_A_WEEK);
  return {
    offered: column(),
    within: column(),
    abandoned: column(),
    waitSeconds: column(),
    served: column(),
    talkSeconds: column(),
  };
}

/** One tally for each week of the period. About the time of a bare replication. */
export function observeDesks(world: PreparedWorld, key: ReplicationKey, withinSeconds: number): ShiftTally[] {
  const month = runFastMonth(world, key, withinSeconds);
  return month ? readWeeks(world, month.watched) : observePlainDesks(world, key, withinSeconds);
}

/** The same by TypeScript alone: what the compiled kernel is held against. */
export function observePlainDesks(
  world: PreparedWorld,
  key: ReplicationKey,
  withinSeconds: number,
): ShiftTally[] {
  const watch = new DeskWatch(world, withinSeconds);
  watchReplication(world, key, undefined, watch);
  return watch.weeks;
}

/** Six columns a week, one after another. */
function readWeeks(world: PreparedWorld, watched: Float64Array): ShiftTally[] {
  const cells = world.deskCount * SHIFTS_A_WEEK;
  const column = (week: number, c: number): Float64Array =>
    watched.slice((week * 6 + c) * cells, (week * 6 + c + 1) * cells);
  return Array.from({ length: watched.length / (6 * cells) }, (_, week) => ({
    offered: column(week, 0),
    within: column(week, 1),
    abandoned: column(week, 2),
    waitSeconds: column(week, 3),
    served: column(week, 4),
    talkSeconds: column(week, 5),
  }));
}

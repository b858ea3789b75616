/** What each desk met in each hour of the week, week by week, from one replication with everybody recorded. */
import { runReplication, traceCallers, type PreparedWorld, type ReplicationKey } from '../../kernel/index.ts';
import { HOURS_OF_WEEK } from '../staff-desks.ts';

/** By cell: `desk * 168 + hour of the week in which the caller joined the queue`. */
export interface HourTally {
  readonly offered: Float64Array;
  /** Answered within the target's seconds. */
  readonly within: Float64Array;
  readonly abandoned: Float64Array;
  readonly waitSeconds: Float64Array;
  readonly served: Float64Array;
  /** Agent seconds of the calls answered, misrouted ones included, by the hour in which the talk began. */
  readonly talkSeconds: Float64Array;
}

export function emptyTally(cells: number): HourTally {
  const column = (): Float64Array => new Float64Array(cells);
  return { offered: column(), within: column(), abandoned: column(), waitSeconds: column(), served: column(), talkSeconds: column() };
}

// Who calls does not depend on who answers, so the number of fresh callers is counted once for a replication.
const callerCounts = new WeakMap<object, Map<string, number>>();

function countCallers(world: PreparedWorld, key: ReplicationKey): number {
  const { arrivals } = world.program;
  const kept = callerCounts.get(arrivals) ?? new Map<string, number>();
  callerCounts.set(arrivals, kept);
  const name = `${key.seed} ${key.replication}`;
  let count = kept.get(name);
  if (count === undefined) kept.set(name, (count = runReplication(world, key).callers));
  return count;
}

/**
 * One tally for each week of the period: an hour of the week comes once in each, and what it met in different weeks is next to
 * independent, so that weeks are the sample from which intervals are made.
 *
 * The kernel counts by desk over the whole period; by hour it has to be looked on. About ten times the time of a bare replication.
 * What happens after the period has ended is left out: the last callers' repeat calls meet desks that nobody else calls any more.
 */
export function observeHours(world: PreparedWorld, key: ReplicationKey, withinSeconds: number): HourTally[] {
  const callers = countCallers(world, key);
  const weeks = Array.from({ length: Math.ceil(world.program.arrivals.days / 7) }, () => emptyTally(world.deskCount * HOURS_OF_WEEK));
  const end = world.program.arrivals.days * 86_400;
  for (const { steps } of traceCallers(world, key, Array.from({ length: callers }, (_, caller) => caller))) {
    for (const step of steps) {
      if (step.at >= end || (step.kind !== 'queue' && step.kind !== 'service')) continue;
      const hour = Math.floor(step.at / 3600);
      const cell = step.desk * HOURS_OF_WEEK + (hour % HOURS_OF_WEEK);
      const tally = weeks[Math.floor(hour / HOURS_OF_WEEK)] as HourTally;
      if (step.kind === 'service') {
        add(tally.served, cell, 1);
        add(tally.talkSeconds, cell, step.seconds);
        continue;
      }
      add(tally.offered, cell, 1);
      add(tally.waitSeconds, cell, step.wait);
      if (!step.answered) add(tally.abandoned, cell, 1);
      else if (step.wait <= withinSeconds) add(tally.within, cell, 1);
    }
  }
  return weeks;
}

function add(column: Float64Array, cell: number, amount: number): void {
  column[cell] = (column[cell] as number) + amount;
}

/** In their order, so that the sums are the same bytes every time. */
export function sumTallies(tallies: readonly HourTally[], cells: number): HourTally {
  const sum = emptyTally(cells);
  for (const tally of tallies) {
    for (const name of Object.keys(sum) as (keyof HourTally)[]) tally[name].forEach((value, cell) => add(sum[name], cell, value));
  }
  return sum;
}

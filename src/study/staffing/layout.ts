/** Who takes whose calls: queues where callers wait, groups of agents, and clusters of queues that share agents. */
import { SHIFTS_A_WEEK } from '../../kernel/index.ts';

/**
 * Desks and groups are indices of the program, queues of `queues`. Every queue is in exactly one cluster, and no group
 * takes calls of two clusters: so many agents for a cluster at a half-hour is one number to be found.
 */
export interface StaffLayout {
  /** The desks of each queue: one, or those of a pool whose callers are answered in the order in which they came. */
  readonly queues: readonly (readonly number[])[];
  readonly groupCount: number;
  readonly clusters: readonly Cluster[];
  /** 1 where a desk of a queue is open in some part of a half-hour, by `queue * 336 + half-hour`. */
  readonly open: Uint8Array;
}

export interface Cluster {
  readonly queues: readonly number[];
  /** `home`: the queue whose calls the group is there for; it may help out at the others. */
  readonly groups: readonly { readonly group: number; readonly home: number }[];
}

/**
 * A queue and a group for each desk.
 * @param open by `desk * 336 + half-hour`
 * @param pools desks whose groups help each other out
 */
export function layOutDesks(open: Uint8Array, pools: readonly (readonly number[])[] = []): StaffLayout {
  const deskCount = open.length / SHIFTS_A_WEEK;
  return {
    queues: Array.from({ length: deskCount }, (_, desk) => [desk]),
    groupCount: deskCount,
    clusters: joinDesks(deskCount, pools).map((desks) => ({
      queues: desks,
      groups: desks.map((desk) => ({ group: desk, home: desk })),
    })),
    open,
  };
}

/** A queue and a group for each pool, and for each desk outside pools. */
export function layOutPools(open: Uint8Array, pools: readonly (readonly number[])[]): StaffLayout {
  const queues = joinDesks(open.length / SHIFTS_A_WEEK, pools);
  return {
    queues,
    groupCount: queues.length,
    clusters: queues.map((_, queue) => ({ queues: [queue], groups: [{ group: queue, home: queue }] })),
    open: Uint8Array.from(
      queues.flatMap((desks) =>
        Array.from({ length: SHIFTS_A_WEEK }, (_, shift) =>
          Number(desks.some((desk) => open[desk * SHIFTS_A_WEEK + shift] === 1)),
        ),
      ),
    ),
  };
}

/** In the order of the first desk of each. */
function joinDesks(deskCount: number, pools: readonly (readonly number[])[]): (readonly number[])[] {
  return Array.from({ length: deskCount }, (_, desk) => desk).flatMap((desk) => {
    const pool = pools.find((members) => members.includes(desk));
    return pool === undefined ? [[desk]] : pool[0] === desk ? [pool] : [];
  });
}

/**
 * Agents of a cluster at one half-hour, given to its groups in proportion to `weights`; the largest remainders get
 * what is left over.
 */
export function shareOut(agents: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const ideal = weights.map((weight) => (total > 0 ? (agents * weight) / total : agents / weights.length));
  const given = ideal.map(Math.floor);
  const left = agents - given.reduce((sum, each) => sum + each, 0);
  const byRemainder = ideal
    .map((each, i) => ({ i, remainder: each - (given[i] as number) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) given[i]! += 1;
  return given;
}

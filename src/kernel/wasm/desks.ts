/**
 * All desks' agents, as Kiefer and Wolfowitz (1955) would have it: a desk is the moments at which its agents
 * will next be free. A caller who joins is told at once when they will be answered, because everyone ahead
 * has been told already; nobody stands in a queue in memory.
 *
 * Agent k is on duty in half-hour s of the week if k < plan[s]. Who goes off duty finishes the call in
 * progress. Of several free agents the one who has been free longest answers. Queues are first come, first
 * served.
 * Where there is no limit to the agents, nobody is counted: whoever comes is answered at once.
 *
 * Law: callers must be given in order of joining; then answers come in that order too, and equal those of an
 * event list (a test says so).
 */
import { SHIFT_SECONDS, SHIFTS_A_WEEK } from './constants';
import { allocate } from './memory';
import { DeskTally } from './tally';
import { Ints, Reals, Records } from './views';
import { world } from './world';

const SHIFT: f64 = SHIFT_SECONDS;

/** Of the heap by moment of the agents on duty; sixteen bytes, so that it moves at once. */
@unmanaged
class Agent {
  freeAt: f64;
  number: i32;
  unused: i32;

  copyFrom(other: Agent): void {
    v128.store(changetype<usize>(this), v128.load(changetype<usize>(other)));
  }
}

@unmanaged
export class Desk {
  /** End of the half-hour the heap is made for. Nobody can be answered before that half-hour any more. */
  shiftEnd: f64;
  /** When somebody may be answered at once in it; Infinity when nobody is on duty. */
  freeAt: f64;
  shift: i32;
  onDuty: i32;
  heap: Records<Agent>;
  /** When each agent is free, by number. */
  freeOf: Reals;
  /** Agents by half-hour of the week. */
  plan: Ints;
  tally: DeskTally;
  number: i32;
  unused: i32;

  /**
   * As a run begins: all have been free since before it, agent 0 longest, so that there are no ties to break.
   */
  open(): void {
    const plan = this.plan;
    let most = 0;
    for (let s = 0; s < SHIFTS_A_WEEK; s++) most = max(most, plan[s]);
    this.freeOf = changetype<Reals>(allocate(most << 3));
    for (let k = 0; k < most; k++) this.freeOf[k] = <f64>(k - most);
    this.heap = changetype<Records<Agent>>(allocate(max(1, most) * offsetof<Agent>()));
    this.onDuty = 0;
    this.changeShift(0);
  }

  /** Whether an agent is free at `t`. */
  isFree(t: f64): bool {
    if (t >= this.shiftEnd) this.changeShift(<i32>(t / SHIFT));
    return t >= this.freeAt;
  }

  /**
   * The earliest moment from `now` on at which an agent is free and on duty; Infinity when that is later than
   * `deadline`.
   */
  findStart(now: f64, deadline: f64): f64 {
    let shift = this.shift;
    while (true) {
      let start = max(now, <f64>shift * SHIFT);
      const end = <f64>(shift + 1) * SHIFT;
      if (this.onDuty !== 0) {
        if (this.onDuty > 0) start = max(start, this.heap[0].freeAt);
        if (start < end) return start <= deadline ? start : Infinity;
      }
      // Nobody can answer within this half-hour. Moving on is safe even if this caller gives up: who joins
      // later cannot be answered
      // earlier.
      if (end > deadline) return Infinity;
      this.changeShift(++shift);
    }
  }

  /** The agent found is busy until then. */
  keepBusy(until: f64): void {
    if (this.onDuty < 0) return;
    const agent = this.heap[0].number;
    this.freeOf[agent] = until;
    this.siftDown(0, until, agent);
    this.freeAt = max(this.heap[0].freeAt, this.shiftEnd - SHIFT);
  }

  private changeShift(shift: i32): void {
    this.shift = shift;
    const count = this.plan[shift % SHIFTS_A_WEEK];
    if (count !== this.onDuty) this.rebuildHeap(count);
    this.shiftEnd = <f64>(shift + 1) * SHIFT;
    const begin = <f64>shift * SHIFT;
    if (count > 0) this.freeAt = max(this.heap[0].freeAt, begin);
    else this.freeAt = count === 0 ? Infinity : begin;
  }

  private rebuildHeap(count: i32): void {
    this.onDuty = count;
    const heap = this.heap;
    for (let k = 0; k < count; k++) {
      heap[k].freeAt = this.freeOf[k];
      heap[k].number = k;
    }
    for (let k = (count >> 1) - 1; k >= 0; k--) this.siftDown(k, heap[k].freeAt, heap[k].number);
  }

  private siftDown(from: i32, freeAt: f64, number: i32): void {
    const heap = this.heap;
    const count = this.onDuty;
    let hole = from;
    for (let below = 2 * hole + 1; below < count; below = 2 * hole + 1) {
      let child = heap[below];
      if (below + 1 < count) {
        const right = heap[below + 1];
        if (right.freeAt < child.freeAt) {
          child = right;
          below++;
        }
      }
      if (freeAt <= child.freeAt) break;
      heap[hole].copyFrom(child);
      hole = below;
    }
    const agent = heap[hole];
    agent.freeAt = freeAt;
    agent.number = number;
  }
}

@unmanaged
class Desks {
  all: Records<Desk>;
  /** Laid out by the host. */
  tallies: Records<DeskTally>;

  open(): void {
    this.all = changetype<Records<Desk>>(allocate(world.deskCount * offsetof<Desk>()));
    for (let d = 0; d < world.deskCount; d++) {
      const desk = this.all[d];
      desk.number = d;
      desk.plan = world.agents.from(d * SHIFTS_A_WEEK);
      desk.tally = this.tallies[d];
      desk.open();
    }
  }
}
export const desks = changetype<Desks>(memory.data(offsetof<Desks>(), 16));

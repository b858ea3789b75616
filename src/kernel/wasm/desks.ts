/**
 * Desks, and the agents of plain ones (../is-plain.ts), as Kiefer and Wolfowitz (1955) would have it: such a desk
 * is the moments at which its agents will next be free. A caller who joins is told at once when they will be
 * answered, because everyone ahead has been told already; nobody stands in a queue in memory. Desks that are not
 * plain: routing.ts.
 *
 * Agent k is on duty if k < the number in force, which is 0 while the desk is closed. Who goes off duty finishes
 * the call in progress. Of several free agents the one who has been free longest answers. Queues are first come,
 * first served.
 * Where there is no limit to the agents, nobody is counted: whoever comes is answered at once.
 *
 * Law: callers must be given in order of joining; then answers come in that order too, and equal those of an
 * event list (a test says so).
 */
import { allocate } from './memory';
import { Cursor, steps } from './steps';
import { DeskTally, GroupTally } from './tally';
import { Reals, Records } from './views';
import { world } from './world';

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

/** For looking forward. */
const ahead = changetype<Cursor>(memory.data(offsetof<Cursor>(), 16));

/** Its cursor stands on the agents of a plain desk: nobody can be answered before that step any more. */
@unmanaged
export class Desk extends Cursor {
  /** When somebody may be answered at once in the step; Infinity when nobody is on duty. */
  freeAt: f64;
  number: i32;
  onDuty: i32;
  heap: Records<Agent>;
  /** When each agent is free, by number. */
  freeOf: Reals;
  /** Whether the desk is open. */
  opening: Cursor;
  tally: DeskTally;
  /** Of its own group; of a plain desk. */
  groupTally: GroupTally;
  isPlain: i32;
  /** Whether it was open before the edge at hand; of a desk that is not plain. */
  wasOpen: i32;
  /** When it closes, once that has been asked. */
  closing: f64;

  /**
   * As a run begins: all have been free since before it, agent 0 longest, so that there are no ties to break.
   */
  openPlain(): void {
    const row = this.number;
    let most = 0;
    for (let s = steps.start[row]; s < steps.start[row + 1]; s++) most = max(most, steps.value[s]);
    this.freeOf = changetype<Reals>(allocate(most << 3));
    for (let k = 0; k < most; k++) this.freeOf[k] = <f64>(k - most);
    this.heap = changetype<Records<Agent>>(allocate(max(1, most) * offsetof<Agent>()));
    this.onDuty = 0;
    this.reset(row);
    this.change();
  }

  /** At a moment not before the last one asked about. */
  isOpen(t: f64): bool {
    if (world.closes[this.number] === 0) return true;
    this.opening.advance(t);
    return this.opening.value === 1;
  }

  /** When the desk, which is open at `now`, closes next; Infinity when it never does. */
  closesAt(now: f64): f64 {
    if (world.closes[this.number] === 0) return Infinity;
    if (now >= this.closing) {
      // The period's last step may go on as the week's first.
      memory.copy(changetype<usize>(ahead), changetype<usize>(this.opening), offsetof<Cursor>());
      while (ahead.value === 1) ahead.next();
      this.closing = ahead.begin;
    }
    return this.closing;
  }

  /** Whether an agent is free at `t`. */
  isFree(t: f64): bool {
    while (t >= this.end) {
      this.next();
      this.change();
    }
    return t >= this.freeAt;
  }

  /**
   * The earliest moment from `now` on at which an agent is free and on duty; Infinity when that is later than
   * `deadline`.
   */
  findStart(now: f64, deadline: f64): f64 {
    while (true) {
      let start = max(now, this.begin);
      if (this.onDuty !== 0) {
        if (this.onDuty > 0) start = max(start, this.heap[0].freeAt);
        if (start < this.end) return start <= deadline ? start : Infinity;
      }
      // Nobody can answer within this step. Moving on is safe even if this caller gives up: who joins later
      // cannot be answered earlier.
      if (this.end > deadline) return Infinity;
      this.next();
      this.change();
    }
  }

  /** The agent found is busy until then. */
  keepBusy(until: f64): void {
    if (this.onDuty < 0) return;
    const agent = this.heap[0].number;
    this.freeOf[agent] = until;
    this.siftDown(0, until, agent);
    this.freeAt = max(this.heap[0].freeAt, this.begin);
  }

  /** After a step. */
  private change(): void {
    const count = this.value;
    if (count !== this.onDuty) this.rebuildHeap(count);
    if (count > 0) this.freeAt = max(this.heap[0].freeAt, this.begin);
    else this.freeAt = count === 0 ? Infinity : this.begin;
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
  groupTallies: Records<GroupTally>;

  open(): void {
    this.all = changetype<Records<Desk>>(allocate(world.deskCount * offsetof<Desk>()));
    for (let d = 0; d < world.deskCount; d++) {
      const desk = this.all[d];
      desk.number = d;
      desk.tally = this.tallies[d];
      desk.opening = changetype<Cursor>(allocate(offsetof<Cursor>()));
      desk.opening.reset(world.openRow + d);
      desk.closing = -1;
      const group = world.ownGroup[d];
      desk.isPlain = group >= 0 ? 1 : 0;
      if (group < 0) continue;
      desk.groupTally = this.groupTallies[group];
      desk.openPlain();
    }
  }
}
export const desks = changetype<Desks>(memory.data(offsetof<Desks>(), 16));

/**
 * Agents who do the same, as Kiefer and Wolfowitz (1955) would have it: the moments at which they will next be free.
 *
 * Agent k is on duty if k < the number in force (the cursor stands on it). Who goes off duty finishes the call in
 * progress. Of several free agents the one who has been free longest answers. Where there is no limit to the agents,
 * nobody is counted: somebody is always free.
 *
 * Law: moments must be asked about in their order.
 */
import { allocate } from './memory';
import { Cursor, steps } from './steps';
import { Reals, Records } from './views';

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
export class Agents extends Cursor {
  /** When somebody may answer within the step; Infinity when nobody is on duty. */
  freeAt: f64;
  onDuty: i32;
  /** Of whose agents they are. */
  number: i32;
  heap: Records<Agent>;
  /** When each agent is free, by number. */
  freeOf: Reals;

  /** As a run begins: all have been free since before it, since `since` the first, then each a second less. */
  engage(row: i32, since: f64): void {
    let most = 0;
    for (let s = steps.start[row]; s < steps.start[row + 1]; s++) most = max(most, steps.value[s]);
    this.freeOf = changetype<Reals>(allocate(most << 3));
    for (let k = 0; k < most; k++) this.freeOf[k] = since + <f64>k;
    this.heap = changetype<Records<Agent>>(allocate(max(1, most) * offsetof<Agent>()));
    this.onDuty = 0;
    this.reset(row);
    this.change();
  }

  /** Past all steps that are over at `t`. */
  @inline
  moveOn(t: f64): void {
    while (t >= this.end) {
      this.next();
      this.change();
    }
  }

  /** Whether somebody is free at `t`. */
  isFree(t: f64): bool {
    this.moveOn(t);
    return t >= this.freeAt;
  }

  /** Since when the one has been free who would answer; somebody is on duty. */
  freeLongestSince(): f64 {
    return this.onDuty < 0 ? -Infinity : this.heap[0].freeAt;
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

/**
 * People standing in the queues of desks that are not plain, and what is promised to those who do not: by desk and
 * class a list in order of joining.
 */
import { Case } from './case';
import { CLASS_CALL_BACK, CLASSES } from './constants';
import { allocate } from './memory';
import { Ints, Records } from './views';
import { world } from './world';

@unmanaged
export class Waiting {
  /** When the desk first joined was joined, and for how long patience lasts from then on. */
  joinedAt: f64;
  patience: f64;
  who: Case;
  /** The desk waited for, and the one first joined. */
  desk: i32;
  home: i32;
  /** 0: priority of the caller; CLASS_CALL_BACK for those to be called back. */
  rank: i32;
  /** Order of joining, over all queues. */
  sequence: i32;
  /** Index of the queue in the caller's luck. */
  queue: i32;
  before: Waiting | null;
  after: Waiting | null;
  /** Counts up when the wait is over: timers of an earlier wait of this record are void. */
  ticket: i32;
  /** Counts up with each queue joined: offers of an earlier queue are void. */
  place: i32;
  hasOverflowed: bool;
  hasRefused: bool;
}

@unmanaged
export class Queue {
  first: Waiting | null;
  last: Waiting | null;
}

const WAITING_BYTES: usize = 64;
const WAITING_AT_ONCE: usize = 256;

@unmanaged
class WaitingRoom {
  /** By desk and class. */
  queues: Records<Queue>;
  /** By desk: bit r when somebody of rank r waits there. */
  ranks: Ints;
  /** Waiting anywhere, call-backs included. */
  count: i32;
  nextSequence: i32;
  unused: Waiting | null;
  fresh: usize;
  freshEnd: usize;

  open(): void {
    const queues = world.deskCount * CLASSES;
    this.queues = changetype<Records<Queue>>(allocate(queues * offsetof<Queue>()));
    for (let i = 0; i < queues; i++) {
      this.queues[i].first = null;
      this.queues[i].last = null;
    }
    this.ranks = changetype<Ints>(allocate(world.deskCount << 2));
    for (let d = 0; d < world.deskCount; d++) this.ranks[d] = 0;
    this.count = 0;
    this.nextSequence = 0;
    this.unused = null;
    this.fresh = 0;
    this.freshEnd = 0;
  }

  /** A new wait, which stands in no queue yet. */
  create(): Waiting {
    let w = this.unused;
    if (w !== null) this.unused = w.after;
    else {
      if (this.fresh === this.freshEnd) {
        this.fresh = allocate(WAITING_AT_ONCE * WAITING_BYTES);
        this.freshEnd = this.fresh + WAITING_AT_ONCE * WAITING_BYTES;
      }
      w = changetype<Waiting>(this.fresh);
      this.fresh += WAITING_BYTES;
      w.ticket = 0;
    }
    w.place = 0;
    w.hasOverflowed = false;
    w.hasRefused = false;
    return w;
  }

  /** The wait is over. */
  end(w: Waiting): void {
    w.ticket++;
    w.after = this.unused;
    this.unused = w;
  }

  /** At the end of its desk's queue. */
  join(w: Waiting): void {
    const queue = this.queueOf(w.desk, w.rank);
    w.sequence = this.nextSequence++;
    w.place++;
    w.before = queue.last;
    w.after = null;
    const last = queue.last;
    if (last === null) queue.first = w;
    else last.after = w;
    queue.last = w;
    this.ranks[w.desk] = this.ranks[w.desk] | (1 << w.rank);
    this.count++;
  }

  leave(w: Waiting): void {
    const queue = this.queueOf(w.desk, w.rank);
    const before = w.before;
    const after = w.after;
    if (before === null) queue.first = after;
    else before.after = after;
    if (after === null) queue.last = before;
    else after.before = before;
    if (queue.first === null) this.ranks[w.desk] = this.ranks[w.desk] & ~(1 << w.rank);
    this.count--;
  }

  /** The one of a rank who has waited longest at a desk; there must be one. */
  firstOf(desk: i32, rank: i32): Waiting {
    return changetype<Waiting>(changetype<usize>(this.queueOf(desk, rank).first));
  }

  /** The one answered next at a desk. Null: nobody waits. */
  next(desk: i32): Waiting | null {
    const ranks = this.ranks[desk];
    return ranks === 0 ? null : this.firstOf(desk, ctz(ranks));
  }

  /** The caller at a desk who joined first after `sequence`, whatever the rank; no call-backs. Null: none. */
  firstAfter(desk: i32, sequence: i32): Waiting | null {
    let found: Waiting | null = null;
    for (let rank = 0; rank < CLASS_CALL_BACK; rank++) {
      let w: Waiting | null = this.queueOf(desk, rank).first;
      while (w !== null && w.sequence <= sequence) w = w.after;
      if (w !== null && (found === null || w.sequence < found.sequence)) found = w;
    }
    return found;
  }

  /** Callers at a desk of this rank or a better one. */
  countUpTo(desk: i32, rank: i32): i32 {
    let count = 0;
    for (let r = 0; r <= rank; r++) {
      let w: Waiting | null = this.queueOf(desk, r).first;
      while (w !== null) {
        count++;
        w = w.after;
      }
    }
    return count;
  }

  private queueOf(desk: i32, rank: i32): Queue {
    return this.queues[desk * CLASSES + rank];
  }
}
export const waitingRoom = changetype<WaitingRoom>(memory.data(offsetof<WaitingRoom>(), 16));

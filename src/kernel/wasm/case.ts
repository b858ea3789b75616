/**
 * Open cases: one caller with one need, from the first dialling until nothing more will happen. A closed case
 * is used again, so memory follows the cases open at a time, not the callers of the month.
 */
import { VISIT_BITS } from './constants';
import { allocate } from './memory';

@unmanaged
export class Case {
  caller: i32;
  need: i32;
  profile: i32;
  /** Line being dialled; -1: to be drawn. */
  line: i32;
  /** Line that served this need and that the caller remembers; -1: none. */
  known: i32;
  /** Diallings made for this need. */
  dials: i32;
  /** Desk being waited for. */
  desk: i32;
  /** Exit by which the menu was left; -1: none yet. */
  exit: i32;
  /** Times served at a right place, queues joined. */
  services: i32;
  queues: i32;
  /** 0: what the caller first came for, 1: second need. */
  ordinal: i32;
  /** Whether the call is in the flow already: what follows is a transfer. */
  isSettled: bool;
  /** Whether another desk passed the caller on. */
  isTransferred: bool;
  /** Queues joined in the call. */
  legs: u8;
  /** What the last call was told is closed (calling-again.ts); and of a menu: on which line, with which entry. */
  told: i32;
  toldLine: i32;
  toldEntry: i32;
  /** Once closed: the case closed before it. */
  closedBefore: Case | null;

  /** The second number of a slot's address: the `index`-th dialling, queue or service of this need. */
  visit(index: i32): i32 {
    return (this.ordinal << VISIT_BITS) + index;
  }
}

/** A cache line. */
const CASE_BYTES: usize = 64;
const CASES_AT_ONCE: usize = 1024;

@unmanaged
class Cases {
  closed: Case | null;
  /** Cases never used yet: from here to there. */
  fresh: usize;
  freshEnd: usize;

  /** As a run begins. */
  clear(): void {
    this.closed = null;
    this.fresh = 0;
    this.freshEnd = 0;
  }

  /** A new case, with nothing done yet and the line still to be drawn. */
  @inline
  open(caller: i32, need: i32, profile: i32, ordinal: i32): Case {
    const c = this.take();
    c.caller = caller;
    c.need = need;
    c.profile = profile;
    c.line = -1;
    c.known = -1;
    c.dials = 0;
    c.exit = -1;
    c.services = 0;
    c.queues = 0;
    c.ordinal = ordinal;
    c.isSettled = false;
    c.isTransferred = false;
    c.legs = 0;
    c.told = 0;
    return c;
  }

  close(c: Case): void {
    c.closedBefore = this.closed;
    this.closed = c;
  }

  private take(): Case {
    const closed = this.closed;
    if (closed !== null) {
      this.closed = closed.closedBefore;
      return closed;
    }
    if (this.fresh === this.freshEnd) {
      this.fresh = allocate(CASES_AT_ONCE * CASE_BYTES);
      this.freshEnd = this.fresh + CASES_AT_ONCE * CASE_BYTES;
    }
    const c = changetype<Case>(this.fresh);
    this.fresh += CASE_BYTES;
    return c;
  }
}
export const cases = changetype<Cases>(memory.data(offsetof<Cases>(), 16));

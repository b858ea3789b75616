import { REGISTER as REGISTER_ } from './ledger.ts';
import { SHIFT_SECONDS, SHIFTS_A_WEEK } from './types.ts';

/**
 * All desks' agents, as Kiefer and Wolfowitz (1955) would have it: a desk is the list of moments at which its
 * agents will next be free. A caller who joins is told at once when they will be answered, because everyone
 * who is ahead has been told already; nobody has to stand in a queue in memory.
 *
 * Agent k is on duty in half-hour s of the week if k < agents[s]. Who goes off duty finishes the call in
 * progress. Of several free agents the one who has been free longest answers. Queues are first come, first
 * served by time of joining.
 *
 * Laws: callers must be given in order of joining; then answers come in that order too, and equal those of an
 * event list (a test says so).
 */
// Local names, because Vitest serves imports through getters: twice as slow here. The bundle does not mind.
const REGISTER = REGISTER_;
const SHIFT = SHIFT_SECONDS;
const SHIFTS = SHIFTS_A_WEEK;

export class DeskQueues {
  private readonly ledger: Float64Array;
  /** `desk * 336 + half-hour of the week`. */
  private readonly agents: Int32Array;
  /** First place of each desk in the arrays below. */
  private readonly base: Int32Array;
  /** Moment at which agent k of desk d is free: `free[base[d] + k]`. */
  private readonly free: Float64Array;
  /** A heap by moment of the agents on duty: the first is free first. */
  private readonly heapFree: Float64Array;
  private readonly heapAgent: Int32Array;
  private readonly onDuty: Int32Array;
  /**
   * Half-hour (from the start of the month) the heap is made for: nobody can be answered before it any more.
   */
  private readonly shift: Int32Array;
  /**
   * Two moments a desk, for the quick answer: end of that half-hour; when somebody may be answered at once in
   * it (Infinity: nobody is on duty).
   */
  private readonly outlook: Float64Array;

  /** Callers join at the ledger's `now` and would wait until its `deadline`; `start` is found. */
  constructor(agents: Int32Array, deskCount: number, ledger: Float64Array) {
    this.ledger = ledger;
    this.agents = agents;
    this.base = new Int32Array(deskCount + 1);
    for (let d = 0; d < deskCount; d++) {
      let most = 0;
      for (let s = 0; s < SHIFTS; s++) most = Math.max(most, agents[d * SHIFTS + s]!);
      this.base[d + 1] = this.base[d]! + most;
    }
    const total = this.base[deskCount]!;
    this.free = new Float64Array(total);
    this.heapFree = new Float64Array(total);
    this.heapAgent = new Int32Array(total);
    this.onDuty = new Int32Array(deskCount);
    this.shift = new Int32Array(deskCount);
    this.outlook = new Float64Array(2 * deskCount);
    for (let d = 0; d < deskCount; d++) {
      // All have been free since before the month, agent 0 longest: no ties to break.
      const from = this.base[d]!;
      const to = this.base[d + 1]!;
      for (let i = from; i < to; i++) this.free[i] = i - to;
      this.changeShift(d, 0);
    }
  }

  /** Whether an agent is free `now`; then that is the `start`. */
  isFree(desk: number): boolean {
    const t = this.ledger[REGISTER.now]!;
    if (t >= this.outlook[2 * desk]!) this.changeShift(desk, (t / SHIFT) | 0);
    this.ledger[REGISTER.start] = t;
    return t >= this.outlook[2 * desk + 1]!;
  }

  /**
   * Finds the earliest moment from `now` on at which an agent is free and on duty. False when that is later
   * than `deadline`.
   */
  findStart(desk: number): boolean {
    const deadline = this.ledger[REGISTER.deadline]!;
    let shift = this.shift[desk]!;
    for (;;) {
      let start = Math.max(this.ledger[REGISTER.now]!, shift * SHIFT);
      const end = (shift + 1) * SHIFT;
      if (this.onDuty[desk]! > 0) {
        start = Math.max(start, this.heapFree[this.base[desk]!]!);
        if (start < end) {
          this.ledger[REGISTER.start] = start;
          return start <= deadline;
        }
      }
      // Nobody can answer within this half-hour. Moving on is safe even if this caller gives up: who joins
      // later cannot be answered earlier.
      if (end > deadline) return false;
      this.changeShift(desk, ++shift);
    }
  }

  /**
   * The agent found by `isFree` or `findStart` is busy until `start`, which the caller has moved to the end
   * of the service.
   */
  keepBusy(desk: number): void {
    const { heapFree, heapAgent } = this;
    const base = this.base[desk]!;
    const until = this.ledger[REGISTER.start]!;
    const agent = heapAgent[base]!;
    this.free[base + agent] = until;
    siftDown(heapFree, heapAgent, base, this.onDuty[desk]!, 0, until, agent);
    this.outlook[2 * desk + 1] = Math.max(heapFree[base]!, this.outlook[2 * desk]! - SHIFT);
  }

  private changeShift(desk: number, shift: number): void {
    this.shift[desk] = shift;
    const count = this.agents[desk * SHIFTS + (shift % SHIFTS)]!;
    const base = this.base[desk]!;
    if (count !== this.onDuty[desk]) this.rebuildHeap(desk, base, count);
    this.outlook[2 * desk] = (shift + 1) * SHIFT;
    this.outlook[2 * desk + 1] = count === 0 ? Infinity : Math.max(this.heapFree[base]!, shift * SHIFT);
  }

  private rebuildHeap(desk: number, base: number, count: number): void {
    this.onDuty[desk] = count;
    const { free, heapFree, heapAgent } = this;
    for (let k = 0; k < count; k++) {
      heapFree[base + k] = free[base + k]!;
      heapAgent[base + k] = k;
    }
    for (let k = (count >> 1) - 1; k >= 0; k--)
      siftDown(heapFree, heapAgent, base, count, k, heapFree[base + k]!, heapAgent[base + k]!);
  }
}

function siftDown(
  heapFree: Float64Array,
  heapAgent: Int32Array,
  base: number,
  count: number,
  from: number,
  moment: number,
  agent: number,
): void {
  let hole = from;
  for (let child = 2 * hole + 1; child < count; child = 2 * hole + 1) {
    if (child + 1 < count && heapFree[base + child + 1]! < heapFree[base + child]!) child++;
    if (moment <= heapFree[base + child]!) break;
    heapFree[base + hole] = heapFree[base + child]!;
    heapAgent[base + hole] = heapAgent[base + child]!;
    hole = child;
  }
  heapFree[base + hole] = moment;
  heapAgent[base + hole] = agent;
}

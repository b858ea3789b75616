/**
 * All desks' agents, as Kiefer and Wolfowitz (1955) would have it: a desk is the list of moments at which its agents will next be
 * free. A caller who joins is told at once when they will be answered, because everyone who is ahead has been told already; nobody
 * has to stand in a queue in memory.
 *
 * Agent k is on duty in hour h of the week if k < agents[h]. Who goes off duty finishes the call in progress. Of several free agents
 * the one who has been free longest answers. Queues are first come, first served by time of joining.
 *
 * Laws: callers must be given in order of joining; then answers come in that order too, and equal those of an event list (a test says so).
 */
const HOURS_A_WEEK = 168;

export class DeskQueues {
  /** Registers, so that no double is passed as an argument: when the caller joins, the latest they would wait, the start found. */
  readonly joined = new Float64Array(1);
  readonly deadline = new Float64Array(1);
  readonly start = new Float64Array(1);
  /** `desk * 168 + hour of the week`. */
  private readonly agents: Int32Array;
  /** First place of each desk in the arrays below. */
  private readonly base: Int32Array;
  /** Moment at which agent k of desk d is free: `free[base[d] + k]`. */
  private readonly free: Float64Array;
  /** A heap by moment of the agents on duty: the first is free first. */
  private readonly heapFree: Float64Array;
  private readonly heapAgent: Int32Array;
  private readonly onDuty: Int32Array;
  /** Hour (from the start of the month) the heap is made for: nobody can be answered before it any more. */
  private readonly hour: Int32Array;

  constructor(agents: Int32Array, deskCount: number) {
    this.agents = agents;
    this.base = new Int32Array(deskCount + 1);
    for (let d = 0; d < deskCount; d++) {
      let most = 0;
      for (let h = 0; h < HOURS_A_WEEK; h++) most = Math.max(most, agents[d * HOURS_A_WEEK + h]!);
      this.base[d + 1] = this.base[d]! + most;
    }
    const total = this.base[deskCount]!;
    this.free = new Float64Array(total);
    this.heapFree = new Float64Array(total);
    this.heapAgent = new Int32Array(total);
    this.onDuty = new Int32Array(deskCount);
    this.hour = new Int32Array(deskCount);
    for (let d = 0; d < deskCount; d++) {
      // All have been free since before the month, agent 0 longest: no ties to break.
      const from = this.base[d]!;
      const to = this.base[d + 1]!;
      for (let i = from; i < to; i++) this.free[i] = i - to;
      this.changeShift(d, 0);
    }
  }

  /** Whether an agent is free at `joined`; then `start` is `joined`. */
  isFree(desk: number): boolean {
    const t = this.joined[0]!;
    const hour = (t / 3600) | 0;
    if (hour > this.hour[desk]!) this.changeShift(desk, hour);
    this.start[0] = t;
    return this.hour[desk] === hour && this.onDuty[desk]! > 0 && this.heapFree[this.base[desk]!]! <= t;
  }

  /** Finds the earliest moment from `joined` on at which an agent is free and on duty. False when that is later than `deadline`. */
  findStart(desk: number): boolean {
    const deadline = this.deadline[0]!;
    let hour = this.hour[desk]!;
    for (;;) {
      let start = Math.max(this.joined[0]!, hour * 3600);
      const end = (hour + 1) * 3600;
      if (this.onDuty[desk]! > 0) {
        start = Math.max(start, this.heapFree[this.base[desk]!]!);
        if (start < end) {
          this.start[0] = start;
          return start <= deadline;
        }
      }
      // Nobody can answer within this hour. Moving on is safe even if this caller gives up: who joins later cannot be answered earlier.
      if (end > deadline) return false;
      this.changeShift(desk, ++hour);
    }
  }

  /** The agent found by `isFree` or `findStart` is busy until `start`, which the caller has moved to the end of the service. */
  keepBusy(desk: number): void {
    const { heapFree, heapAgent } = this;
    const base = this.base[desk]!;
    const until = this.start[0]!;
    const agent = heapAgent[base]!;
    this.free[base + agent] = until;
    siftDown(heapFree, heapAgent, base, this.onDuty[desk]!, 0, until, agent);
  }

  private changeShift(desk: number, hour: number): void {
    this.hour[desk] = hour;
    const count = this.agents[desk * HOURS_A_WEEK + (hour % HOURS_A_WEEK)]!;
    if (count === this.onDuty[desk]) return;
    this.onDuty[desk] = count;
    const base = this.base[desk]!;
    const { free, heapFree, heapAgent } = this;
    for (let k = 0; k < count; k++) {
      heapFree[base + k] = free[base + k]!;
      heapAgent[base + k] = k;
    }
    for (let k = (count >> 1) - 1; k >= 0; k--) siftDown(heapFree, heapAgent, base, count, k, heapFree[base + k]!, heapAgent[base + k]!);
  }
}

function siftDown(heapFree: Float64Array, heapAgent: Int32Array, base: number, count: number, from: number, moment: number, agent: number): void {
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

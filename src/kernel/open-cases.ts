/**
 * Cases still open: one caller with one need, from the first dialling until nothing more will happen. Records
 * of whole numbers in one typed array; a closed record is used again, so memory follows the cases open at a
 * time, not the callers of the month.
 */
export const CASE = {
  caller: 0,
  need: 1,
  profile: 2,
  /** Line being dialled; -1: to be drawn. */
  line: 3,
  /** Diallings made for this need. */
  dials: 4,
  /** Desk being waited for. */
  desk: 5,
  /** Exit by which the menu was left. */
  exit: 6,
  /** Times served at a right place, queues joined. */
  services: 7,
  queues: 8,
  /** 0: what the caller first came for, 1: second need. */
  ordinal: 9,
  /** 1 once the call has been counted in the flow: what follows is a transfer. */
  isSettled: 10,
  /** Index among the traced callers, -1: not traced. */
  trace: 11,
} as const;

/** Twelve fields, rounded up to a cache line. */
const SIZE = 16;

export class OpenCases {
  /**
   * A case is an index into this array; its fields follow. Read it anew after `open`, which may replace it.
   */
  field = new Int32Array(256 * SIZE);
  private closed = new Int32Array(256);
  private closedCount = 0;
  private used = 0;

  open(): number {
    if (this.closedCount > 0) return this.closed[--this.closedCount]!;
    if (this.used === this.closed.length) {
      const field = new Int32Array(this.field.length * 2);
      field.set(this.field);
      this.field = field;
      const closed = new Int32Array(this.closed.length * 2);
      closed.set(this.closed);
      this.closed = closed;
    }
    return SIZE * this.used++;
  }

  close(index: number): void {
    this.closed[this.closedCount++] = index;
  }

  /** Most cases ever open at a time: what bounds the memory. */
  get mostOpen(): number {
    return this.used;
  }
}

import { REGISTER } from './ledger.ts';

/**
 * A binary heap of (time, item) in typed arrays. Tie order: the one scheduled first comes first.
 *
 * Times go in through the register `due` and come from `time[0]`, never as arguments: V8 would box each
 * double.
 *   ledger[REGISTER.due] = t; heap.add(item);
 *   t = heap.time[0]; item = heap.removeFirst();
 * Memory grows by doubling with the number of events pending, not with the number of events.
 */
export class EventHeap {
  size = 0;
  /** `time[0]` is the time of the earliest event, Infinity when there is none. */
  time = new Float64Array(64).fill(Infinity, 0, 1);
  /** Two numbers an entry: sequence number, item. */
  private entry = new Int32Array(128);
  private sequence = 0;
  private readonly ledger: Float64Array;

  constructor(ledger: Float64Array) {
    this.ledger = ledger;
  }

  private grow(): void {
    const time = new Float64Array(this.time.length * 2);
    time.set(this.time);
    this.time = time;
    const entry = new Int32Array(this.entry.length * 2);
    entry.set(this.entry);
    this.entry = entry;
  }

  /** Adds `item` at the time `due`. */
  add(item: number): void {
    if (this.size === this.time.length) this.grow();
    const { time, entry } = this;
    let hole = this.size++;
    const at = this.ledger[REGISTER.due]!;
    // A fresh event has the highest sequence number, so it stays behind equal times: strictly less only.
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!(at < time[parent]!)) break;
      time[hole] = time[parent]!;
      entry[2 * hole] = entry[2 * parent]!;
      entry[2 * hole + 1] = entry[2 * parent + 1]!;
      hole = parent;
    }
    time[hole] = at;
    entry[2 * hole] = this.sequence++;
    entry[2 * hole + 1] = item;
  }

  /** Removes the earliest event and returns its item. The heap must not be empty. */
  removeFirst(): number {
    const { time, entry } = this;
    const item = entry[1]!;
    const last = --this.size;
    if (last === 0) {
      time[0] = Infinity;
      this.sequence = 0;
      return item;
    }
    const at = time[last]!;
    const sequence = entry[2 * last]!;
    const moved = entry[2 * last + 1]!;
    let hole = 0;
    for (let child = 1; child < last; child = 2 * hole + 1) {
      const right = child + 1;
      if (
        right < last &&
        (time[right]! < time[child]! ||
          (time[right] === time[child] && entry[2 * right]! < entry[2 * child]!))
      )
        child = right;
      if (at < time[child]! || (at === time[child] && sequence < entry[2 * child]!)) break;
      time[hole] = time[child]!;
      entry[2 * hole] = entry[2 * child]!;
      entry[2 * hole + 1] = entry[2 * child + 1]!;
      hole = child;
    }
    time[hole] = at;
    entry[2 * hole] = sequence;
    entry[2 * hole + 1] = moved;
    return item;
  }
}

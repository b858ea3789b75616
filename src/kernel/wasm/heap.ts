/**
 * Binary heaps of (time, item), as in ../event-heap.ts: at equal times the one scheduled first. A heap is four numbers at a fixed address:
 * where its entries are, how many, room for how many, and the next sequence number. An entry: time (8 bytes), sequence, item.
 */
import { allocate } from './memory';

export function openHeap(heap: i32): void {
  store<i32>(heap, allocate(64 << 4));
  store<i32>(heap, 0, 4);
  store<i32>(heap, 64, 8);
  store<i32>(heap, 0, 12);
  store<f64>(load<i32>(heap), Infinity);
}

/** Time of the earliest event, Infinity when there is none. */
// @ts-ignore: decorator
@inline
export function earliest(heap: i32): f64 {
  return load<f64>(load<i32>(heap));
}

export function addEvent(heap: i32, at: f64, item: i32): void {
  const size = load<i32>(heap, 4);
  if (size == load<i32>(heap, 8)) grow(heap, size);
  const entries = load<i32>(heap);
  const sequence = load<i32>(heap, 12);
  store<i32>(heap, size + 1, 4);
  store<i32>(heap, sequence + 1, 12);
  let hole = size;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    const from = entries + (parent << 4);
    if (!(at < load<f64>(from))) break;
    v128.store(entries + (hole << 4), v128.load(from));
    hole = parent;
  }
  const to = entries + (hole << 4);
  store<f64>(to, at);
  store<i32>(to, sequence, 8);
  store<i32>(to, item, 12);
}

/** Removes the earliest event and returns its item. The heap must not be empty. */
export function removeEarliest(heap: i32): i32 {
  const entries = load<i32>(heap);
  const item = load<i32>(entries, 12);
  const last = load<i32>(heap, 4) - 1;
  store<i32>(heap, last, 4);
  if (last == 0) {
    store<f64>(entries, Infinity);
    return item;
  }
  const moved = entries + (last << 4);
  const at = load<f64>(moved);
  const sequence = load<i32>(moved, 8);
  let hole = 0;
  for (let child = 1; child < last; child = 2 * hole + 1) {
    let from = entries + (child << 4);
    let time = load<f64>(from);
    if (child + 1 < last) {
      const right = load<f64>(from, 16);
      if (right < time || (right == time && load<i32>(from, 24) < load<i32>(from, 8))) {
        child++;
        from += 16;
        time = right;
      }
    }
    if (at < time || (at == time && sequence < load<i32>(from, 8))) break;
    v128.store(entries + (hole << 4), v128.load(from));
    hole = child;
  }
  v128.store(entries + (hole << 4), v128.load(moved));
  return item;
}

function grow(heap: i32, size: i32): void {
  const entries = allocate(size << 5);
  memory.copy(entries, load<i32>(heap), size << 4);
  store<i32>(heap, entries);
  store<i32>(heap, 2 * size, 8);
}

/** Reading and writing arrays in memory, and room for what a run needs: nothing is given back before the run is over. */
import { FREE, LEDGER } from './layout';

// @ts-ignore: decorator
@inline
export function intAt(table: i32, i: i32): i32 {
  return load<i32>(load<i32>(table) + (i << 2));
}

// @ts-ignore: decorator
@inline
export function byteAt(table: i32, i: i32): i32 {
  return <i32>load<u8>(load<i32>(table) + i);
}

// @ts-ignore: decorator
@inline
export function realAt(table: i32, i: i32): f64 {
  return load<f64>(load<i32>(table) + (i << 3));
}

/** Adds one to entry `k` of the ledger. */
// @ts-ignore: decorator
@inline
export function count(k: i32): void {
  add(k, 1);
}

// @ts-ignore: decorator
@inline
export function add(k: i32, amount: f64): void {
  const at = LEDGER + (k << 3);
  store<f64>(at, load<f64>(at) + amount);
}

/** `bytes` of memory from a multiple of 16, as it is: not cleared. */
export function allocate(bytes: i32): i32 {
  const at = (load<i32>(FREE) + 15) & ~15;
  const end = at + bytes;
  const missing = end - (memory.size() << 16);
  if (missing > 0 && memory.grow((missing >> 16) + 16) < 0) unreachable();
  store<i32>(FREE, end);
  return at;
}

/**
 * The kernel once more, in AssemblyScript: what Vite compiles to WebAssembly (see vite.config.ts) and ../fast-month.ts runs. It is two to
 * three times as fast as the TypeScript beside it, which says what the kernel means and follows single callers.
 *
 * Law: the same month, bit for bit (test/kernel/fast-month.test.ts, over random worlds). Change both, or neither.
 * The language: numbers and memory only. i32 and f64 are WebAssembly's; `load` and `store` take a byte address; nothing is ever freed
 * within a run; a file here is named after the one it repeats.
 */
import { GAP, TYPE } from './case';
import { openDesks } from './desks';
import { earliest, openHeap, removeEarliest } from './heap';
import { joinQueue } from './join-queue';
import {
  BUSY_TRUNKS, CALL_SECONDS, CALLS, CLOSED_CASE, COUNT, DIALS, FIRST, FREE, FRESH_CASE, FRESH_CASES_END, HOUR, HOUR_COUNTS, HOUR_WORDS, HOURS, JOINS, RELEASES, ROOM,
  TABLES_END, TIMES, TYPE_BASE, TYPE_COLUMNS, TYPE_SHIFT, TYPES,
} from './layout';
import { exponential, sampleAlias } from './luck';
import { allocate, intAt } from './memory';
import { countAll, placeCall, placeFirstCall, walkAll } from './place-call';
import { threefryMany } from './threefry';

/** One month of the world whose tables have been written, with the key that has been written. */
export function run(): void {
  open();
  let i = nextHour();
  let fresh = i < 0 ? Infinity : timeOf(0);
  while (true) {
    const dialling = earliest(DIALS);
    const joining = earliest(JOINS);
    if (joining <= dialling && joining <= fresh) {
      if (joining == Infinity) break;
      joinQueue(joining, removeEarliest(JOINS));
    } else if (dialling <= fresh) {
      placeCall(dialling, removeEarliest(DIALS));
    } else {
      placeFirstCall(fresh, i);
      if (++i == load<i32>(COUNT)) i = nextHour();
      fresh = i < 0 ? Infinity : timeOf(i);
    }
  }
}

/** For measuring: draws the fresh callers of the month, and walks their first calls or not. How many they are. */
export function walkMonth(isWalked: bool): i32 {
  open();
  while (openHour()) if (isWalked) walkAll();
  return load<i32>(FIRST);
}

function open(): void {
  store<i32>(FREE, load<i32>(TABLES_END));
  store<i32>(BUSY_TRUNKS, 0);
  store<i32>(CLOSED_CASE, 0);
  store<i32>(FRESH_CASE, 0);
  store<i32>(FRESH_CASES_END, 0);
  store<i32>(HOUR, -1);
  store<i32>(FIRST, 0);
  store<i32>(COUNT, 0);
  store<i32>(ROOM, 0);
  openHeap(JOINS);
  openHeap(DIALS);
  openHeap(RELEASES);
  openDesks();
}

function nextHour(): i32 {
  if (!openHour()) return -1;
  walkAll();
  countAll();
  return 0;
}

// @ts-ignore: decorator
@inline
function timeOf(i: i32): f64 {
  return load<f64>(load<i32>(TIMES) + (i << 3));
}

/** As in ../arrivals.ts; how many fresh callers an hour has is given. */
function openHour(): bool {
  store<i32>(FIRST, load<i32>(FIRST) + load<i32>(COUNT));
  store<i32>(COUNT, 0);
  let hour = load<i32>(HOUR);
  let count = 0;
  while (count == 0) {
    if (++hour >= load<i32>(HOURS)) return false;
    count = intAt(HOUR_COUNTS, hour);
  }
  store<i32>(HOUR, hour);
  store<i32>(COUNT, count);
  reserve(count);
  drawTimes(hour, count);
  drawTypes(count);
  return true;
}

function reserve(count: i32): void {
  if (count <= load<i32>(ROOM)) return;
  const room = 2 * count;
  store<i32>(ROOM, room);
  store<i32>(TIMES, allocate((room + 1) << 3));
  store<i32>(TYPES, allocate(room << 2));
  store<i32>(HOUR_WORDS, allocate((room + 8) << 4));
  store<i32>(CALLS, allocate(room << 5));
  store<i32>(CALL_SECONDS, allocate(room << 3));
}

function drawTimes(hour: i32, count: i32): void {
  const times = load<i32>(TIMES);
  const words = load<i32>(HOUR_WORDS);
  threefryMany(words, (count + 4) >> 2, GAP, 0, hour, 0);
  let sum: f64 = 0;
  for (let i = 0; i <= count; i++) {
    sum += exponential(load<i32>(words + (i << 2)), i & 3, GAP, i >> 2, hour, 0);
    store<f64>(times + (i << 3), sum);
  }
  const scale = 3600 / sum;
  const from = <f64>hour * 3600;
  for (let i = 0; i < count; i++) store<f64>(times + (i << 3), from + load<f64>(times + (i << 3)) * scale);
}

function drawTypes(count: i32): void {
  const types = load<i32>(TYPES);
  const words = load<i32>(HOUR_WORDS);
  const first = load<i32>(FIRST);
  const block = first >> 2;
  threefryMany(words, ((first + count + 3) >> 2) - block, TYPE, block, 0, 0);
  const skipped = words + ((first & 3) << 2);
  for (let i = 0; i < count; i++) store<i32>(types + (i << 2), sampleAlias(TYPE_BASE, TYPE_SHIFT, TYPE_COLUMNS, 0, load<i32>(skipped + (i << 2))));
}

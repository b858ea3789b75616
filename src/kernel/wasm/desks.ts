/**
 * All desks' agents as Kiefer and Wolfowitz would have it: see ../desk-queues.ts, which this is step for step.
 * A desk is 48 bytes: end of the half-hour (0) and when somebody may be answered at once in it (8); agents on duty (16), half-hour (20),
 * addresses of its agents' free moments by number (24) and of its heap (28), and of its plan (32). A heap entry: moment (8 bytes), agent.
 */
import { AGENTS, DESK_COUNT, DESKS } from './layout';
import { allocate } from './memory';

const SHIFT: f64 = 1800;
const SHIFTS = 336;
const SIZE = 48;

export function openDesks(): void {
  const count = load<i32>(DESK_COUNT);
  const desks = allocate(count * SIZE);
  store<i32>(DESKS, desks);
  for (let d = 0; d < count; d++) {
    const desk = desks + d * SIZE;
    const plan = load<i32>(AGENTS) + d * SHIFTS * 4;
    let most = 0;
    for (let s = 0; s < SHIFTS; s++) most = max(most, load<i32>(plan + (s << 2)));
    const free = allocate(most << 3);
    for (let k = 0; k < most; k++) store<f64>(free + (k << 3), <f64>(k - most));
    store<i32>(desk, 0, 16);
    store<i32>(desk, free, 24);
    store<i32>(desk, allocate(max(1, most) << 4), 28);
    store<i32>(desk, plan, 32);
    changeShift(desk, 0);
  }
}

// @ts-ignore: decorator
@inline
export function deskAt(d: i32): i32 {
  return load<i32>(DESKS) + d * SIZE;
}

/** Whether an agent is free at `t`. */
// @ts-ignore: decorator
@inline
export function isFree(desk: i32, t: f64): bool {
  if (t >= load<f64>(desk)) changeShift(desk, <i32>(t / SHIFT));
  return t >= load<f64>(desk, 8);
}

/** The earliest moment from `now` on at which an agent is free and on duty; Infinity when that is later than `deadline`. */
export function findStart(desk: i32, now: f64, deadline: f64): f64 {
  let shift = load<i32>(desk, 20);
  while (true) {
    let start = max(now, <f64>shift * SHIFT);
    const end = <f64>(shift + 1) * SHIFT;
    if (load<i32>(desk, 16) > 0) {
      start = max(start, load<f64>(load<i32>(desk, 28)));
      if (start < end) return start <= deadline ? start : Infinity;
    }
    if (end > deadline) return Infinity;
    changeShift(desk, ++shift);
  }
}

/** The agent found is busy until then. */
export function keepBusy(desk: i32, until: f64): void {
  const heap = load<i32>(desk, 28);
  const agent = load<i32>(heap, 8);
  store<f64>(load<i32>(desk, 24) + (agent << 3), until);
  siftDown(heap, load<i32>(desk, 16), 0, until, agent);
  store<f64>(desk, max(load<f64>(heap), load<f64>(desk) - SHIFT), 8);
}

function changeShift(desk: i32, shift: i32): void {
  store<i32>(desk, shift, 20);
  const count = load<i32>(load<i32>(desk, 32) + ((shift % SHIFTS) << 2));
  if (count != load<i32>(desk, 16)) rebuild(desk, count);
  store<f64>(desk, <f64>(shift + 1) * SHIFT);
  store<f64>(desk, count == 0 ? Infinity : max(load<f64>(load<i32>(desk, 28)), <f64>shift * SHIFT), 8);
}

function rebuild(desk: i32, count: i32): void {
  store<i32>(desk, count, 16);
  const free = load<i32>(desk, 24);
  const heap = load<i32>(desk, 28);
  for (let k = 0; k < count; k++) {
    store<f64>(heap + (k << 4), load<f64>(free + (k << 3)));
    store<i32>(heap + (k << 4), k, 8);
  }
  for (let k = (count >> 1) - 1; k >= 0; k--) siftDown(heap, count, k, load<f64>(heap + (k << 4)), load<i32>(heap + (k << 4), 8));
}

function siftDown(heap: i32, count: i32, from: i32, moment: f64, agent: i32): void {
  let hole = from;
  for (let child = 2 * hole + 1; child < count; child = 2 * hole + 1) {
    let at = heap + (child << 4);
    if (child + 1 < count && load<f64>(at, 16) < load<f64>(at)) {
      child++;
      at += 16;
    }
    if (moment <= load<f64>(at)) break;
    v128.store(heap + (hole << 4), v128.load(at));
    hole = child;
  }
  const to = heap + (hole << 4);
  store<f64>(to, moment);
  store<i32>(to, agent, 8);
}

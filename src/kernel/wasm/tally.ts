/** Entries of the ledger, as in ../ledger.ts, and the tallies of desks by half-hour, as in ../observe-desks.ts. */
import { DESK_COUNT, WATCH, WATCH_END, WATCH_WITHIN } from './layout';

export const CALLERS = 8;
export const NEEDS = 9;
export const CALLS_MADE = 10;
export const ENTERED = 11;
export const MENU_SECONDS = 12;
export const LOST_SECONDS = 13;
export const OPERATOR_PRESSES = 14;
export const FAILURES = 15;
export const TRANSFERS = 16;
export const ADVISED = 17;
export const RIGHT_FIRST = 18;
export const RESOLVED_FIRST = 19;
export const RESOLVED = 20;
export const NEEDS_SERVED = 21;
export const NEEDS_NEVER_SERVED = 22;
export const SECOND_NEED_CALLS = 23;
export const REPEATS = 24;

/** Entries of desk d begin at DESK + 8 * d. */
export const DESK = 32;
export const OFFERED = 0;
export const SERVED = 1;
export const ABANDONED = 2;
export const WITHIN_20 = 3;
export const WAIT_SECONDS = 4;
export const BUSY_SECONDS = 5;
export const MISROUTE_SECONDS = 6;
export const WAITED = 7;

const SHIFTS = 336;
const SHIFT: f64 = 1800;

/** Six columns a week: offered, within, abandoned, waitSeconds, served, talkSeconds. Address of the column's cell for a desk at a moment, 0 when it is not watched. */
function cellAt(column: i32, desk: i32, at: f64): i32 {
  const watch = load<i32>(WATCH);
  if (watch == 0 || at >= load<f64>(WATCH_END)) return 0;
  const shift = <i32>(at / SHIFT);
  const cells = load<i32>(DESK_COUNT) * SHIFTS;
  return watch + (((shift / SHIFTS) * 6 + column) * cells + desk * SHIFTS + (shift % SHIFTS)) * 8;
}

function addTo(cell: i32, column: i32, amount: f64): void {
  const at = cell + column * load<i32>(DESK_COUNT) * SHIFTS * 8;
  store<f64>(at, load<f64>(at) + amount);
}

export function watchJoined(desk: i32, at: f64, wait: f64, isAnswered: bool): void {
  const cell = cellAt(0, desk, at);
  if (cell == 0) return;
  addTo(cell, 0, 1);
  addTo(cell, 3, wait);
  if (!isAnswered) addTo(cell, 2, 1);
  else if (wait <= load<f64>(WATCH_WITHIN)) addTo(cell, 1, 1);
}

export function watchTalked(desk: i32, at: f64, seconds: f64): void {
  const cell = cellAt(4, desk, at);
  if (cell == 0) return;
  addTo(cell, 0, 1);
  addTo(cell, 1, seconds);
}

/**
 * Open cases, as in ../open-cases.ts: records of 64 bytes that are used again once closed. A closed case holds the address of the one
 * closed before it. Fields of four bytes; a case is its address.
 */
import { CLOSED_CASE, FRESH_CASE, FRESH_CASES_END } from './layout';
import { allocate } from './memory';

export const CALLER = 0;
export const NEED = 4;
export const PROFILE = 8;
export const LINE = 12;
export const DIALS_MADE = 16;
export const DESK_OF = 20;
export const EXIT = 24;
export const SERVICES = 28;
export const QUEUES = 32;
export const ORDINAL = 36;
export const IS_SETTLED = 40;

const SIZE = 64;
const CHUNK = 1024 * SIZE;

export function openCase(caller: i32, need: i32, profile: i32, ordinal: i32): i32 {
  let c = load<i32>(CLOSED_CASE);
  if (c != 0) {
    store<i32>(CLOSED_CASE, load<i32>(c));
  } else {
    c = load<i32>(FRESH_CASE);
    if (c == load<i32>(FRESH_CASES_END)) {
      c = allocate(CHUNK);
      store<i32>(FRESH_CASES_END, c + CHUNK);
    }
    store<i32>(FRESH_CASE, c + SIZE);
  }
  store<i32>(c, caller, CALLER);
  store<i32>(c, need, NEED);
  store<i32>(c, profile, PROFILE);
  store<i32>(c, -1, LINE);
  store<i32>(c, 0, DIALS_MADE);
  store<i32>(c, -1, EXIT);
  store<i32>(c, 0, SERVICES);
  store<i32>(c, 0, QUEUES);
  store<i32>(c, ordinal, ORDINAL);
  store<i32>(c, 0, IS_SETTLED);
  return c;
}

export function closeCase(c: i32): void {
  store<i32>(c, load<i32>(CLOSED_CASE));
  store<i32>(CLOSED_CASE, c);
}

/** The second number of a case's slots: see ../purposes.ts. */
// @ts-ignore: decorator
@inline
export function visitOf(c: i32, index: i32): i32 {
  return (load<i32>(c, ORDINAL) << 20) + index;
}

/** What each random slot is for: see ../purposes.ts. */
export const GAP = 4;
export const TYPE = 5;
export const CALL = 6;
export const PATIENCE = 7;
export const SERVICE = 8;
export const MISROUTE = 9;
export const REDIAL = 10;
export const REPEAT = 11;
export const SECOND_NEED = 12;
export const ADVICE = 13;

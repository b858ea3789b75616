/** Calls and their menus: see ../place-call.ts and ../first-calls.ts, which this is step for step. */
import { CALL, CALLER, DESK_OF, DIALS_MADE, EXIT, IS_SETTLED, LINE, NEED, openCase, PROFILE, SERVICE, SERVICES, visitOf } from './case';
import { addEvent, earliest, removeEarliest } from './heap';
import { DESK_EXIT, LOST, misrouteOutcome, SERVED_CALL } from './join-queue';
import {
  BELOW_RESOLVED, BELOW_SELF_SERVICE, BUSY_TRUNKS, CALL_SECONDS, CALLS, CLOCK_OF_HOUR, COUNT, DESK_SERVES, DIAL_BASE, DIAL_COLUMNS, DIAL_ROW, DIAL_SHIFT, ENTRY,
  EXIT_DESK, EXIT_KIND, EXIT_SERVES, EXITS_AT, FIRST, HOUR, HOUR_WORDS, IN_MENU, JOINS, LINE_COUNT, NEED_COUNT, NEED_OF_TYPE, PROFILE_COUNT, PROFILE_OF_TYPE, RECORD,
  RELEASES, TRUNKS, TYPE_COUNT, TYPES,
} from './layout';
import { isBelow, read, sampleAlias, word } from './luck';
import { add, byteAt, count, intAt } from './memory';
import { closeResolved, dialAgainOrClose, drawRepeatWord, releaseTrunk, repeatOrClose, settle } from './next-step';
import { CALLERS, CALLS_MADE, ENTERED, FAILURES, LOST_SECONDS, MENU_SECONDS, NEEDS, OPERATOR_PRESSES, RIGHT_FIRST } from './tally';
import { threefryMany } from './threefry';

const CLOSED_EXIT = 2;
const SELF_SERVICE_EXIT = 5;
const REFUSED = 0;

/** Of the record of a first call, eight numbers long. */
const CALL_LINE = 0;
const CALL_EXIT = 4;
const CALL_PRESSES = 8;
const CALL_FAILURES = 12;
const CALL_ENTERED = 16;

/** The first call of every fresh caller of the hour: line and walk through the menu, and the counts of all of them. */
export function walkAll(): void {
  const callers = load<i32>(COUNT);
  const first = load<i32>(FIRST);
  const words = load<i32>(HOUR_WORDS);
  const calls = load<i32>(CALLS);
  const callSeconds = load<i32>(CALL_SECONDS);
  const lines = load<i32>(LINE_COUNT);
  const types = load<i32>(TYPE_COUNT);
  const record = load<i32>(RECORD);
  const entry = load<i32>(ENTRY);
  const clock = intAt(CLOCK_OF_HOUR, load<i32>(HOUR) % 168) * lines;
  threefryMany(words, callers, CALL, first, 0, 0);
  for (let i = 0; i < callers; i++) {
    const type = intAt(TYPES, i);
    const at = words + (i << 4);
    const dialling = intAt(DIAL_ROW, type);
    const line = lines == 1 ? 0 : sampleAlias(DIAL_BASE, DIAL_SHIFT, DIAL_COLUMNS, dialling, load<i32>(at)) - dialling * lines;
    let row = load<i32>(entry + (((clock + line) * types + type) << 2));
    let spent: f64 = 0;
    let presses = 0;
    let failures = 0;
    const entered = row < 0 ? 0 : 1;
    for (let visit = 1; row >= 0; visit++) {
      let drawn: i32;
      if (visit < 4) {
        drawn = load<i32>(at + (visit << 2));
      } else {
        if ((visit & 3) == 0) read(CALL, first + i, 0, visit >> 2);
        drawn = word(visit & 3);
      }
      let from = record + (row << 4);
      while (drawn > load<i32>(from)) from += 16;
      const next = load<i32>(from, 4);
      spent += load<f64>(from, 8);
      presses += next & 1;
      failures += (next & 2) >> 1;
      row = next >> 2;
    }
    const call = calls + (i << 5);
    store<i32>(call, line, CALL_LINE);
    store<i32>(call, -1 - row, CALL_EXIT);
    store<i32>(call, presses, CALL_PRESSES);
    store<i32>(call, failures, CALL_FAILURES);
    store<i32>(call, entered, CALL_ENTERED);
    store<f64>(callSeconds + (i << 3), spent);
  }
}

export function countAll(): void {
  const callers = load<i32>(COUNT);
  const calls = load<i32>(CALLS);
  const callSeconds = load<i32>(CALL_SECONDS);
  const exits = load<i32>(EXITS_AT);
  let entered = 0;
  let presses = 0;
  let failures = 0;
  let spent: f64 = 0;
  for (let i = 0; i < callers; i++) {
    const call = calls + (i << 5);
    count(exits + load<i32>(call, CALL_EXIT));
    presses += load<i32>(call, CALL_PRESSES);
    failures += load<i32>(call, CALL_FAILURES);
    entered += load<i32>(call, CALL_ENTERED);
    spent += load<f64>(callSeconds + (i << 3));
  }
  add(CALLERS, callers);
  add(CALLS_MADE, callers);
  add(NEEDS, callers);
  add(OPERATOR_PRESSES, presses);
  add(FAILURES, failures);
  add(ENTERED, entered);
  add(MENU_SECONDS, spent);
}

/** A caller who was refused after all: out of the counts of the hour. */
function takeBack(call: i32, seconds: f64): void {
  add(load<i32>(EXITS_AT) + load<i32>(call, CALL_EXIT), -1);
  add(OPERATOR_PRESSES, -load<i32>(call, CALL_PRESSES));
  add(FAILURES, -load<i32>(call, CALL_FAILURES));
  add(ENTERED, -load<i32>(call, CALL_ENTERED));
  add(MENU_SECONDS, -seconds);
}

/** The first call of the `i`-th fresh caller of the hour, at `now`. */
export function placeFirstCall(now: f64, i: i32): void {
  const type = intAt(TYPES, i);
  const call = load<i32>(CALLS) + (i << 5);
  const seconds = load<f64>(load<i32>(CALL_SECONDS) + (i << 3));
  const c = openCase(load<i32>(FIRST) + i, intAt(NEED_OF_TYPE, type), intAt(PROFILE_OF_TYPE, type), 0);
  store<i32>(c, load<i32>(call, CALL_LINE), LINE);
  store<i32>(c, 1, DIALS_MADE);
  if (load<i32>(TRUNKS) >= 0 && isRefused(now, c)) {
    takeBack(call, seconds);
    return;
  }
  leaveMenu(now, seconds, c, load<i32>(call, CALL_EXIT));
}

/** Any further dialling, at `now`. */
export function placeCall(now: f64, c: i32): void {
  const made = load<i32>(c, DIALS_MADE);
  const caller = load<i32>(c, CALLER);
  const visit = visitOf(c, made);
  read(CALL, caller, visit, 0);
  const type = load<i32>(c, NEED) * load<i32>(PROFILE_COUNT) + load<i32>(c, PROFILE);
  const lines = load<i32>(LINE_COUNT);
  let line = load<i32>(c, LINE);
  if (line < 0) {
    const row = intAt(DIAL_ROW, type);
    line = lines == 1 ? 0 : sampleAlias(DIAL_BASE, DIAL_SHIFT, DIAL_COLUMNS, row, word(0)) - row * lines;
    store<i32>(c, line, LINE);
  }
  store<i32>(c, made + 1, DIALS_MADE);
  store<i32>(c, 0, IS_SETTLED);
  store<i32>(c, -1, EXIT);
  count(CALLS_MADE);
  if (load<i32>(TRUNKS) >= 0 && isRefused(now, c)) return;
  const clock = intAt(CLOCK_OF_HOUR, <i32>(now / 3600) % 168);
  const row = intAt(ENTRY, (clock * lines + line) * load<i32>(TYPE_COUNT) + type);
  const exit = row < 0 ? -1 - row : walkMenu(row, caller, visit);
  const seconds = row < 0 ? 0 : load<f64>(IN_MENU);
  count(load<i32>(EXITS_AT) + exit);
  leaveMenu(now, seconds, c, exit);
}

/** From a row to an exit; the seconds it takes are left in IN_MENU. */
function walkMenu(first: i32, caller: i32, visit: i32): i32 {
  const record = load<i32>(RECORD);
  let row = first;
  let seconds: f64 = 0;
  let presses = 0;
  let failures = 0;
  let at = 1;
  let block = 0;
  do {
    if (at == 4) {
      read(CALL, caller, visit, ++block);
      at = 0;
    }
    const drawn = word(at++);
    let from = record + (row << 4);
    while (drawn > load<i32>(from)) from += 16;
    const next = load<i32>(from, 4);
    seconds += load<f64>(from, 8);
    presses += next & 1;
    failures += (next & 2) >> 1;
    row = next >> 2;
  } while (row >= 0);
  count(ENTERED);
  add(MENU_SECONDS, seconds);
  add(OPERATOR_PRESSES, presses);
  add(FAILURES, failures);
  store<f64>(IN_MENU, seconds);
  return -1 - row;
}

function leaveMenu(now: f64, seconds: f64, c: i32, exit: i32): void {
  const end = now + seconds;
  store<i32>(c, exit, EXIT);
  const kind = byteAt(EXIT_KIND, exit);
  if (kind == DESK_EXIT) {
    const desk = intAt(EXIT_DESK, exit);
    if (load<i32>(c, DIALS_MADE) == 1) add(RIGHT_FIRST, byteAt(DESK_SERVES, desk * load<i32>(NEED_COUNT) + load<i32>(c, NEED)));
    store<i32>(c, desk, DESK_OF);
    addEvent(JOINS, end, c);
  } else if (kind < DESK_EXIT) {
    add(LOST_SECONDS, seconds);
    settle(c, LOST + kind);
    releaseTrunk(end);
    store<i32>(c, -1, LINE);
    if (kind == CLOSED_EXIT) repeatOrClose(end, c, drawRepeatWord(c));
    else dialAgainOrClose(end, c);
  } else {
    leaveForService(end, c, exit, kind);
  }
}

/** Takes a trunk if one is free; otherwise the call is refused and what follows is settled. */
function isRefused(now: f64, c: i32): bool {
  let busy = load<i32>(BUSY_TRUNKS);
  while (earliest(RELEASES) <= now) {
    removeEarliest(RELEASES);
    busy--;
  }
  const isFull = busy >= load<i32>(TRUNKS);
  store<i32>(BUSY_TRUNKS, isFull ? busy : busy + 1);
  if (!isFull) return false;
  settle(c, REFUSED);
  dialAgainOrClose(now, c);
  return true;
}

function leaveForService(end: f64, c: i32, exit: i32, kind: i32): void {
  releaseTrunk(end);
  if (byteAt(EXIT_SERVES, exit * load<i32>(NEED_COUNT) + load<i32>(c, NEED)) != 1) {
    settle(c, misrouteOutcome(c));
    repeatOrClose(end, c, drawRepeatWord(c));
    return;
  }
  if (load<i32>(c, DIALS_MADE) == 1) count(RIGHT_FIRST);
  settle(c, SERVED_CALL);
  const services = load<i32>(c, SERVICES);
  read(SERVICE, load<i32>(c, CALLER), visitOf(c, services), 0);
  store<i32>(c, services + 1, SERVICES);
  if (isBelow(word(1), kind == SELF_SERVICE_EXIT ? BELOW_SELF_SERVICE : BELOW_RESOLVED)) closeResolved(c);
  else repeatOrClose(end, c, word(3));
}

/** A case joins its desk's queue: see ../join-queue.ts, which this is step for step. */
import { CALLER, DESK_OF, DIALS_MADE, EXIT, IS_SETTLED, LINE, MISROUTE, NEED, openCase, ORDINAL, PATIENCE, PROFILE, QUEUES, SECOND_NEED, SERVICE, SERVICES, visitOf } from './case';
import { deskAt, findStart, isFree, keepBusy } from './desks';
import { addEvent } from './heap';
import {
  BELOW_RESOLVED, BELOW_SECOND, BUSY_UNTIL, DESK_COUNT, DESK_SERVES, EXIT_KIND, HANDLING_KIND, HANDLING_MU, HANDLING_SCALE, HANDLING_SIGMA, IS_OPERATOR_DESK, JOINS,
  LINE_SERVES, MISROUTE_KIND, MISROUTE_MU, MISROUTE_SCALE, MISROUTE_SIGMA, NEED_COUNT, PATIENCE_CUMULATIVE, PATIENCE_FROM, PATIENCE_OF_PROFILE, PATIENCE_RATE,
  PATIENCE_START, PRODUCT_COUNT, PRODUCT_OF_NEED, RIGHT_DESK, SECOND_BASE, SECOND_COLUMNS, SECOND_POSSIBLE, SECOND_SHIFT, TRANSFER, WATCH,
} from './layout';
import { exp, exponential, isBelow, normal, read, sampleAlias, word } from './luck';
import { add, byteAt, count, intAt, realAt } from './memory';
import { closeResolved, dialAgainOrClose, followAdviceOrClose, releaseTrunk, repeatOrClose, settle } from './next-step';
import { ABANDONED, BUSY_SECONDS, DESK, MISROUTE_SECONDS, NEEDS, OFFERED, SERVED, TRANSFERS, WAIT_SECONDS, WAITED, watchJoined, watchTalked, WITHIN_20 } from './tally';

/** Indices of OUTCOMES in ../types.ts. */
export const LOST = 1;
const ABANDONED_QUEUE = 4;
export const SERVED_CALL = 5;
const AT_OPERATOR = 6;
const WRONG_NUMBER = 7;
const WRONG_OPTION = 8;

export const DESK_EXIT = 3;
const TARGET_WAIT: f64 = 20;

export function joinQueue(now: f64, c: i32): void {
  const d = load<i32>(c, DESK_OF);
  const queue = load<i32>(c, QUEUES);
  store<i32>(c, queue + 1, QUEUES);
  const tally = DESK + (d << 3);
  const desk = deskAt(d);
  count(tally + OFFERED);
  let start = now;
  if (!isFree(desk, now)) {
    count(tally + WAITED);
    const patience = drawPatience(c, queue);
    start = findStart(desk, now, now + patience);
    if (start == Infinity) {
      count(tally + ABANDONED);
      add(tally + WAIT_SECONDS, patience);
      if (load<i32>(WATCH) != 0) watchJoined(d, now, patience, false);
      settle(c, ABANDONED_QUEUE);
      releaseTrunk(now + patience);
      dialAgainOrClose(now + patience, c);
      return;
    }
  }
  const wait = start - now;
  count(tally + SERVED);
  add(tally + WAIT_SECONDS, wait);
  if (wait <= TARGET_WAIT) count(tally + WITHIN_20);
  if (load<i32>(WATCH) != 0) watchJoined(d, now, wait, true);
  if (byteAt(DESK_SERVES, d * load<i32>(NEED_COUNT) + load<i32>(c, NEED)) == 1) serve(start, c, d, desk);
  else sendOn(start, c, d, desk);
}

function drawPatience(c: i32, queue: i32): f64 {
  const caller = load<i32>(c, CALLER);
  const visit = visitOf(c, queue);
  read(PATIENCE, caller, visit, 0);
  const p = intAt(PATIENCE_OF_PROFILE, load<i32>(c, PROFILE));
  const drawn = exponential(word(0), 0, PATIENCE, caller, visit, 0);
  const last = intAt(PATIENCE_START, p + 1) - 1;
  let i = intAt(PATIENCE_START, p);
  while (i < last && realAt(PATIENCE_CUMULATIVE, i + 1) <= drawn) i++;
  return min<f64>(604_800, realAt(PATIENCE_FROM, i) + (drawn - realAt(PATIENCE_CUMULATIVE, i)) / realAt(PATIENCE_RATE, i));
}

function serve(start: f64, c: i32, d: i32, desk: i32): void {
  settle(c, SERVED_CALL);
  const asksMore = load<i32>(c, ORDINAL) == 0 && load<i32>(c, SERVICES) == 0;
  const isResolved = talk(start, c, d);
  const decision = word(3);
  const end = load<f64>(BUSY_UNTIL);
  const goesOn = asksMore && isBelow(word(2), BELOW_SECOND) && askSecond(end, c, d);
  const until = load<f64>(BUSY_UNTIL);
  if (!goesOn) releaseTrunk(until);
  keepBusy(desk, until);
  if (isResolved) closeResolved(c);
  else repeatOrClose(end, c, decision);
}

/** The agent deals with the case from `start` to BUSY_UNTIL. Whether the need is resolved. */
function talk(start: f64, c: i32, d: i32): bool {
  const caller = load<i32>(c, CALLER);
  const services = load<i32>(c, SERVICES);
  store<i32>(c, services + 1, SERVICES);
  const visit = visitOf(c, services);
  read(SERVICE, caller, visit, 0);
  let seconds: f64;
  if (byteAt(HANDLING_KIND, d) == 1) seconds = realAt(HANDLING_SCALE, d) * exponential(word(0), 0, SERVICE, caller, visit, 0);
  else seconds = exp(realAt(HANDLING_MU, d) + realAt(HANDLING_SIGMA, d) * normal(0, SERVICE, caller, visit, 0));
  if (load<i32>(WATCH) != 0) watchTalked(d, start, seconds);
  add(DESK + (d << 3) + BUSY_SECONDS, seconds);
  store<f64>(BUSY_UNTIL, start + seconds);
  return isBelow(word(1), BELOW_RESOLVED);
}

/** An operator's desk is no misroute. Otherwise the line dialled could never have helped, or it could and the caller chose wrongly in its menu. */
export function misrouteOutcome(c: i32): i32 {
  if (byteAt(EXIT_KIND, load<i32>(c, EXIT)) == DESK_EXIT && byteAt(IS_OPERATOR_DESK, load<i32>(c, DESK_OF)) == 1) return AT_OPERATOR;
  return byteAt(LINE_SERVES, load<i32>(c, LINE) * load<i32>(NEED_COUNT) + load<i32>(c, NEED)) == 1 ? WRONG_OPTION : WRONG_NUMBER;
}

function sendOn(start: f64, c: i32, d: i32, desk: i32): void {
  settle(c, misrouteOutcome(c));
  const caller = load<i32>(c, CALLER);
  const visit = visitOf(c, load<i32>(c, QUEUES) - 1);
  read(MISROUTE, caller, visit, 0);
  let seconds: f64;
  if (byteAt(MISROUTE_KIND, d) == 1) seconds = realAt(MISROUTE_SCALE, d) * exponential(word(0), 0, MISROUTE, caller, visit, 0);
  else seconds = exp(realAt(MISROUTE_MU, d) + realAt(MISROUTE_SIGMA, d) * normal(0, MISROUTE, caller, visit, 0));
  if (load<i32>(WATCH) != 0) watchTalked(d, start, seconds);
  add(DESK + (d << 3) + (byteAt(IS_OPERATOR_DESK, d) == 1 ? BUSY_SECONDS : MISROUTE_SECONDS), seconds);
  const end = start + seconds;
  keepBusy(desk, end);
  if (transfer(end, c, d)) return;
  releaseTrunk(end);
  followAdviceOrClose(end, c);
}

/** Another product, at `end`. Whether the call goes on elsewhere; BUSY_UNTIL moves on when the same agent answers. */
function askSecond(end: f64, first: i32, d: i32): bool {
  const needCount = load<i32>(NEED_COUNT);
  const caller = load<i32>(first, CALLER);
  const profile = load<i32>(first, PROFILE);
  const row = profile * load<i32>(PRODUCT_COUNT) + intAt(PRODUCT_OF_NEED, load<i32>(first, NEED));
  if (byteAt(SECOND_POSSIBLE, row) == 0) return false;
  read(SECOND_NEED, caller, 0, 0);
  const need = sampleAlias(SECOND_BASE, SECOND_SHIFT, SECOND_COLUMNS, row, word(0)) - row * needCount;
  const line = load<i32>(first, LINE);
  const c = openCase(caller, need, profile, 1);
  count(NEEDS);
  store<i32>(c, line, LINE);
  store<i32>(c, 1, DIALS_MADE);
  store<i32>(c, 1, IS_SETTLED);
  if (byteAt(DESK_SERVES, d * needCount + need) == 1) {
    if (talk(end, c, d)) closeResolved(c);
    else repeatOrClose(load<f64>(BUSY_UNTIL), c, word(3));
    return false;
  }
  if (transfer(end, c, d)) return true;
  store<i32>(c, 0, DIALS_MADE);
  followAdviceOrClose(end, c);
  return false;
}

function transfer(end: f64, c: i32, from: i32): bool {
  const to = intAt(RIGHT_DESK, load<i32>(c, NEED));
  if (to < 0 || byteAt(TRANSFER, from * load<i32>(DESK_COUNT) + to) != 1) return false;
  count(TRANSFERS);
  store<i32>(c, to, DESK_OF);
  addEvent(JOINS, end, c);
  return true;
}

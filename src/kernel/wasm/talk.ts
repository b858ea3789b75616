/**
 * An answered caller is at the right desk (`serve`) or at the wrong one (`sendOn`). Whoever answers (`answering`)
 * is busy until all of it is over.
 */
import { joins } from './agenda';
import { answering } from './answering';
import { Case, cases } from './case';
import {
  MOST_LEGS,
  OUTCOME_SERVED,
  PURPOSE_MISROUTE,
  PURPOSE_SECOND_NEED,
  PURPOSE_SERVICE,
  PURPOSE_TRANSFER,
  STEP_SECOND_NEED,
  STEP_SERVICE,
  STEP_TRANSFER,
  STEP_TRANSFER_FAILED,
} from './constants';
import { Desk } from './desks';
import { misrouteOutcome } from './misroute';
import {
  closeResolved,
  dialAgainOrClose,
  followAdviceOrClose,
  releaseTrunk,
  repeatServedOrClose,
} from './next-step';
import { recorder } from './recorder';
import { handling, misroute } from './service';
import { isBelow, readSlot, toUniform, words } from './slot';
import { flows, tally } from './tally';
import { followUp, secondNeeds, transferring, world } from './world';

/** From `start` on an agent deals with the case at a desk. */
export function answer(start: f64, c: Case, desk: Desk): void {
  if (world.servesAtDesk(desk.number, c.need)) serve(start, c, desk);
  else sendOn(start, c, desk);
}

/**
 * The right desk, from `start` on. A second need may come up, once a caller, when the first has been talked
 * about.
 */
function serve(start: f64, c: Case, desk: Desk): void {
  flows.settle(start, c, OUTCOME_SERVED);
  const mayAskMore = c.ordinal === 0 && c.services === 0;
  const end = talk(start, c, desk);
  const isResolved = isBelow(words[1], followUp.resolved);
  const repeatWord = words[3];
  let until = end;
  if (mayAskMore && isBelow(words[2], followUp.secondNeed)) until = askSecond(end, c, desk);
  else releaseTrunk(end, c);
  answering.keepBusy(desk, until);
  // The first need's part of the call was over at `end`, whatever came up then.
  if (isResolved) closeResolved(c);
  else repeatServedOrClose(end, c, repeatWord);
}

/** The agent deals with the case. When that is over; the service's words stand in `words`. */
function talk(start: f64, c: Case, desk: Desk): f64 {
  const visit = c.visit(c.services);
  c.services += 1;
  readSlot(PURPOSE_SERVICE, c.caller, visit, 0);
  let seconds = answering.handlingFactor * handling.draw(desk.number, PURPOSE_SERVICE, c.caller, visit);
  if (c.isTransferred) seconds *= transferring.handlingFactor;
  desk.tally.busySeconds += seconds;
  if (recorder.wants(STEP_SERVICE)) {
    const isResolved = isBelow(words[1], followUp.resolved) ? 1 : 0;
    recorder.record(STEP_SERVICE, start, seconds, c.caller, desk.number, 1, isResolved, answering.group);
  }
  return start + seconds;
}

/** The wrong desk: its agent loses time, then transfers the caller or names the right line. */
function sendOn(start: f64, c: Case, desk: Desk): void {
  flows.settle(start, c, misrouteOutcome(c));
  const visit = c.visit(c.queues - 1);
  readSlot(PURPOSE_MISROUTE, c.caller, visit, 0);
  const seconds = misroute.draw(desk.number, PURPOSE_MISROUTE, c.caller, visit);
  // Passing callers on is an operator's work, not time lost on a misroute.
  if (world.isOperatorDesk[desk.number] === 1) desk.tally.busySeconds += seconds;
  else desk.tally.misrouteSeconds += seconds;
  if (recorder.wants(STEP_SERVICE))
    recorder.record(STEP_SERVICE, start, seconds, c.caller, desk.number, 0, 0, answering.group);
  const end = start + seconds;
  const to = findRightDesk(c, desk);
  if (to >= 0) {
    answering.keepBusy(desk, end + transferring.seconds);
    transfer(end, c, desk, to);
    return;
  }
  answering.keepBusy(desk, end);
  releaseTrunk(end, c);
  followAdviceOrClose(end, c);
}

/**
 * A served caller asks about another product at `end`. The same agent answers if the desk serves it too; else
 * the agent transfers, if that is possible; else the caller is told which number to dial. Until when this
 * agent is busy.
 */
function askSecond(end: f64, first: Case, desk: Desk): f64 {
  let until = end;
  const second = raiseSecondNeed(end, first);
  if (second !== null) {
    if (world.servesAtDesk(desk.number, second.need)) {
      until = talk(end, second, desk);
      if (isBelow(words[1], followUp.resolved)) closeResolved(second);
      else repeatServedOrClose(until, second, words[3]);
    } else {
      const to = findRightDesk(second, desk);
      if (to >= 0) {
        transfer(end, second, desk, to);
        return end + transferring.seconds;
      }
      // The next dialling will be the first for it.
      second.dials = 0;
      followAdviceOrClose(end, second);
    }
  }
  releaseTrunk(until, first);
  return until;
}

/**
 * Part of the call it came up in: that dialling is its first, and in the flow already. Null when there is no
 * other product.
 */
function raiseSecondNeed(end: f64, first: Case): Case | null {
  const row = first.profile * world.productCount + world.productOfNeed[first.need];
  if (world.isSecondPossible[row] === 0) return null;
  readSlot(PURPOSE_SECOND_NEED, first.caller, 0, 0);
  const need = secondNeeds.sample(row, words[0]) - row * world.needCount;
  const second = cases.open(first.caller, need, first.profile, 1);
  tally.needs += 1;
  if (recorder.wants(STEP_SECOND_NEED))
    recorder.record(STEP_SECOND_NEED, end, 0, first.caller, need, 0, 0, 0);
  second.line = first.line;
  second.dials = 1;
  second.isSettled = true;
  return second;
}

/** The right desk for the case's need, if this desk can pass callers on to it; else -1. */
function findRightDesk(c: Case, from: Desk): i32 {
  const to = world.rightDesk[c.need];
  return to >= 0 && world.canTransfer(from.number, to) ? to : -1;
}

/**
 * Passes the case on to the right desk, within the same call: the agent begins at `end` and needs some seconds.
 * The call may be cut off, or come to another wrong desk.
 */
function transfer(end: f64, c: Case, from: Desk, right: i32): void {
  tally.transfers += 1;
  readSlot(PURPOSE_TRANSFER, c.caller, c.visit(c.queues), 0);
  const over = end + transferring.seconds;
  if (<i32>c.legs >= MOST_LEGS || isBelow(words[0], transferring.fails)) {
    tally.transfersFailed += 1;
    if (recorder.wants(STEP_TRANSFER_FAILED))
      recorder.record(STEP_TRANSFER_FAILED, over, 0, c.caller, from.number, 0, 0, 0);
    releaseTrunk(over, c);
    c.line = c.known;
    dialAgainOrClose(over, c);
    return;
  }
  const to = isBelow(words[1], transferring.goesWrong) ? findWrongDesk(from, right) : right;
  if (to !== right) tally.transfersWrong += 1;
  if (recorder.wants(STEP_TRANSFER)) recorder.record(STEP_TRANSFER, over, 0, c.caller, from.number, to, 0, 0);
  c.desk = to;
  c.isTransferred = true;
  joins.add(over, c);
}

/** One of the other desks that this one can pass callers on to, from word 2; the right one when there is none. */
function findWrongDesk(from: Desk, right: i32): i32 {
  let others = 0;
  for (let d = 0; d < world.deskCount; d++)
    if (d !== right && d !== from.number && world.canTransfer(from.number, d)) others++;
  let left = <i32>(toUniform(words[2]) * <f64>others);
  for (let d = 0; d < world.deskCount; d++)
    if (d !== right && d !== from.number && world.canTransfer(from.number, d) && left-- === 0) return d;
  return right;
}

/**
 * A case joins its desk's queue. How the wait ends is known at once (desks.ts):
 * 1. an agent is free: answered; patience is not even drawn;
 * 2. an agent will be free before patience ends: answered then;
 * 3. otherwise abandoned when patience ends, taking no agent.
 * An answered caller is at the right desk (`serve`) or at the wrong one (`sendOn`).
 */
import { joins } from './agenda';
import { Case, cases } from './case';
import {
  OUTCOME_ABANDONED,
  OUTCOME_SERVED,
  PURPOSE_MISROUTE,
  PURPOSE_SECOND_NEED,
  PURPOSE_SERVICE,
  STEP_QUEUE,
  STEP_SECOND_NEED,
  STEP_SERVICE,
  STEP_TRANSFER,
  TARGET_WAIT,
} from './constants';
import { Desk, desks } from './desks';
import { misrouteOutcome } from './misroute';
import {
  closeResolved,
  dialAgainOrClose,
  followAdviceOrClose,
  releaseTrunk,
  repeatServedOrClose,
} from './next-step';
import { recorder } from './recorder';
import { handling, misroute, patience } from './service';
import { isBelow, readSlot, words } from './slot';
import { flows, tally } from './tally';
import { followUp, secondNeeds, world } from './world';

export function joinQueue(now: f64, c: Case): void {
  const desk = desks.all[c.desk];
  const queue = c.queues;
  c.queues = queue + 1;
  const tally = desk.tally;
  tally.offered += 1;
  let start = now;
  if (!desk.isFree(now)) {
    tally.waited += 1;
    const longest = patience.draw(c, queue);
    start = desk.findStart(now, now + longest);
    if (start === Infinity) {
      abandon(now, longest, c, desk);
      return;
    }
  }
  const wait = start - now;
  tally.served += 1;
  tally.waitSeconds += wait;
  if (wait <= TARGET_WAIT) tally.within20 += 1;
  if (recorder.wants(STEP_QUEUE)) recorder.record(STEP_QUEUE, now, wait, c.caller, desk.number, 1, 0, 0);
  if (world.servesAtDesk(desk.number, c.need)) serve(start, c, desk);
  else sendOn(start, c, desk);
}

function abandon(now: f64, wait: f64, c: Case, desk: Desk): void {
  desk.tally.abandoned += 1;
  desk.tally.waitSeconds += wait;
  if (recorder.wants(STEP_QUEUE)) recorder.record(STEP_QUEUE, now, wait, c.caller, desk.number, 0, 0, 0);
  flows.settle(now, c, OUTCOME_ABANDONED);
  releaseTrunk(now + wait, c);
  dialAgainOrClose(now + wait, c);
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
  desk.keepBusy(until);
  // The first need's part of the call was over at `end`, whatever came up then.
  if (isResolved) closeResolved(c);
  else repeatServedOrClose(end, c, repeatWord);
}

/** The agent deals with the case. When that is over; the service's words stand in `words`. */
function talk(start: f64, c: Case, desk: Desk): f64 {
  const visit = c.visit(c.services);
  c.services += 1;
  readSlot(PURPOSE_SERVICE, c.caller, visit, 0);
  const seconds = handling.draw(desk.number, PURPOSE_SERVICE, c.caller, visit);
  desk.tally.busySeconds += seconds;
  if (recorder.wants(STEP_SERVICE)) {
    const isResolved = isBelow(words[1], followUp.resolved) ? 1 : 0;
    recorder.record(STEP_SERVICE, start, seconds, c.caller, desk.number, 1, isResolved, 0);
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
    recorder.record(STEP_SERVICE, start, seconds, c.caller, desk.number, 0, 0, 0);
  const end = start + seconds;
  desk.keepBusy(end);
  if (transfer(end, c, desk)) return;
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
    } else if (transfer(end, second, desk)) {
      return end;
    } else {
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

/** Sends the case to the right desk for its need at `end`, within the same call. Whether this desk can. */
function transfer(end: f64, c: Case, from: Desk): bool {
  const to = world.rightDesk[c.need];
  if (to < 0 || !world.canTransfer(from.number, to)) return false;
  tally.transfers += 1;
  if (recorder.wants(STEP_TRANSFER)) recorder.record(STEP_TRANSFER, end, 0, c.caller, from.number, to, 0, 0);
  c.desk = to;
  joins.add(end, c);
  return true;
}

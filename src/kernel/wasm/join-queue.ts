/**
 * A case joins its desk's queue. At a plain desk how the wait ends is known at once (desks.ts):
 * 1. an agent is free: answered; patience is not even drawn;
 * 2. an agent will be free before patience ends and before the desk closes: answered then;
 * 3. the desk closes first: told so;
 * 4. otherwise abandoned when patience ends, taking no agent.
 */
import { answering } from './answering';
import { Case } from './case';
import { TOLD_DESK } from './calling-again';
import {
  CLOSED_QUEUE,
  OUTCOME_ABANDONED,
  OUTCOME_CLOSED,
  QUEUE_ANSWERED,
  QUEUE_CUT_OFF,
  QUEUE_GAVE_UP,
  STEP_CLOSED,
  STEP_QUEUE,
  TARGET_WAIT,
} from './constants';
import { Desk, desks } from './desks';
import { dialAgainOrClose, drawRepeatWord, releaseTrunk, repeatOrClose } from './next-step';
import { recorder } from './recorder';
import { joinRouted } from './routing';
import { patience } from './service';
import { answer } from './talk';
import { flows } from './tally';
import { world } from './world';

export function joinQueue(now: f64, c: Case): void {
  const desk = desks.all[c.desk];
  c.legs++;
  if (desk.isPlain === 0) {
    joinRouted(now, c);
    return;
  }
  const isOpen = desk.isOpen(now);
  const queues = world.whenClosed[desk.number] === CLOSED_QUEUE;
  if (!isOpen && !queues) {
    turnAway(now, c, desk);
    return;
  }
  const queue = c.queues;
  c.queues = queue + 1;
  const tally = desk.tally;
  tally.offered += 1;
  let start = now;
  if (!desk.isFree(now)) {
    tally.waited += 1;
    const longest = patience.draw(c, queue);
    const closing = queues ? Infinity : desk.closesAt(now) - now;
    start = desk.findStart(now, now + min(longest, closing));
    if (start === Infinity) {
      if (closing < longest) cutOff(now, closing, c, desk, desk);
      else abandon(now, longest, c, desk);
      return;
    }
  }
  countAnswered(now, start - now, c, desk);
  answering.byOwnAgent(desk, start);
  answer(start, c, desk);
}

/** Whoever joined at `now` is answered after so long. */
export function countAnswered(now: f64, wait: f64, c: Case, desk: Desk): void {
  const tally = desk.tally;
  tally.served += 1;
  tally.waitSeconds += wait;
  if (wait <= TARGET_WAIT) tally.within20 += 1;
  if (recorder.wants(STEP_QUEUE))
    recorder.record(STEP_QUEUE, now, wait, c.caller, desk.number, QUEUE_ANSWERED, 0, 0);
}

export function abandon(now: f64, wait: f64, c: Case, desk: Desk): void {
  desk.tally.abandoned += 1;
  desk.tally.waitSeconds += wait;
  if (recorder.wants(STEP_QUEUE))
    recorder.record(STEP_QUEUE, now, wait, c.caller, desk.number, QUEUE_GAVE_UP, 0, 0);
  flows.settle(now, c, OUTCOME_ABANDONED);
  releaseTrunk(now + wait, c);
  dialAgainOrClose(now + wait, c);
}

/** Came while the desk is closed. */
export function turnAway(now: f64, c: Case, desk: Desk): void {
  desk.tally.turnedAway += 1;
  tellClosed(now, c, desk);
}

/** Joined the first desk at `now` and still waits as the other closes, which mostly is the same. */
export function cutOff(now: f64, wait: f64, c: Case, home: Desk, desk: Desk): void {
  home.tally.cutOff += 1;
  home.tally.waitSeconds += wait;
  if (recorder.wants(STEP_QUEUE))
    recorder.record(STEP_QUEUE, now, wait, c.caller, home.number, QUEUE_CUT_OFF, 0, 0);
  tellClosed(now + wait, c, desk);
}

/** The call is over: as after a line that is closed, the caller may call another time. */
function tellClosed(now: f64, c: Case, desk: Desk): void {
  if (recorder.wants(STEP_CLOSED))
    recorder.record(STEP_CLOSED, now, 0, c.caller, desk.number, QUEUE_GAVE_UP, 0, 0);
  flows.settle(now, c, OUTCOME_CLOSED);
  releaseTrunk(now, c);
  c.told = TOLD_DESK + desk.number;
  c.line = c.known;
  repeatOrClose(now, c, drawRepeatWord(c));
}

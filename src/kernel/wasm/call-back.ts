/**
 * Callers who are offered to be called back instead of waiting. Who accepts is on the phone no longer: the promise
 * stands in the desk's queue behind all callers, unless it is not kept, and lapses after the longest patience.
 */
import { answering } from './answering';
import {
  CLASS_CALL_BACK,
  LONGEST_PATIENCE,
  OUTCOME_CALL_BACK_MISSED,
  PURPOSE_CALL_BACK,
  QUEUE_PROMISED,
  STEP_CALL_BACK,
  STEP_QUEUE,
} from './constants';
import { centre } from './centre';
import { desks } from './desks';
import { dialAgainOrClose, releaseTrunk } from './next-step';
import { trunks } from './place-call';
import { recorder } from './recorder';
import { routing } from './routing';
import { isBelow, readSlot, words } from './slot';
import { answer } from './talk';
import { flows } from './tally';
import { TIMER_GIVES_UP, timers } from './timers';
import { Waiting, waitingRoom } from './waiting';
import { world } from './world';

/** By STEP_CALL_BACK. */
const PROMISED: i32 = 0;
const MADE: i32 = 1;
export const NOT_KEPT: i32 = 2;
const NOT_ANSWERED: i32 = 3;

/** Whether the caller accepts the offer of the desk waited for; it is not made again in this wait. */
export function acceptsOffer(w: Waiting): bool {
  w.hasRefused = true;
  readSlot(PURPOSE_CALL_BACK, w.who.caller, w.who.visit(w.queue), 0);
  return isBelow(words[0], centre.accepted[w.desk]);
}

/** The offer is accepted, and the wait, which stands in no queue, is over. */
export function promise(now: f64, w: Waiting): void {
  const c = w.who;
  const tally = desks.all[w.home].tally;
  const wait = now - w.joinedAt;
  tally.promised += 1;
  tally.waitSeconds += wait;
  if (recorder.wants(STEP_QUEUE))
    recorder.record(STEP_QUEUE, w.joinedAt, wait, c.caller, w.home, QUEUE_PROMISED, 0, 0);
  if (recorder.wants(STEP_CALL_BACK))
    recorder.record(STEP_CALL_BACK, now, 0, c.caller, w.desk, PROMISED, 0, 0);
  releaseTrunk(now, c);
  readSlot(PURPOSE_CALL_BACK, c.caller, c.visit(w.queue), 0);
  if (!isBelow(words[1], centre.kept[w.desk])) {
    miss(now, w, NOT_KEPT);
    return;
  }
  w.ticket++;
  w.rank = CLASS_CALL_BACK;
  routing.beginWait(now, w);
  timers.add(now + LONGEST_PATIENCE, TIMER_GIVES_UP, w);
}

/** An agent keeps a promise. The call is the centre's own: it is never refused, and takes a trunk. */
export function callBack(now: f64, w: Waiting): void {
  const c = w.who;
  const desk = desks.all[w.desk];
  readSlot(PURPOSE_CALL_BACK, c.caller, c.visit(w.queue), 0);
  if (!isBelow(words[2], centre.answered[w.desk])) {
    answering.keepBusy(desk, now + centre.missedSeconds[w.desk]);
    miss(now, w, NOT_ANSWERED);
    return;
  }
  desks.all[w.home].tally.calledBack += 1;
  if (recorder.wants(STEP_CALL_BACK)) recorder.record(STEP_CALL_BACK, now, 0, c.caller, w.desk, MADE, 0, 0);
  if (world.trunks >= 0) trunks.busy++;
  waitingRoom.end(w);
  answer(now, c, desk);
}

/** Nothing comes of the promise: the caller may dial again, as after giving up. */
export function miss(now: f64, w: Waiting, why: i32): void {
  const c = w.who;
  desks.all[w.home].tally.missed += 1;
  if (recorder.wants(STEP_CALL_BACK)) recorder.record(STEP_CALL_BACK, now, 0, c.caller, w.desk, why, 0, 0);
  flows.settle(now, c, OUTCOME_CALL_BACK_MISSED);
  waitingRoom.end(w);
  dialAgainOrClose(now, c);
}

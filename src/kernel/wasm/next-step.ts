/**
 * What a caller does once a call is over, at `end`. Each function either schedules the next dialling or
 * closes the case, never both.
 */
import { dials, releases } from './agenda';
import { findCallTime, TOLD_NOTHING } from './calling-again';
import { Case, cases } from './case';
import {
  PURPOSE_ADVICE,
  PURPOSE_REDIAL,
  PURPOSE_REPEAT,
  STEP_ADVISED,
  STEP_CALL_AGAIN,
  STEP_GIVES_UP,
  WINDOW_DAY,
  WINDOW_HOUR,
  WINDOW_REDIAL,
  WINDOW_WEEK,
} from './constants';
import { exp } from './host';
import { quantileNormal } from './quantile';
import { recorder } from './recorder';
import { isBelow, readSlot, toUniform, words } from './slot';
import { tally } from './tally';
import { followUp, redialDelay, world } from './world';
import { exponential } from './ziggurat';

/** The call is over: its trunk falls free. */
export function releaseTrunk(end: f64, c: Case): void {
  if (world.trunks >= 0) releases.add(end, c);
}

/**
 * Lost, refused or abandoned: dials again after the redial delay, the same line unless it was forgotten, or
 * gives up.
 */
export function dialAgainOrClose(end: f64, c: Case): void {
  if (c.dials < world.maxDials) {
    readSlot(PURPOSE_REDIAL, c.caller, c.visit(c.dials), 0);
    if (isBelow(words[0], followUp.redial)) {
      callLater(end, drawRedialDelay(toUniform(words[1])), c);
      return;
    }
  }
  giveUp(end, c);
}

/**
 * Reached an end that did not resolve it: calls again another time, drawing the line afresh unless one is
 * remembered, or lets it be. `word` decides; whoever was served has it from the service's slot already, for
 * the others see `drawRepeatWord`.
 */
export function repeatOrClose(end: f64, c: Case, word: i32): void {
  callAnotherTime(end, c, word, false);
}

/** The same after a service, from which the number may be remembered. */
export function repeatServedOrClose(end: f64, c: Case, word: i32): void {
  callAnotherTime(end, c, word, isNumberLearnt(c));
}

/**
 * Whether the line is an answer to this need: a right one (a transfer may have made up for a wrong one), and
 * dialled for it. A second need came up in a call for another product, whose line is none unless agents would
 * name that very one.
 */
function isNumberLearnt(c: Case): bool {
  const isDialled = c.ordinal === 0 || c.dials > 1 || c.line === world.rightLine[c.need];
  return isDialled && world.servesOnLine(c.line, c.need);
}

function callAnotherTime(end: f64, c: Case, word: i32, isLearnt: bool): void {
  if (c.dials < world.maxDials && isBelow(word, followUp.repeat)) {
    const visit = c.visit(c.dials);
    readSlot(PURPOSE_REPEAT, c.caller, visit, 0);
    if (isLearnt && isBelow(words[2], followUp.remembers)) c.known = c.line;
    c.line = c.known;
    callLater(end, followUp.meanRepeat * exponential.draw(words[1], 1, PURPOSE_REPEAT, c.caller, visit), c);
    return;
  }
  giveUp(end, c);
}

/** The word for `repeatOrClose` when the call came to no service. */
export function drawRepeatWord(c: Case): i32 {
  readSlot(PURPOSE_REPEAT, c.caller, c.visit(c.dials), 0);
  return words[0];
}

/** Told "please dial the other number": does so, or lets it be. The advice needs a line to name. */
export function followAdviceOrClose(end: f64, c: Case): void {
  const line = world.rightLine[c.need];
  if (line >= 0) {
    tally.advised += 1;
    if (recorder.wants(STEP_ADVISED)) recorder.record(STEP_ADVISED, end, 0, c.caller, line, 0, 0, 0);
    const visit = c.visit(c.queues);
    readSlot(PURPOSE_ADVICE, c.caller, visit, 0);
    if (c.dials < world.maxDials && isBelow(words[0], followUp.followsAdvice)) {
      c.line = line;
      callLater(end, followUp.meanAdvice * exponential.draw(words[1], 1, PURPOSE_ADVICE, c.caller, visit), c);
      return;
    }
  }
  giveUp(end, c);
}

/** The need is resolved. First contact: in the first dialling, or in the call the need came up in. */
export function closeResolved(c: Case): void {
  tally.resolved += 1;
  if (c.dials <= 1) tally.resolvedFirst += 1;
  close(c);
}

/**
 * A further dialling, some time after the seconds that the caller has in mind. It counts as a repeat call, unless the need has not been dialled for
 * yet.
 */
function callLater(end: f64, wish: f64, c: Case): void {
  const at = findCallTime(end, end + wish, c);
  const delay = at - end;
  if (recorder.wants(STEP_CALL_AGAIN)) recorder.record(STEP_CALL_AGAIN, end, delay, c.caller, 0, 0, 0, 0);
  if (c.dials > 0) {
    if (delay <= WINDOW_REDIAL) tally.repeatsRedial += 1;
    if (delay <= WINDOW_HOUR) tally.repeatsHour += 1;
    if (delay <= WINDOW_DAY) tally.repeatsDay += 1;
    if (delay <= WINDOW_WEEK) tally.repeatsWeek += 1;
  } else {
    tally.secondNeedCalls += 1;
  }
  dials.add(at, c);
  c.told = TOLD_NOTHING;
}

function giveUp(end: f64, c: Case): void {
  if (recorder.wants(STEP_GIVES_UP)) recorder.record(STEP_GIVES_UP, end, 0, c.caller, 0, 0, 0, 0);
  close(c);
}

function close(c: Case): void {
  if (c.services > 0) tally.needsServed += 1;
  else tally.needsNeverServed += 1;
  cases.close(c);
}

/** A lognormal cut at its upper end, by inversion of one uniform. */
function drawRedialDelay(uniform: f64): f64 {
  const sigma = redialDelay.sigma;
  const deviate = sigma === 0 ? 0 : sigma * quantileNormal(uniform * redialDelay.share);
  return min(redialDelay.maxSeconds, exp(redialDelay.mu + deviate));
}

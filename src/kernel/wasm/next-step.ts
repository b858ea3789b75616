/** What a caller does once a call is over, at `end`: see ../next-step.ts, which this is step for step. */
import { closeCase, ADVICE, CALLER, DIALS_MADE, IS_SETTLED, LINE, NEED, QUEUES, REDIAL, REPEAT, SERVICES, visitOf } from './case';
import { addEvent } from './heap';
import {
  BELOW_ADVICE, BELOW_REDIAL, BELOW_REPEAT, DIALS, FLOW_AT, LINE_COUNT, MAX_DIALS, MEAN_ADVICE, MEAN_REPEAT, REDIAL_MAX, REDIAL_MU, REDIAL_SHARE, REDIAL_SIGMA,
  RELEASES, RIGHT_LINE, TRUNKS,
} from './layout';
import { exp, exponential, isBelow, quantileNormal, read, toUniform, word } from './luck';
import { count, intAt } from './memory';
import { ADVISED, NEEDS_NEVER_SERVED, NEEDS_SERVED, REPEATS, RESOLVED, RESOLVED_FIRST, SECOND_NEED_CALLS } from './tally';

const OUTCOMES = 9;

/** Counts how a dialling ended; a call that goes on after a transfer is not counted again. */
export function settle(c: i32, outcome: i32): void {
  if (load<i32>(c, IS_SETTLED) == 1) return;
  store<i32>(c, 1, IS_SETTLED);
  count(load<i32>(FLOW_AT) + (load<i32>(c, NEED) * load<i32>(LINE_COUNT) + load<i32>(c, LINE)) * OUTCOMES + outcome);
}

/** The call is over: its trunk falls free. */
export function releaseTrunk(end: f64): void {
  if (load<i32>(TRUNKS) >= 0) addEvent(RELEASES, end, 0);
}

export function dialAgainOrClose(end: f64, c: i32): void {
  const dials = load<i32>(c, DIALS_MADE);
  if (dials < load<i32>(MAX_DIALS)) {
    read(REDIAL, load<i32>(c, CALLER), visitOf(c, dials), 0);
    if (isBelow(word(0), BELOW_REDIAL)) {
      callLater(end, drawRedialDelay(toUniform(word(1))), c);
      return;
    }
  }
  close(c);
}

export function repeatOrClose(end: f64, c: i32, decision: i32): void {
  const dials = load<i32>(c, DIALS_MADE);
  if (dials < load<i32>(MAX_DIALS) && isBelow(decision, BELOW_REPEAT)) {
    const caller = load<i32>(c, CALLER);
    const visit = visitOf(c, dials);
    store<i32>(c, -1, LINE);
    read(REPEAT, caller, visit, 0);
    callLater(end, load<f64>(MEAN_REPEAT) * exponential(word(1), 1, REPEAT, caller, visit, 0), c);
    return;
  }
  close(c);
}

/** The word for `repeatOrClose` when the call came to no service. */
export function drawRepeatWord(c: i32): i32 {
  read(REPEAT, load<i32>(c, CALLER), visitOf(c, load<i32>(c, DIALS_MADE)), 0);
  return word(0);
}

export function followAdviceOrClose(end: f64, c: i32): void {
  const line = intAt(RIGHT_LINE, load<i32>(c, NEED));
  if (line >= 0) {
    count(ADVISED);
    const caller = load<i32>(c, CALLER);
    const visit = visitOf(c, load<i32>(c, QUEUES));
    read(ADVICE, caller, visit, 0);
    if (load<i32>(c, DIALS_MADE) < load<i32>(MAX_DIALS) && isBelow(word(0), BELOW_ADVICE)) {
      store<i32>(c, line, LINE);
      callLater(end, load<f64>(MEAN_ADVICE) * exponential(word(1), 1, ADVICE, caller, visit, 0), c);
      return;
    }
  }
  close(c);
}

export function closeResolved(c: i32): void {
  count(RESOLVED);
  if (load<i32>(c, DIALS_MADE) <= 1) count(RESOLVED_FIRST);
  close(c);
}

function callLater(end: f64, delay: f64, c: i32): void {
  if (load<i32>(c, DIALS_MADE) > 0) {
    if (delay <= 900) count(REPEATS);
    if (delay <= 3600) count(REPEATS + 1);
    if (delay <= 86_400) count(REPEATS + 2);
    if (delay <= 604_800) count(REPEATS + 3);
  } else {
    count(SECOND_NEED_CALLS);
  }
  addEvent(DIALS, end + delay, c);
}

function close(c: i32): void {
  count(load<i32>(c, SERVICES) > 0 ? NEEDS_SERVED : NEEDS_NEVER_SERVED);
  closeCase(c);
}

function drawRedialDelay(uniform: f64): f64 {
  const sigma = load<f64>(REDIAL_SIGMA);
  const deviate = sigma == 0 ? 0 : sigma * quantileNormal(uniform * load<f64>(REDIAL_SHARE));
  return min(load<f64>(REDIAL_MAX), exp(load<f64>(REDIAL_MU) + deviate));
}

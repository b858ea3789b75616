import { isBelow, toUniform } from '../random/index.ts';
import { BELOW as BELOW_ } from './compile-world.ts';
import { REGISTER as REGISTER_, REPEATS_AT as REPEATS_AT_, TALLY as TALLY_ } from './ledger.ts';
import { CASE as CASE_ } from './open-cases.ts';
import { PURPOSE as PURPOSE_, visitOf } from './purposes.ts';
import { drawRedialDelay } from './redial-delay.ts';
import type { RunState } from './run-state.ts';
import { REPEAT_WINDOWS } from './types.ts';

// Local names, because Vitest serves imports through getters: twice as slow here. The bundle does not mind.
const CASE = CASE_;
const TALLY = TALLY_;
const REGISTER = REGISTER_;
const REPEATS_AT = REPEATS_AT_;
const PURPOSE = PURPOSE_;
const BELOW = BELOW_;

/**
 * What a caller does once a call is over, at `state.end`. Each function either schedules the next dialling or
 * closes the case, never both.
 */

/**
 * Lost, refused or abandoned: dials again after the redial delay, the same line unless it was forgotten, or
 * gives up.
 */
export function dialAgainOrClose(state: RunState, index: number): void {
  const { world, slots } = state;
  const field = state.cases.field;
  const dials = field[index + CASE.dials]!;
  if (dials < world.maxDials) {
    slots.read(PURPOSE.redial, field[index + CASE.caller]!, visitOf(field[index + CASE.ordinal]!, dials), 0);
    if (isBelow(slots.words[0]!, world.below[BELOW.redial]!)) {
      state.ledger[REGISTER.delay] = drawRedialDelay(world.redialDelay, toUniform(slots.words[1]!));
      callLater(state, index);
      return;
    }
  }
  giveUp(state, index);
}

/**
 * Reached an end that did not resolve it: calls again another time, drawing the line afresh, or lets it be.
 * `word` decides; whoever was served has it from the service's slot already, for the others see
 * `drawRepeatWord`.
 */
export function repeatOrClose(state: RunState, index: number, word: number): void {
  const { world, slots } = state;
  const field = state.cases.field;
  const dials = field[index + CASE.dials]!;
  if (dials < world.maxDials) {
    const caller = field[index + CASE.caller]!;
    const visit = visitOf(field[index + CASE.ordinal]!, dials);
    if (isBelow(word, world.below[BELOW.repeat]!)) {
      field[index + CASE.line] = -1;
      slots.read(PURPOSE.repeat, caller, visit, 0);
      state.ledger[REGISTER.delay] =
        world.meanDelay[0]! * slots.exponential(1, PURPOSE.repeat, caller, visit, 0);
      callLater(state, index);
      return;
    }
  }
  giveUp(state, index);
}

/** The word for `repeatOrClose` when the call came to no service. */
export function drawRepeatWord(state: RunState, index: number): number {
  const field = state.cases.field;
  state.slots.read(
    PURPOSE.repeat,
    field[index + CASE.caller]!,
    visitOf(field[index + CASE.ordinal]!, field[index + CASE.dials]!),
    0,
  );
  return state.slots.words[0]!;
}

/** Told "please dial the other number": does so, or lets it be. The advice needs a line to name. */
export function followAdviceOrClose(state: RunState, index: number): void {
  const { world, slots } = state;
  const field = state.cases.field;
  const line = world.rightLine[field[index + CASE.need]!]!;
  if (line >= 0) {
    state.ledger[TALLY.advised]!++;
    const trace = field[index + CASE.trace]!;
    if (trace >= 0) state.recorder!.record(trace, { at: state.ledger[REGISTER.end]!, kind: 'advised', line });
    const caller = field[index + CASE.caller]!;
    const visit = visitOf(field[index + CASE.ordinal]!, field[index + CASE.queues]!);
    slots.read(PURPOSE.advice, caller, visit, 0);
    if (
      field[index + CASE.dials]! < world.maxDials &&
      isBelow(slots.words[0]!, world.below[BELOW.followsAdvice]!)
    ) {
      field[index + CASE.line] = line;
      state.ledger[REGISTER.delay] =
        world.meanDelay[1]! * slots.exponential(1, PURPOSE.advice, caller, visit, 0);
      callLater(state, index);
      return;
    }
  }
  giveUp(state, index);
}

/**
 * The need is resolved: nothing more will happen. First contact: in the first dialling, or in the call the
 * need came up in.
 */
export function closeResolved(state: RunState, index: number): void {
  state.ledger[TALLY.resolved]!++;
  if (state.cases.field[index + CASE.dials]! <= 1) state.ledger[TALLY.resolvedFirst]!++;
  close(state, index);
}

/**
 * A further dialling at `end` + `delay`. It counts as a repeat call, unless the need has not been dialled for
 * yet.
 */
function callLater(state: RunState, index: number): void {
  const delay = state.ledger[REGISTER.delay]!;
  const field = state.cases.field;
  const trace = field[index + CASE.trace]!;
  if (trace >= 0)
    state.recorder!.record(trace, { at: state.ledger[REGISTER.end]!, kind: 'will-call-again', delay });
  if (field[index + CASE.dials]! > 0) {
    for (let w = 0; w < REPEAT_WINDOWS.length; w++)
      if (delay <= REPEAT_WINDOWS[w]!) state.ledger[REPEATS_AT + w]!++;
  } else {
    state.ledger[TALLY.secondNeedCalls]!++;
  }
  state.ledger[REGISTER.due] = state.ledger[REGISTER.end]! + delay;
  state.dials.add(index);
}

function giveUp(state: RunState, index: number): void {
  const trace = state.cases.field[index + CASE.trace]!;
  if (trace >= 0) state.recorder!.record(trace, { at: state.ledger[REGISTER.end]!, kind: 'gives-up' });
  close(state, index);
}

function close(state: RunState, index: number): void {
  const isServed = state.cases.field[index + CASE.services]! > 0;
  state.ledger[isServed ? TALLY.needsServed : TALLY.needsNeverServed]!++;
  state.cases.close(index);
}

import { isBelow, toUniform } from '../random/index.ts';
import { BELOW as BELOW_ } from './compile-world.ts';
import { CASE as CASE_ } from './open-cases.ts';
import { PURPOSE as PURPOSE_, visitOf } from './purposes.ts';
import { drawRedialDelay } from './redial-delay.ts';
import { type RunState, TALLY as TALLY_ } from './run-state.ts';
import { REPEAT_WINDOWS } from './types.ts';

// Local names, because Vitest serves imports through getters: twice as slow here. The bundle does not mind.
const CASE = CASE_;
const TALLY = TALLY_;
const PURPOSE = PURPOSE_;
const BELOW = BELOW_;

/** What a caller does once a call is over, at `state.end`. Each function either schedules the next dialling or closes the case, never both. */

/** Lost, refused or abandoned: dials again after the redial delay, the same line unless it was forgotten, or gives up. */
export function dialAgainOrClose(state: RunState, index: number): void {
  const { world, slots } = state;
  const field = state.cases.field;
  const dials = field[index + CASE.dials]!;
  if (dials < world.maxDials) {
    slots.read(PURPOSE.redial, field[index + CASE.caller]!, visitOf(field[index + CASE.ordinal]!, dials), 0);
    if (isBelow(slots.words[0]!, world.below[BELOW.redial]!)) {
      state.delay[0] = drawRedialDelay(world.redialDelay, toUniform(slots.words[1]!));
      callLater(state, index);
      return;
    }
  }
  giveUp(state, index);
}

/** Reached an end that did not resolve it: calls again another time, drawing the line afresh, or lets it be. */
export function repeatOrClose(state: RunState, index: number): void {
  const { world, slots } = state;
  const field = state.cases.field;
  const dials = field[index + CASE.dials]!;
  if (dials < world.maxDials) {
    const caller = field[index + CASE.caller]!;
    const visit = visitOf(field[index + CASE.ordinal]!, dials);
    slots.read(PURPOSE.repeat, caller, visit, 0);
    if (isBelow(slots.words[0]!, world.below[BELOW.repeat]!)) {
      field[index + CASE.line] = -1;
      state.delay[0] = world.meanDelay[0]! * slots.exponential(1, PURPOSE.repeat, caller, visit, 0);
      callLater(state, index);
      return;
    }
  }
  giveUp(state, index);
}

/** Told "please dial the other number": does so, or lets it be. The advice needs a line to name. */
export function followAdviceOrClose(state: RunState, index: number): void {
  const { world, slots } = state;
  const field = state.cases.field;
  const line = world.rightLine[field[index + CASE.need]!]!;
  if (line >= 0) {
    state.tally[TALLY.advised]!++;
    const trace = field[index + CASE.trace]!;
    if (trace >= 0) state.recorder!.record(trace, { at: state.end[0]!, kind: 'advised', line });
    const caller = field[index + CASE.caller]!;
    const visit = visitOf(field[index + CASE.ordinal]!, field[index + CASE.queues]!);
    slots.read(PURPOSE.advice, caller, visit, 0);
    if (field[index + CASE.dials]! < world.maxDials && isBelow(slots.words[0]!, world.below[BELOW.followsAdvice]!)) {
      field[index + CASE.line] = line;
      state.delay[0] = world.meanDelay[1]! * slots.exponential(1, PURPOSE.advice, caller, visit, 0);
      callLater(state, index);
      return;
    }
  }
  giveUp(state, index);
}

/** The need is resolved: nothing more will happen. First contact: in the first dialling, or in the call the need came up in. */
export function closeResolved(state: RunState, index: number): void {
  state.tally[TALLY.resolved]!++;
  if (state.cases.field[index + CASE.dials]! <= 1) state.tally[TALLY.resolvedFirst]!++;
  close(state, index);
}

/** A further dialling at `end` + `delay`. It counts as a repeat call, unless the need has not been dialled for yet. */
function callLater(state: RunState, index: number): void {
  const delay = state.delay[0]!;
  const field = state.cases.field;
  const trace = field[index + CASE.trace]!;
  if (trace >= 0) state.recorder!.record(trace, { at: state.end[0]!, kind: 'will-call-again', delay });
  if (field[index + CASE.dials]! > 0) {
    const repeats = state.repeats;
    for (let w = 0; w < REPEAT_WINDOWS.length; w++) if (delay <= REPEAT_WINDOWS[w]!) repeats[w]!++;
  } else {
    state.tally[TALLY.secondNeedCalls]!++;
  }
  state.dials.due[0] = state.end[0]! + delay;
  state.dials.add(index);
}

function giveUp(state: RunState, index: number): void {
  const trace = state.cases.field[index + CASE.trace]!;
  if (trace >= 0) state.recorder!.record(trace, { at: state.end[0]!, kind: 'gives-up' });
  close(state, index);
}

function close(state: RunState, index: number): void {
  const isServed = state.cases.field[index + CASE.services]! > 0;
  state.tally[isServed ? TALLY.needsServed : TALLY.needsNeverServed]!++;
  state.cases.close(index);
}

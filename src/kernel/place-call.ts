import { isBelow, sampleAlias } from '../random/index.ts';
import { FAILURE, OPERATOR_PRESS } from '../util/chain.ts';
import { BELOW as BELOW_, CLOSED_EXIT, DESK_EXIT, SELF_SERVICE_EXIT } from './compile-world.ts';
import { FIRST_CALL as FIRST_CALL_ } from './first-calls.ts';
import { REGISTER as REGISTER_, TALLY as TALLY_ } from './ledger.ts';
import { closeResolved, dialAgainOrClose, drawRepeatWord, repeatOrClose } from './next-step.ts';
import { CASE as CASE_ } from './open-cases.ts';
import { PURPOSE as PURPOSE_, visitOf } from './purposes.ts';
import { OUTCOME as OUTCOME_, type RunState } from './run-state.ts';

// Local names, because Vitest serves imports through getters: twice as slow here. The bundle does not mind.
const CASE = CASE_;
const FIRST_CALL = FIRST_CALL_;
const TALLY = TALLY_;
const REGISTER = REGISTER_;
const OUTCOME = OUTCOME_;
const PURPOSE = PURPOSE_;
const BELOW = BELOW_;

/**
 * One dialling, at `state.now`. The whole menu is walked at once: what the caller does there depends on
 * nobody else. Then
 * 1. refused, when all trunks are busy (a trunk that falls free at this very moment is free);
 * 2. lost in the menu: perhaps dials again later, the number drawn afresh;
 * 3. to a desk: joins its queue when the menu is over;
 * 4. to an outside number or self-service: over at once, served or misrouted.
 */
export function placeCall(state: RunState, index: number): void {
  const field = state.cases.field;
  const now = state.ledger[REGISTER.now]!;
  const line = pickLine(state, index);
  const dials = field[index + CASE.dials]! + 1;
  field[index + CASE.dials] = dials;
  field[index + CASE.isSettled] = 0;
  field[index + CASE.exit] = -1;
  state.ledger[TALLY.calls]!++;
  const trace = field[index + CASE.trace]!;
  if (trace >= 0)
    state.recorder!.record(trace, {
      at: now,
      kind: 'dial',
      line,
      need: field[index + CASE.need]!,
      dial: dials,
    });
  if (state.world.trunks >= 0 && isRefused(state, index)) return;
  const exit = walkMenu(state, index, line);
  state.ledger[state.exitsAt + exit]!++;
  leaveMenu(state, index, exit);
}

/**
 * The first call of the `i`-th fresh caller of the hour, at `now`. Walked and counted already
 * (first-calls.ts), unless it is traced.
 */
export function placeFirstCall(state: RunState, i: number): void {
  const { arrivals, firstCalls, recorder, world } = state;
  const caller = arrivals.first + i;
  const type = arrivals.types[i]!;
  const trace = recorder === undefined ? -1 : recorder.admit(caller, type);
  const index = state.openCase(caller, world.needOfType[type]!, world.profileOfType[type]!, 0, trace);
  const field = state.cases.field;
  if (trace >= 0) {
    firstCalls.takeBack(i, state.ledger, state.exitsAt);
    state.ledger[TALLY.calls]!--;
    placeCall(state, index);
    return;
  }
  const call = firstCalls.call;
  field[index + CASE.line] = call[8 * i + FIRST_CALL.line]!;
  field[index + CASE.dials] = 1;
  if (world.trunks >= 0 && isRefused(state, index)) {
    firstCalls.takeBack(i, state.ledger, state.exitsAt);
    return;
  }
  state.ledger[REGISTER.inMenu] = firstCalls.seconds[i]!;
  leaveMenu(state, index, call[8 * i + FIRST_CALL.exit]!);
}

/** The menu, dialled at `now`, is left after `inMenu` seconds. */
function leaveMenu(state: RunState, index: number, exit: number): void {
  const { world, ledger } = state;
  const field = state.cases.field;
  const seconds = state.ledger[REGISTER.inMenu]!;
  const end = state.ledger[REGISTER.now]! + seconds;
  state.ledger[REGISTER.end] = end;
  field[index + CASE.exit] = exit;
  const trace = field[index + CASE.trace]!;
  if (trace >= 0) state.recorder!.record(trace, { at: end, kind: 'exit', exit });

  const kind = world.exitKind[exit]!;
  if (kind === DESK_EXIT) {
    const desk = world.exitDesk[exit]!;
    if (field[index + CASE.dials] === 1)
      ledger[TALLY.rightFirst]! += world.deskServes[desk * world.needCount + field[index + CASE.need]!]!;
    field[index + CASE.desk] = desk;
    state.ledger[REGISTER.due] = end;
    state.joins.add(index);
  } else if (kind < DESK_EXIT) {
    ledger[TALLY.lostSeconds]! += seconds;
    state.settle(index, OUTCOME.lostHungUp + kind);
    state.releaseTrunk();
    // A menu that lost the caller may have been the wrong line: the number is thought over. A closed line is
    // tried another time.
    field[index + CASE.line] = -1;
    if (kind === CLOSED_EXIT) repeatOrClose(state, index, drawRepeatWord(state, index));
    else dialAgainOrClose(state, index);
  } else {
    leaveForService(state, index, exit);
  }
}

/** Takes a trunk if one is free; otherwise the call is refused and what follows is settled. */
function isRefused(state: RunState, index: number): boolean {
  if (takeTrunk(state)) return false;
  const now = state.ledger[REGISTER.now]!;
  const trace = state.cases.field[index + CASE.trace]!;
  if (trace >= 0) state.recorder!.record(trace, { at: now, kind: 'refused' });
  state.settle(index, OUTCOME.refused);
  state.ledger[REGISTER.end] = now;
  dialAgainOrClose(state, index);
  return true;
}

/**
 * Draws the line unless the caller knows it already (redial, advice), and reads the call's first block of
 * random words.
 */
function pickLine(state: RunState, index: number): number {
  const field = state.cases.field;
  const { profileCount, lineCount } = state.world;
  state.slots.read(
    PURPOSE.call,
    field[index + CASE.caller]!,
    visitOf(field[index + CASE.ordinal]!, field[index + CASE.dials]!),
    0,
  );
  let line = field[index + CASE.line]!;
  if (line < 0) {
    const row = state.world.dialRow[field[index + CASE.need]! * profileCount + field[index + CASE.profile]!]!;
    line =
      lineCount === 1 ? 0 : sampleAlias(state.world.dialTable, row, state.slots.words[0]!) - row * lineCount;
    field[index + CASE.line] = line;
  }
  return line;
}

/** Walks the menu from its first row to an exit, one word a menu visit, and leaves its length in `inMenu`. */
function walkMenu(state: RunState, index: number, line: number): number {
  const { world, slots } = state;
  const { record, seconds: recordSeconds } = world.menu;
  const field = state.cases.field;
  const type = field[index + CASE.need]! * world.profileCount + field[index + CASE.profile]!;
  const start = state.ledger[REGISTER.now]!;
  const clock = world.clockOfHour[((start / 3600) | 0) % 168]!;
  let row = world.entry[(clock * world.lineCount + line) * world.typeCount + type]!;
  state.ledger[REGISTER.inMenu] = 0;
  if (row < 0) return -1 - row;

  const trace = field[index + CASE.trace]!;
  let seconds = 0;
  let presses = 0;
  let failures = 0;
  let at = 1;
  let block = 0;
  do {
    if (at === 4) {
      slots.read(
        PURPOSE.call,
        field[index + CASE.caller]!,
        visitOf(field[index + CASE.ordinal]!, field[index + CASE.dials]! - 1),
        ++block,
      );
      at = 0;
    }
    const word = slots.words[at++]!;
    let i = row;
    while (word > record[4 * i]!) i++;
    const next = record[4 * i + 1]!;
    const spent = recordSeconds[2 * i + 1]!;
    if (trace >= 0) recordVisit(state, trace, start + seconds, i);
    seconds += spent;
    presses += next & OPERATOR_PRESS;
    failures += (next & FAILURE) >> 1;
    row = next >> 2;
  } while (row >= 0);
  const ledger = state.ledger;
  ledger[TALLY.entered]!++;
  ledger[TALLY.menuSeconds]! += seconds;
  ledger[TALLY.operatorPresses]! += presses;
  ledger[TALLY.failures]! += failures;
  state.ledger[REGISTER.inMenu] = seconds;
  return -1 - row;
}

function recordVisit(state: RunState, trace: number, at: number, i: number): void {
  const { menu } = state.world;
  state.recorder!.record(trace, {
    at,
    kind: 'menu',
    row: menu.row[i]!,
    outcome: menu.outcome[i]!,
    seconds: menu.seconds[2 * i + 1]!,
  });
}

/** Takes a trunk, after giving back those whose calls are over. False when none is free. */
function takeTrunk(state: RunState): boolean {
  const { releases } = state;
  while (releases.time[0]! <= state.ledger[REGISTER.now]!) {
    releases.removeFirst();
    state.busyTrunks--;
  }
  if (state.busyTrunks >= state.world.trunks) return false;
  state.busyTrunks++;
  return true;
}

/**
 * Outside numbers and self-service take no agent and no time here. At a wrong one the caller is not helped
 * and has nobody to ask.
 */
function leaveForService(state: RunState, index: number, exit: number): void {
  const { world, slots, ledger } = state;
  const field = state.cases.field;
  const need = field[index + CASE.need]!;
  state.releaseTrunk();
  if (world.exitServes[exit * world.needCount + need] !== 1) {
    state.settle(index, misrouteOutcome(state, index));
    repeatOrClose(state, index, drawRepeatWord(state, index));
    return;
  }
  if (field[index + CASE.dials] === 1) ledger[TALLY.rightFirst]!++;
  state.settle(index, OUTCOME.served);
  slots.read(
    PURPOSE.service,
    field[index + CASE.caller]!,
    visitOf(field[index + CASE.ordinal]!, field[index + CASE.services]!),
    0,
  );
  field[index + CASE.services]!++;
  const below =
    world.below[world.exitKind[exit] === SELF_SERVICE_EXIT ? BELOW.selfServiceResolved : BELOW.resolved]!;
  if (isBelow(slots.words[1]!, below)) closeResolved(state, index);
  else repeatOrClose(state, index, slots.words[3]!);
}

/**
 * An operator's desk is no misroute. Otherwise the line dialled could never have helped, or it could and the
 * caller chose wrongly in its menu.
 */
export function misrouteOutcome(state: RunState, index: number): number {
  const field = state.cases.field;
  const { lineServes, needCount, exitKind, isOperatorDesk } = state.world;
  if (exitKind[field[index + CASE.exit]!] === DESK_EXIT && isOperatorDesk[field[index + CASE.desk]!] === 1)
    return OUTCOME.operator;
  return lineServes[field[index + CASE.line]! * needCount + field[index + CASE.need]!] === 1
    ? OUTCOME.wrongOption
    : OUTCOME.wrongNumber;
}

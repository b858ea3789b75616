import { isBelow, sampleAlias } from '../random/index.ts';
import { BELOW as BELOW_, type ServiceTable } from './compile-world.ts';
import {
  DESK_TALLY as DESK_TALLY_,
  DESKS_AT as DESKS_AT_,
  REGISTER as REGISTER_,
  TALLY as TALLY_,
} from './ledger.ts';
import { closeResolved, dialAgainOrClose, followAdviceOrClose, repeatOrClose } from './next-step.ts';
import { CASE as CASE_ } from './open-cases.ts';
import { invertPatience } from './patience.ts';
import { misrouteOutcome } from './place-call.ts';
import { PURPOSE as PURPOSE_, visitOf } from './purposes.ts';
import { OUTCOME as OUTCOME_, type RunState } from './run-state.ts';

// Local names, because Vitest serves imports through getters: twice as slow here. The bundle does not mind.
const CASE = CASE_;
const REGISTER = REGISTER_;
const TALLY = TALLY_;
const DESKS_AT = DESKS_AT_;
const DESK_TALLY = DESK_TALLY_;
const OUTCOME = OUTCOME_;
const PURPOSE = PURPOSE_;
const BELOW = BELOW_;

const TARGET_WAIT = 20;

/**
 * A case joins its desk's queue at `state.now`. How the wait ends is known at once (desk-queues.ts):
 * 1. an agent is free: answered; patience is not even drawn;
 * 2. an agent will be free before patience ends: answered then;
 * 3. otherwise abandoned when patience ends, taking no agent.
 * An answered caller is at the right desk (`serve`) or at the wrong one (`sendOn`).
 */
export function joinQueue(state: RunState, index: number): void {
  const { world, desks, ledger } = state;
  const field = state.cases.field;
  const now = state.ledger[REGISTER.now]!;
  const desk = field[index + CASE.desk]!;
  const queue = field[index + CASE.queues]!++;
  const trace = field[index + CASE.trace]!;
  const tally = DESKS_AT + 8 * desk;
  ledger[tally + DESK_TALLY.offered]!++;
  if (!desks.isFree(desk)) {
    ledger[tally + DESK_TALLY.waited]!++;
    const caller = field[index + CASE.caller]!;
    const visit = visitOf(field[index + CASE.ordinal]!, queue);
    state.slots.read(PURPOSE.patience, caller, visit, 0);
    const hazard = world.patienceOfProfile[field[index + CASE.profile]!]!;
    const patience = invertPatience(
      world.patience,
      hazard,
      state.slots.exponential(0, PURPOSE.patience, caller, visit, 0),
    );
    state.ledger[REGISTER.deadline] = now + patience;
    if (!desks.findStart(desk)) {
      ledger[tally + DESK_TALLY.abandoned]!++;
      ledger[tally + DESK_TALLY.waitSeconds]! += patience;
      if (trace >= 0)
        state.recorder!.record(trace, { at: now, kind: 'queue', desk, wait: patience, answered: false });
      if (state.watch !== undefined) state.watch.joined(desk, now, patience, false);
      state.settle(index, OUTCOME.abandoned);
      state.ledger[REGISTER.end] = now + patience;
      state.releaseTrunk();
      dialAgainOrClose(state, index);
      return;
    }
  }
  const wait = state.ledger[REGISTER.start]! - now;
  ledger[tally + DESK_TALLY.served]!++;
  ledger[tally + DESK_TALLY.waitSeconds]! += wait;
  if (wait <= TARGET_WAIT) ledger[tally + DESK_TALLY.within20]!++;
  if (trace >= 0) state.recorder!.record(trace, { at: now, kind: 'queue', desk, wait, answered: true });
  if (state.watch !== undefined) state.watch.joined(desk, now, wait, true);
  if (world.deskServes[desk * world.needCount + field[index + CASE.need]!] === 1) serve(state, index, desk);
  else sendOn(state, index, desk);
}

/**
 * The right desk, from `desks.start` on. A second need may come up, once a caller, when the first has been
 * talked about.
 */
function serve(state: RunState, index: number, desk: number): void {
  const { world, desks } = state;
  const field = state.cases.field;
  state.settle(index, OUTCOME.served);
  const asksMore = field[index + CASE.ordinal] === 0 && field[index + CASE.services] === 0;
  const isResolved = talk(state, index, desk);
  const repeatWord = state.slots.words[3]!;
  const end = state.ledger[REGISTER.start]!;
  state.ledger[REGISTER.end] = end;
  const goesOn =
    asksMore &&
    isBelow(state.slots.words[2]!, world.below[BELOW.secondNeed]!) &&
    askSecond(state, index, desk);
  if (!goesOn) state.releaseTrunk();
  desks.keepBusy(desk);
  // The second need may have moved the end of the call; the first one's was before.
  state.ledger[REGISTER.end] = end;
  if (isResolved) closeResolved(state, index);
  else repeatOrClose(state, index, repeatWord);
}

/** The agent deals with the case, moving `desks.start` to the end of it. Whether the need is resolved. */
function talk(state: RunState, index: number, desk: number): boolean {
  const { world, slots } = state;
  const field = state.cases.field;
  const caller = field[index + CASE.caller]!;
  const visit = visitOf(field[index + CASE.ordinal]!, field[index + CASE.services]!++);
  slots.read(PURPOSE.service, caller, visit, 0);
  drawService(state, world.handling, desk, PURPOSE.service, caller, visit);
  const seconds = state.ledger[REGISTER.talking]!;
  const isResolved = isBelow(slots.words[1]!, world.below[BELOW.resolved]!);
  const trace = field[index + CASE.trace]!;
  if (trace >= 0)
    state.recorder!.record(trace, {
      at: state.ledger[REGISTER.start]!,
      kind: 'service',
      desk,
      seconds,
      right: true,
      resolved: isResolved,
    });
  if (state.watch !== undefined) state.watch.talked(desk, state.ledger[REGISTER.start]!, seconds);
  state.ledger[DESKS_AT + 8 * desk + DESK_TALLY.busySeconds]! += seconds;
  state.ledger[REGISTER.start]! += seconds;
  return isResolved;
}

/** The wrong desk: its agent loses time, then transfers the caller or names the right line. */
function sendOn(state: RunState, index: number, desk: number): void {
  const { world, desks, slots } = state;
  const field = state.cases.field;
  state.settle(index, misrouteOutcome(state, index));
  const caller = field[index + CASE.caller]!;
  const visit = visitOf(field[index + CASE.ordinal]!, field[index + CASE.queues]! - 1);
  slots.read(PURPOSE.misroute, caller, visit, 0);
  drawService(state, world.misroute, desk, PURPOSE.misroute, caller, visit);
  const seconds = state.ledger[REGISTER.talking]!;
  const trace = field[index + CASE.trace]!;
  if (trace >= 0)
    state.recorder!.record(trace, {
      at: state.ledger[REGISTER.start]!,
      kind: 'service',
      desk,
      seconds,
      right: false,
      resolved: false,
    });
  if (state.watch !== undefined) state.watch.talked(desk, state.ledger[REGISTER.start]!, seconds);
  // Passing callers on is an operator's work, not time lost on a misroute.
  const tally = world.isOperatorDesk[desk] === 1 ? DESK_TALLY.busySeconds : DESK_TALLY.misrouteSeconds;
  state.ledger[DESKS_AT + 8 * desk + tally]! += seconds;
  const end = state.ledger[REGISTER.start]! + seconds;
  state.ledger[REGISTER.end] = end;
  state.ledger[REGISTER.start] = end;
  desks.keepBusy(desk);
  if (transfer(state, index, desk)) return;
  state.releaseTrunk();
  followAdviceOrClose(state, index);
}

/**
 * A served caller asks about another product at `end`. The same agent answers if the desk serves it too; else
 * the agent transfers, if that is possible; else the caller is told which number to dial. Whether the call
 * goes on elsewhere.
 */
function askSecond(state: RunState, first: number, desk: number): boolean {
  const { world, slots } = state;
  const { needCount, productOfNeed, secondNeeds } = world;
  const old = state.cases.field;
  const caller = old[first + CASE.caller]!;
  const profile = old[first + CASE.profile]!;
  const row = profile * world.productCount + productOfNeed[old[first + CASE.need]!]!;
  if (secondNeeds.isPossible[row] === 0) return false;
  slots.read(PURPOSE.secondNeed, caller, 0, 0);
  const need = sampleAlias(secondNeeds.table, row, slots.words[0]!) - row * needCount;
  const line = old[first + CASE.line]!;
  const trace = old[first + CASE.trace]!;
  const index = state.openCase(caller, need, profile, 1, trace);
  const field = state.cases.field;
  state.ledger[TALLY.needs]!++;
  if (trace >= 0)
    state.recorder!.record(trace, { at: state.ledger[REGISTER.end]!, kind: 'second-need', need });
  // Part of the call it came up in: that dialling counts as its first, and is in the flow already.
  field[index + CASE.line] = line;
  field[index + CASE.dials] = 1;
  field[index + CASE.isSettled] = 1;
  if (world.deskServes[desk * needCount + need] === 1) {
    const isResolved = talk(state, index, desk);
    state.ledger[REGISTER.end] = state.ledger[REGISTER.start]!;
    if (isResolved) closeResolved(state, index);
    else repeatOrClose(state, index, state.slots.words[3]!);
    return false;
  }
  if (transfer(state, index, desk)) return true;
  field[index + CASE.dials] = 0;
  followAdviceOrClose(state, index);
  return false;
}

/** Sends the case to the right desk for its need at `end`, within the same call, if this desk can. */
function transfer(state: RunState, index: number, from: number): boolean {
  const field = state.cases.field;
  const { rightDesk, transfer: canTransfer } = state.world;
  const to = rightDesk[field[index + CASE.need]!]!;
  if (to < 0 || canTransfer[from * state.world.deskCount + to] !== 1) return false;
  state.ledger[TALLY.transfers]!++;
  const trace = field[index + CASE.trace]!;
  if (trace >= 0)
    state.recorder!.record(trace, { at: state.ledger[REGISTER.end]!, kind: 'transfer', from, to });
  field[index + CASE.desk] = to;
  state.ledger[REGISTER.due] = state.ledger[REGISTER.end]!;
  state.joins.add(index);
  return true;
}

/** Draws `state.talking` from word 0 of the slot just read. */
function drawService(
  state: RunState,
  table: ServiceTable,
  desk: number,
  purpose: number,
  caller: number,
  visit: number,
): void {
  if (table.isExponential[desk] === 1)
    state.ledger[REGISTER.talking] =
      table.scale[desk]! * state.slots.exponential(0, purpose, caller, visit, 0);
  else
    state.ledger[REGISTER.talking] = Math.exp(
      table.mu[desk]! + table.sigma[desk]! * state.slots.normal(0, purpose, caller, visit, 0),
    );
}

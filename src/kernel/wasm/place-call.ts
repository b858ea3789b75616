/**
 * One dialling, at `now`. The whole menu is walked at once: what the caller does there depends on nobody
 * else. Then
 * 1. refused, when all trunks are busy (a trunk that falls free at this very moment is free);
 * 2. lost in the menu: perhaps dials again later, the number drawn afresh unless one is remembered;
 * 3. to a desk: joins its queue when the menu is over;
 * 4. to an outside number or self-service: over at once, served or misrouted.
 */
import { joins, releases } from './agenda';
import { TOLD_MENU } from './calling-again';
import { Case, cases } from './case';
import {
  EXIT_CLOSED,
  EXIT_DESK,
  EXIT_SELF_SERVICE,
  OUTCOME_LOST,
  OUTCOME_REFUSED,
  OUTCOME_SERVED,
  PURPOSE_CALL,
  PURPOSE_SERVICE,
  STEP_DIAL,
  STEP_EXIT,
  STEP_FRESH,
  STEP_REFUSED,
} from './constants';
import { freshCallers } from './fresh-callers';
import { MenuWalk, menus } from './menu-walk';
import { misrouteOutcome } from './misroute';
import {
  closeResolved,
  dialAgainOrClose,
  drawRepeatWord,
  releaseTrunk,
  repeatOrClose,
  repeatServedOrClose,
} from './next-step';
import { recorder } from './recorder';
import { isBelow, readSlot, words } from './slot';
import { flows, tally } from './tally';
import { dialTable, followUp, world } from './world';

/** The walk of a later call, or of a fresh caller's first call that is looked on at. */
const walk = changetype<MenuWalk>(memory.data(offsetof<MenuWalk>(), 16));

@unmanaged
class Trunks {
  busy: i32;
}
export const trunks = changetype<Trunks>(memory.data(offsetof<Trunks>(), 16));

/** The first call of the `i`-th fresh caller of the hour: walked and counted already (fresh-callers.ts). */
export function placeFirstCall(now: f64, i: i32): void {
  const type = freshCallers.types[i];
  const call = freshCallers.calls[i];
  const c = cases.open(freshCallers.first + i, world.needOfType[type], world.profileOfType[type], 0);
  c.line = call.line;
  c.dials = 1;
  const isWatched = recorder.wants(STEP_DIAL);
  if (isWatched) {
    recorder.record(STEP_FRESH, now, 0, c.caller, type, 0, 0, 0);
    recordDial(now, c);
  }
  if (world.trunks >= 0 && isRefused(now, c)) {
    call.count(-1);
    return;
  }
  if (isWatched) {
    readSlot(PURPOSE_CALL, c.caller, 0, 0);
    menus.walk(world.entryAt(now, c.line, type), now, c, 0, walk);
    recordExit(now, c, walk);
  }
  leaveMenu(now, c, call);
}

/** Any further dialling. */
export function placeCall(now: f64, c: Case): void {
  const visit = c.visit(c.dials);
  const type = world.typeOf(c.need, c.profile);
  readSlot(PURPOSE_CALL, c.caller, visit, 0);
  // The line is known already after a redial or an advice.
  if (c.line < 0) c.line = drawLine(type);
  c.dials += 1;
  c.isSettled = false;
  c.isTransferred = false;
  c.legs = 0;
  c.exit = -1;
  tally.calls += 1;
  const isWatched = recorder.wants(STEP_DIAL);
  if (isWatched) recordDial(now, c);
  if (world.trunks >= 0 && isRefused(now, c)) return;
  menus.walk(world.entryAt(now, c.line, type), now, c, visit, walk);
  walk.count(1);
  if (isWatched) recordExit(now, c, walk);
  leaveMenu(now, c, walk);
}

/** From word 0 of the call's slot. */
function drawLine(type: i32): i32 {
  if (world.lineCount === 1) return 0;
  const row = world.dialRow[type];
  return dialTable.sample(row, words[0]) - row * world.lineCount;
}

function recordExit(now: f64, c: Case, call: MenuWalk): void {
  recorder.record(STEP_EXIT, now + call.seconds, 0, c.caller, call.exit, 0, 0, 0);
}

function recordDial(now: f64, c: Case): void {
  recorder.record(STEP_DIAL, now, 0, c.caller, c.line, c.need, c.dials, 0);
}

/**
 * Takes a trunk if one is free, after giving back those whose calls are over; otherwise refused, and what
 * follows is settled.
 */
function isRefused(now: f64, c: Case): bool {
  while (releases.earliest() <= now) {
    releases.removeEarliest();
    trunks.busy--;
  }
  if (trunks.busy < world.trunks) {
    trunks.busy++;
    return false;
  }
  if (recorder.wants(STEP_REFUSED)) recorder.record(STEP_REFUSED, now, 0, c.caller, 0, 0, 0, 0);
  flows.settle(now, c, OUTCOME_REFUSED);
  dialAgainOrClose(now, c);
  return true;
}

function leaveMenu(now: f64, c: Case, call: MenuWalk): void {
  const end = now + call.seconds;
  const exit = call.exit;
  c.exit = exit;
  const kind = world.exitKind[exit];
  if (kind === EXIT_DESK) {
    const desk = world.exitDesk[exit];
    if (c.dials === 1 && world.servesAtDesk(desk, c.need)) tally.rightFirst += 1;
    c.desk = desk;
    joins.add(end, c);
  } else if (kind < EXIT_DESK) {
    if (kind !== EXIT_CLOSED) tally.lostSeconds += call.seconds;
    flows.settle(end, c, OUTCOME_LOST + kind);
    releaseTrunk(end, c);
    // A menu that lost the caller may have been the wrong line: the number is thought over, unless it served
    // before. A closed line is tried another time.
    if (kind === EXIT_CLOSED) {
      c.told = TOLD_MENU;
      c.toldLine = c.line;
      c.toldEntry = world.entryAt(now, c.line, world.typeOf(c.need, c.profile));
      c.line = c.known;
      repeatOrClose(end, c, drawRepeatWord(c));
    } else {
      c.line = c.known;
      dialAgainOrClose(end, c);
    }
  } else {
    leaveForService(end, c, kind);
  }
}

/**
 * Outside numbers and self-service take no agent and no time here. At a wrong one the caller is not helped
 * and has nobody to ask.
 */
function leaveForService(end: f64, c: Case, kind: i32): void {
  releaseTrunk(end, c);
  if (!world.servesAtExit(c.exit, c.need)) {
    flows.settle(end, c, misrouteOutcome(c));
    repeatOrClose(end, c, drawRepeatWord(c));
    return;
  }
  if (c.dials === 1) tally.rightFirst += 1;
  flows.settle(end, c, OUTCOME_SERVED);
  readSlot(PURPOSE_SERVICE, c.caller, c.visit(c.services), 0);
  c.services += 1;
  if (isBelow(words[1], kind === EXIT_SELF_SERVICE ? followUp.selfServiceResolved : followUp.resolved))
    closeResolved(c);
  else repeatServedOrClose(end, c, words[3]);
}

/**
 * Desks that are not plain (../find-own-groups.ts): agents with several skills, priorities, overflow, call-backs,
 * announcements. People stand in queues here (waiting.ts), and things happen to them one after another:
 * 1. a caller joins: an agent who is free answers at once, else the caller waits;
 * 2. an agent falls free: takes the best of those waiting whom they can answer, or is free;
 * 3. an edge (rosters, opening hours): desks that close let go of their callers, then those who wait are looked at
 *    in order of rank and joining, and each takes the best agent who is free;
 * 4. a timer (timers.ts).
 * As long as nobody waits edges are passed unnoticed. Law: nobody waits at an open desk for whom somebody is free.
 */
import { Agenda } from './agenda';
import { answering } from './answering';
import { acceptsOffer, miss, NOT_KEPT, promise } from './call-back';
import { Case } from './case';
import { centre } from './centre';
import {
  CLASS_CALL_BACK,
  CLOSED_ANNOUNCE,
  CLOSED_CALL_BACK,
  CLOSED_OVERFLOW,
  CLOSED_QUEUE,
  LONGEST_PATIENCE,
  PURPOSE_ANNOUNCEMENT,
  STEP_OVERFLOW,
} from './constants';
import { Desk, desks } from './desks';
import { groups } from './groups';
import { abandon, countAnswered, cutOff, turnAway } from './join-queue';
import { recorder } from './recorder';
import { patience } from './service';
import { findNext, give, seatAll } from './seating';
import { isBelow, readSlot, words } from './slot';
import { answer } from './talk';
import { TIMER_GIVES_UP, TIMER_OFFER, TIMER_OVERFLOW, timers } from './timers';
import { Waiting, waitingRoom } from './waiting';
import { world } from './world';

/** Groups to look at, because somebody waits and one of their agents falls free; by number, where a case would stand. */
export const frees = changetype<Agenda>(memory.data(offsetof<Agenda>(), 16));

@unmanaged
class Routing {
  /** When a roster or the opening of a desk changes next. */
  nextEdge: f64;

  open(): void {
    groups.open();
    waitingRoom.open();
    timers.open();
    frees.clear();
    this.nextEdge = 0;
  }

  /** The next edge that matters: Infinity while nobody waits. */
  @inline
  edge(): f64 {
    return waitingRoom.count > 0 ? this.nextEdge : Infinity;
  }

  /** At an edge. */
  cross(now: f64): void {
    for (let g = 0; g < centre.groupCount; g++) groups.all[g].moveOn(now);
    for (let d = 0; d < world.deskCount; d++) {
      const desk = desks.all[d];
      if (desk.isPlain === 1 || world.closes[d] === 0) continue;
      desk.wasOpen = desk.opening.value;
      desk.opening.advance(now);
    }
    this.findNextEdge();
    if (waitingRoom.count === 0) return;
    for (let d = 0; d < world.deskCount; d++) {
      const desk = desks.all[d];
      if (desk.isPlain === 1 || world.closes[d] === 0) continue;
      if (desk.wasOpen === 1 && desk.opening.value === 0) closeDesk(now, desk);
    }
    seatAll(now);
    for (let d = 0; d < world.deskCount; d++) if (waitingRoom.ranks[d] !== 0) groups.watch(d, now);
  }

  /** Somebody begins to wait at a desk: the first of all finds out when the next edge is. */
  beginWait(now: f64, w: Waiting): void {
    if (waitingRoom.count === 0) {
      for (let g = 0; g < centre.groupCount; g++) groups.all[g].moveOn(now);
      for (let d = 0; d < world.deskCount; d++)
        if (desks.all[d].isPlain === 0 && world.closes[d] === 1) desks.all[d].opening.advance(now);
      this.findNextEdge();
    }
    waitingRoom.join(w);
    groups.watch(w.desk, now);
  }

  private findNextEdge(): void {
    let next = Infinity;
    for (let g = 0; g < centre.groupCount; g++) next = min(next, groups.all[g].end);
    for (let d = 0; d < world.deskCount; d++)
      if (desks.all[d].isPlain === 0 && world.closes[d] === 1) next = min(next, desks.all[d].opening.end);
    this.nextEdge = next;
  }
}
export const routing = changetype<Routing>(memory.data(offsetof<Routing>(), 16));

export function joinRouted(now: f64, c: Case): void {
  const desk = findDesk(now, c);
  if (desk === null) return;
  const isOpen = desk.isOpen(now);
  const queue = c.queues;
  c.queues = queue + 1;
  if (!isOpen && world.whenClosed[desk.number] === CLOSED_CALL_BACK) {
    const w = wait(now, LONGEST_PATIENCE, queue, c, desk);
    if (acceptsOffer(w)) {
      desk.tally.offered += 1;
      desk.tally.waited += 1;
      promise(now, w);
    } else {
      waitingRoom.end(w);
      turnAway(now, c, desk);
    }
    return;
  }
  desk.tally.offered += 1;
  if (isOpen) {
    const group = groups.findFree(desk.number, now);
    if (group >= 0) {
      countAnswered(now, 0, c, desk);
      answering.byGroup(group, desk, now);
      answer(now, c, desk);
      return;
    }
  }
  desk.tally.waited += 1;
  let longest = patience.draw(c, queue);
  if (centre.announces[desk.number] === 1) {
    if (longest < announced(now, c, desk)) {
      readSlot(PURPOSE_ANNOUNCEMENT, c.caller, c.visit(queue), 0);
      if (isBelow(words[0], centre.balks[desk.number])) {
        abandon(now, 0, c, desk);
        return;
      }
    }
    longest = min<f64>(LONGEST_PATIENCE, longest * centre.patienceFactor[desk.number]);
  }
  const w = wait(now, longest, queue, c, desk);
  routing.beginWait(now, w);
  timers.add(now + longest, TIMER_GIVES_UP, w);
  if (centre.overflowDesk[w.desk] >= 0) timers.add(now + centre.overflowAfter[w.desk], TIMER_OVERFLOW, w);
  awaitOffer(now, w);
}

/** An agent of a group may have fallen free, and somebody may wait for one. */
export function lookAt(now: f64, number: i32): void {
  const group = groups.all[number];
  // Looked at for another moment: this one is void.
  if (group.watchedAt !== now) return;
  group.watchedAt = Infinity;
  if (waitingRoom.count === 0) return;
  while (true) {
    const w = findNext(number);
    if (w === null) return;
    if (!group.isFree(now)) {
      group.watch(now);
      return;
    }
    waitingRoom.leave(w);
    give(now, number, w);
  }
}

export function ring(now: f64): void {
  const timer = timers.removeEarliest();
  const w = timer.waiting;
  const kind = timer.kind;
  const isVoid = timer.ticket !== w.ticket || (kind !== TIMER_GIVES_UP && timer.place !== w.place);
  timers.drop(timer);
  if (isVoid) return;
  if (kind === TIMER_OVERFLOW) {
    overflow(now, w);
  } else if (kind === TIMER_OFFER) {
    if (!acceptsOffer(w)) return;
    waitingRoom.leave(w);
    promise(now, w);
  } else {
    waitingRoom.leave(w);
    if (w.rank === CLASS_CALL_BACK) {
      miss(now, w, NOT_KEPT);
      return;
    }
    waitingRoom.end(w);
    abandon(w.joinedAt, w.patience, w.who, desks.all[w.home]);
  }
}

/**
 * The desk that the case comes to: its own, or the one that a closed desk sends callers on to. Null: turned away,
 * also from desks that send callers round in a circle.
 */
function findDesk(now: f64, c: Case): Desk | null {
  const first = c.desk;
  let found = first;
  let hops = 0;
  while (!desks.all[found].isOpen(now) && world.whenClosed[found] === CLOSED_OVERFLOW) {
    if (++hops > world.deskCount) {
      turnAway(now, c, desks.all[first]);
      return null;
    }
    found = world.closedDesk[found];
  }
  for (let d = first; d !== found; d = world.closedDesk[d]) sendOver(now, c, d, d, world.closedDesk[d]);
  const desk = desks.all[found];
  if (desk.isOpen(now) || world.whenClosed[found] !== CLOSED_ANNOUNCE) return desk;
  turnAway(now, c, desk);
  return null;
}

/** @param home the desk that counts it */
function sendOver(now: f64, c: Case, home: i32, from: i32, to: i32): void {
  desks.all[home].tally.overflowed += 1;
  c.desk = to;
  if (recorder.wants(STEP_OVERFLOW)) recorder.record(STEP_OVERFLOW, now, 0, c.caller, from, to, 0, 0);
}

function wait(now: f64, longest: f64, queue: i32, c: Case, desk: Desk): Waiting {
  const w = waitingRoom.create();
  w.joinedAt = now;
  w.patience = longest;
  w.who = c;
  w.desk = desk.number;
  w.home = desk.number;
  w.rank = centre.priority[world.typeOf(c.need, c.profile)];
  w.queue = queue;
  return w;
}

/** Seconds that a caller is told who joins a desk's queue now. */
function announced(now: f64, c: Case, desk: Desk): f64 {
  const d = desk.number;
  const ahead = waitingRoom.countUpTo(d, centre.priority[world.typeOf(c.need, c.profile)]);
  return (<f64>(ahead + 1) * centre.meanHandling[d]) / <f64>max(1, groups.countOnDuty(d, now));
}

/** The call-back that the desk offers to those who have waited so long. */
function awaitOffer(now: f64, w: Waiting): void {
  if (centre.callsBack[w.desk] === 1 && !w.hasRefused)
    timers.add(now + centre.offerAfter[w.desk], TIMER_OFFER, w);
}

/** On to the other desk, if that is open: an agent who is free there answers at once. */
function overflow(now: f64, w: Waiting): void {
  const to = centre.overflowDesk[w.desk];
  if (!desks.all[to].isOpen(now)) return;
  waitingRoom.leave(w);
  move(now, w, to);
  const group = groups.findFree(to, now);
  if (group >= 0) give(now, group, w);
  else {
    routing.beginWait(now, w);
    awaitOffer(now, w);
  }
}

function move(now: f64, w: Waiting, to: i32): void {
  sendOver(now, w.who, w.home, w.desk, to);
  w.hasOverflowed = true;
  w.desk = to;
}

/** The desk has just closed: it lets go of its callers, in order of joining; promises wait on. */
function closeDesk(now: f64, desk: Desk): void {
  const kind = world.whenClosed[desk.number];
  if (kind === CLOSED_QUEUE) return;
  const to = world.closedDesk[desk.number];
  let w = waitingRoom.firstAfter(desk.number, -1);
  while (w !== null) {
    const next = waitingRoom.firstAfter(desk.number, w.sequence);
    if (kind === CLOSED_OVERFLOW) {
      if (!w.hasOverflowed && desks.all[to].isOpen(now)) {
        waitingRoom.leave(w);
        move(now, w, to);
        routing.beginWait(now, w);
        awaitOffer(now, w);
      }
    } else {
      waitingRoom.leave(w);
      if (kind === CLOSED_CALL_BACK && !w.hasRefused && acceptsOffer(w)) promise(now, w);
      else {
        waitingRoom.end(w);
        cutOff(w.joinedAt, now - w.joinedAt, w.who, desks.all[w.home], desk);
      }
    }
    w = next;
  }
}

/** Who is answered by whom at desks where people stand in queues (routing.ts). */
import { answering } from './answering';
import { callBack } from './call-back';
import { centre } from './centre';
import { CLASS_CALL_BACK, CLASSES } from './constants';
import { desks } from './desks';
import { groups } from './groups';
import { countAnswered } from './join-queue';
import { answer } from './talk';
import { Waiting, waitingRoom } from './waiting';
import { world } from './world';

/** Whoever waits and can be answered is, by rank and in order of joining. */
export function seatAll(now: f64): void {
  for (let rank = 0; rank < CLASSES; rank++) {
    while (true) {
      let best: Waiting | null = null;
      for (let d = 0; d < world.deskCount; d++) {
        if ((waitingRoom.ranks[d] & (1 << rank)) === 0) continue;
        if (!desks.all[d].isOpen(now) || groups.findFree(d, now) < 0) continue;
        const first = waitingRoom.firstOf(d, rank);
        if (best === null || first.sequence < best.sequence) best = first;
      }
      if (best === null) break;
      const group = groups.findFree(best.desk, now);
      waitingRoom.leave(best);
      give(now, group, best);
    }
  }
}

/** Whom an agent of the group takes next: lowest priority of the skill, then rank, then order of joining. */
export function findNext(group: i32): Waiting | null {
  let best: Waiting | null = null;
  let priority = 0;
  for (let s = centre.skillStart[group]; s < centre.skillStart[group + 1]; s++) {
    if (best !== null && centre.skillPriority[s] !== priority) break;
    const desk = desks.all[centre.skillDesk[s]];
    if (world.closes[desk.number] === 1 && desk.opening.value === 0) continue;
    const next = waitingRoom.next(desk.number);
    if (next === null) continue;
    priority = centre.skillPriority[s];
    if (best === null || next.rank < best.rank || (next.rank === best.rank && next.sequence < best.sequence))
      best = next;
  }
  return best;
}

/** The agent of the group who has been free longest answers the wait, which stands in no queue. */
export function give(now: f64, group: i32, w: Waiting): void {
  const desk = desks.all[w.desk];
  answering.byGroup(group, desk, now);
  if (w.rank === CLASS_CALL_BACK) {
    callBack(now, w);
    return;
  }
  // What an ended wait says stands until the next begins.
  waitingRoom.end(w);
  countAnswered(w.joinedAt, now - w.joinedAt, w.who, desks.all[w.home]);
  answer(now, w.who, desk);
}

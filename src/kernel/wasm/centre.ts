/**
 * What the desks of a world do beside answering, and who answers at them: read-only, laid out by
 * ../lay-out-centre.ts. What it means stands in ../desk-program.ts.
 */
import { Bytes, Ints, Reals } from './views';

@unmanaged
export class Centre {
  groupCount: i32;
  /** 1 when a desk is not plain: people stand in queues (routing.ts). */
  isRouted: i32;

  /** Skills of group g, best first: skillStart[g] <= s < skillStart[g + 1]. */
  skillStart: Ints;
  skillDesk: Ints;
  skillPriority: Ints;
  skillFactor: Reals;
  /** The skills for desk d, best first, and whose they are: deskStart[d] <= i < deskStart[d + 1]. */
  deskStart: Ints;
  deskSkill: Ints;
  deskGroup: Ints;

  /** By type of caller. */
  priority: Bytes;
  /** By desk: mean seconds of a talk, as announcements reckon. */
  meanHandling: Reals;
  /** By desk: where callers go who have waited so long; -1: nowhere. */
  overflowDesk: Ints;
  overflowAfter: Reals;
  /** By desk: 1 where callers are called back; after so many seconds; thresholds for `isBelow`. */
  callsBack: Bytes;
  offerAfter: Reals;
  accepted: Reals;
  kept: Reals;
  answered: Reals;
  missedSeconds: Reals;
  /** By desk: 1 where callers are told how long. */
  announces: Bytes;
  balks: Reals;
  patienceFactor: Reals;
}
export const centre = changetype<Centre>(memory.data(offsetof<Centre>(), 16));

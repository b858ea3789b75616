/**
 * Desks. At a plain one (../find-own-groups.ts) a caller who joins is told at once when they will be answered, because
 * everyone ahead has been told already; nobody stands in a queue in memory. Queues are first come, first served.
 * Desks that are not plain: routing.ts.
 *
 * Law: callers must be given in order of joining; then answers come in that order too, and equal those of an
 * event list (a test says so).
 */
import { Agents } from './agents';
import { centre } from './centre';
import { allocate } from './memory';
import { Cursor, steps } from './steps';
import { DeskTally, GroupTally } from './tally';
import { Records } from './views';
import { world } from './world';

/** For looking forward. */
const ahead = changetype<Cursor>(memory.data(offsetof<Cursor>(), 16));

/** Its agents are those of a plain desk: 0 while it is closed. */
@unmanaged
export class Desk extends Agents {
  /** Whether the desk is open. */
  opening: Cursor;
  tally: DeskTally;
  /** Of its own group; of a plain desk. */
  groupTally: GroupTally;
  isPlain: i32;
  /** Whether it was open before the edge at hand; of a desk that is not plain. */
  wasOpen: i32;
  /** By which talks of its own group take longer. */
  handlingFactor: f64;
  /** When it closes, once that has been asked. */
  closing: f64;

  /** At a moment not before the last one asked about. */
  isOpen(t: f64): bool {
    if (world.closes[this.number] === 0) return true;
    this.opening.advance(t);
    return this.opening.value === 1;
  }

  /** When the desk, which is open at `now`, closes next; Infinity when it never does. */
  closesAt(now: f64): f64 {
    if (world.closes[this.number] === 0) return Infinity;
    if (now >= this.closing) {
      // The period's last step may go on as the week's first.
      memory.copy(changetype<usize>(ahead), changetype<usize>(this.opening), offsetof<Cursor>());
      // Closed on a holiday of the period, and never again: no step of the week behind it says so.
      let left = 2 * (steps.start[ahead.row + 1] - steps.start[ahead.row]);
      while (ahead.value === 1 && left-- > 0) ahead.next();
      this.closing = ahead.value === 1 ? Infinity : ahead.begin;
    }
    return this.closing;
  }
}

@unmanaged
class Desks {
  all: Records<Desk>;
  /** Laid out by the host. */
  tallies: Records<DeskTally>;
  groupTallies: Records<GroupTally>;

  open(): void {
    this.all = changetype<Records<Desk>>(allocate(world.deskCount * offsetof<Desk>()));
    for (let d = 0; d < world.deskCount; d++) {
      const desk = this.all[d];
      desk.number = d;
      desk.tally = this.tallies[d];
      desk.opening = changetype<Cursor>(allocate(offsetof<Cursor>()));
      desk.opening.reset(world.openRow + d);
      desk.closing = -1;
      const group = world.ownGroup[d];
      desk.isPlain = group >= 0 ? 1 : 0;
      if (group < 0) continue;
      desk.groupTally = this.groupTallies[group];
      desk.handlingFactor = centre.skillFactor[centre.skillStart[group]];
      desk.engage(d, -1e9);
    }
  }
}
export const desks = changetype<Desks>(memory.data(offsetof<Desks>(), 16));

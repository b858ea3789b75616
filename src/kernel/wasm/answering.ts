/** Who has just answered a caller: an agent of a plain desk, or of a group (routing.ts). */
import { Desk } from './desks';
import { groups } from './groups';
import { GroupTally } from './tally';
import { world } from './world';

@unmanaged
class Answering {
  since: f64;
  group: i32;
  /** 1 when the agent is of a plain desk's own group. */
  isOwn: i32;
  /** By which talks at this desk take longer for this group. */
  handlingFactor: f64;
  tally: GroupTally;

  /** An agent of the desk's own group. */
  @inline
  byOwnAgent(desk: Desk, since: f64): void {
    this.since = since;
    this.isOwn = 1;
    this.handlingFactor = desk.handlingFactor;
    this.group = world.ownGroup[desk.number];
    this.tally = desk.groupTally;
  }

  /** The agent of a group who has been free longest. */
  byGroup(group: i32, desk: Desk, since: f64): void {
    this.since = since;
    this.group = group;
    this.isOwn = 0;
    this.handlingFactor = groups.factorAt(group, desk.number);
    this.tally = groups.all[group].tally;
  }

  /** The agent is busy until then. */
  keepBusy(desk: Desk, until: f64): void {
    this.tally.groupBusySeconds += until - this.since;
    if (this.isOwn === 1) desk.keepBusy(until);
    else groups.all[this.group].keepBusy(until);
  }
}
export const answering = changetype<Answering>(memory.data(offsetof<Answering>(), 16));

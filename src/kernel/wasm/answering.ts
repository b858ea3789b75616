/** Who has just answered a caller: an agent of a plain desk, or of a group (routing.ts). */
import { Desk } from './desks';
import { groups } from './groups';
import { codeOf, frees } from './routing';
import { GroupTally } from './tally';
import { world } from './world';

const ONE_OF_PLAIN: i32 = -2;

@unmanaged
class Answering {
  since: f64;
  group: i32;
  /** Within the group; -2 at a plain desk, -1 where there is no limit. */
  agent: i32;
  /** By which talks at this desk take longer for this group. */
  handlingFactor: f64;
  tally: GroupTally;

  /** An agent of the desk's own group. */
  @inline
  byOwnAgent(desk: Desk, since: f64): void {
    this.since = since;
    this.agent = ONE_OF_PLAIN;
    this.handlingFactor = 1;
    this.group = world.ownGroup[desk.number];
    this.tally = desk.groupTally;
  }

  byGroup(group: i32, agent: i32, desk: Desk, since: f64): void {
    this.since = since;
    this.group = group;
    this.agent = agent;
    this.handlingFactor = groups.factorAt(group, desk.number);
    this.tally = groups.all[group].tally;
  }

  /** The agent is busy until then. */
  keepBusy(desk: Desk, until: f64): void {
    this.tally.groupBusySeconds += until - this.since;
    if (this.agent === ONE_OF_PLAIN) desk.keepBusy(until);
    else if (this.agent >= 0) frees.add(until, codeOf(this.group, this.agent));
  }
}
export const answering = changetype<Answering>(memory.data(offsetof<Answering>(), 16));

/**
 * Agent groups of desks that are not plain. Agent k is on duty if k < the number in force; who goes off duty
 * finishes the call. Those free and on duty stand in a list, free longest first.
 */
import { centre } from './centre';
import { allocate } from './memory';
import { Cursor, steps } from './steps';
import { GroupTally } from './tally';
import { Ints, Reals, Records } from './views';
import { world } from './world';

const NOBODY: i32 = -1;

/** Its cursor stands on the agents on duty. */
@unmanaged
export class Group extends Cursor {
  number: i32;
  onDuty: i32;
  /** The list of those who are free: its ends, -1 when it is empty, and who follows whom. */
  first: i32;
  last: i32;
  following: Ints;
  /** By agent; Infinity: busy. */
  freeSince: Reals;
  tally: GroupTally;

  /** As a run begins: all have been free since before it; of equals agent 0 is first. */
  open(group: i32): void {
    const row = world.groupRow + group;
    let most = 0;
    for (let s = steps.start[row]; s < steps.start[row + 1]; s++) most = max(most, steps.value[s]);
    this.number = group;
    this.following = changetype<Ints>(allocate(most << 2));
    this.freeSince = changetype<Reals>(allocate(most << 3));
    for (let k = 0; k < most; k++) this.freeSince[k] = -1;
    this.first = NOBODY;
    this.last = NOBODY;
    this.onDuty = 0;
    this.reset(row);
    this.change();
  }

  /** Whether somebody could answer. Where there is no limit, always. */
  @inline
  isFree(): bool {
    return this.first !== NOBODY || this.onDuty < 0;
  }

  /** Since when the one has been free who would answer. */
  freeLongestSince(): f64 {
    return this.onDuty < 0 ? -Infinity : this.freeSince[this.first];
  }

  /** The one free longest, now busy; -1 where there is no limit. */
  take(): i32 {
    if (this.onDuty < 0) return NOBODY;
    const agent = this.first;
    this.first = this.following[agent];
    if (this.first === NOBODY) this.last = NOBODY;
    this.freeSince[agent] = Infinity;
    return agent;
  }

  /** Free from `now` on, on duty or not. */
  release(agent: i32, now: f64): void {
    this.freeSince[agent] = now;
    if (agent < this.onDuty) this.append(agent);
  }

  /** Past all steps that are over at `t`. */
  moveOn(t: f64): void {
    if (t < this.end) return;
    this.advance(t);
    this.change();
  }

  private change(): void {
    const before = max(0, this.onDuty);
    const now = max(0, this.value);
    this.onDuty = this.value;
    if (now < before) this.dismiss(now);
    for (let k = before; k < now; k++) if (this.freeSince[k] !== Infinity) this.insert(k);
  }

  /** Those from number `from` on leave the list. */
  private dismiss(from: i32): void {
    let agent = this.first;
    this.first = NOBODY;
    this.last = NOBODY;
    while (agent !== NOBODY) {
      const next = this.following[agent];
      if (agent < from) this.append(agent);
      agent = next;
    }
  }

  private append(agent: i32): void {
    this.following[agent] = NOBODY;
    if (this.last === NOBODY) this.first = agent;
    else this.following[this.last] = agent;
    this.last = agent;
  }

  /** Before those who have been free less long. */
  private insert(agent: i32): void {
    const since = this.freeSince[agent];
    let before = NOBODY;
    let after = this.first;
    while (after !== NOBODY && this.freeSince[after] <= since) {
      before = after;
      after = this.following[after];
    }
    this.following[agent] = after;
    if (before === NOBODY) this.first = agent;
    else this.following[before] = agent;
    if (after === NOBODY) this.last = agent;
  }
}

@unmanaged
class Groups {
  all: Records<Group>;
  /** Laid out by the host. */
  tallies: Records<GroupTally>;

  open(): void {
    this.all = changetype<Records<Group>>(allocate(centre.groupCount * offsetof<Group>()));
    for (let g = 0; g < centre.groupCount; g++) {
      const group = this.all[g];
      group.tally = this.tallies[g];
      group.open(g);
    }
  }

  /** The group of the agent who should answer at a desk: lowest priority, then free longest. -1: nobody can. */
  findFree(desk: i32): i32 {
    let best = NOBODY;
    let bestSkill = NOBODY;
    for (let i = centre.deskStart[desk]; i < centre.deskStart[desk + 1]; i++) {
      const group = centre.deskGroup[i];
      if (!this.all[group].isFree()) continue;
      const skill = centre.deskSkill[i];
      if (best !== NOBODY) {
        if (centre.skillPriority[skill] !== centre.skillPriority[bestSkill]) break;
        if (this.all[group].freeLongestSince() >= this.all[best].freeLongestSince()) continue;
      }
      best = group;
      bestSkill = skill;
    }
    return best;
  }

  /** By which talks of a group's agents at a desk take longer. */
  factorAt(group: i32, desk: i32): f64 {
    for (let s = centre.skillStart[group]; s < centre.skillStart[group + 1]; s++)
      if (centre.skillDesk[s] === desk) return centre.skillFactor[s];
    return 1;
  }

  /** Agents on duty who could answer at a desk. */
  countOnDuty(desk: i32): i32 {
    let count = 0;
    for (let i = centre.deskStart[desk]; i < centre.deskStart[desk + 1]; i++)
      count += max(0, this.all[centre.deskGroup[i]].onDuty);
    return count;
  }
}
export const groups = changetype<Groups>(memory.data(offsetof<Groups>(), 16));

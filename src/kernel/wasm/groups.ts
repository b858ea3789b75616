/** Agent groups of desks that are not plain. */
import { Agents } from './agents';
import { frees } from './routing';
import { centre } from './centre';
import { Case } from './case';
import { allocate } from './memory';
import { GroupTally } from './tally';
import { Records } from './views';
import { world } from './world';

const NOBODY: i32 = -1;
/** Who has been free since before the run: of equals, the lower group's lower agent comes first. */
const FREE_SINCE: f64 = -1e12;
const MOST_AGENTS: f64 = 1e6;

@unmanaged
export class Group extends Agents {
  tally: GroupTally;
  /** The moment for which `frees` has been asked to look at the group; Infinity: none. */
  watchedAt: f64;

  /** Somebody waits whom its agents can answer: the next of them to fall free is awaited. */
  watch(now: f64): void {
    this.moveOn(now);
    const at = this.freeAt;
    // Who is free while somebody waits is kept by a closed desk; beyond the step an edge looks after all.
    if (at <= now || at >= this.end || at >= this.watchedAt) return;
    this.watchedAt = at;
    frees.addInOrder(at, this.number, changetype<Case>(<usize>this.number));
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
      group.number = g;
      group.tally = this.tallies[g];
      group.watchedAt = Infinity;
      group.engage(world.groupRow + g, FREE_SINCE + MOST_AGENTS * <f64>g);
    }
  }

  /** The group of the agent who should answer at a desk: lowest priority, then free longest. -1: nobody can. */
  findFree(desk: i32, now: f64): i32 {
    let best = NOBODY;
    let bestSkill = NOBODY;
    for (let i = centre.deskStart[desk]; i < centre.deskStart[desk + 1]; i++) {
      const group = centre.deskGroup[i];
      if (!this.all[group].isFree(now)) continue;
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

  /** Somebody waits at the desk. */
  watch(desk: i32, now: f64): void {
    for (let i = centre.deskStart[desk]; i < centre.deskStart[desk + 1]; i++)
      this.all[centre.deskGroup[i]].watch(now);
  }

  /** By which talks of a group's agents at a desk take longer. */
  factorAt(group: i32, desk: i32): f64 {
    for (let s = centre.skillStart[group]; s < centre.skillStart[group + 1]; s++)
      if (centre.skillDesk[s] === desk) return centre.skillFactor[s];
    return 1;
  }

  /** Agents on duty who could answer at a desk. */
  countOnDuty(desk: i32, now: f64): i32 {
    let count = 0;
    for (let i = centre.deskStart[desk]; i < centre.deskStart[desk + 1]; i++) {
      const group = this.all[centre.deskGroup[i]];
      group.moveOn(now);
      count += max(0, group.onDuty);
    }
    return count;
  }
}
export const groups = changetype<Groups>(memory.data(offsetof<Groups>(), 16));

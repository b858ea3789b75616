/** A call's way through the menu: what it did there, how it is counted, and the walk itself. */
import { Case } from './case';
import { PURPOSE_CALL, STEP_MENU } from './constants';
import { recorder } from './recorder';
import { readSlot, words } from './slot';
import { flows, tally } from './tally';
import { Records } from './views';
import { MenuRecord } from './world';

@unmanaged
export class MenuWalk {
  line: i32;
  exit: i32;
  operatorPresses: i32;
  failures: i32;
  /** 1 when there was a menu to enter. */
  entered: i32;
  seconds: f64;

  /** Into the tally, or with -1 out of it again. */
  count(times: f64): void {
    flows.countExit(this.exit, times);
    tally.operatorPresses += times * this.operatorPresses;
    tally.failures += times * this.failures;
    tally.entered += times * this.entered;
    tally.menuSeconds += times * this.seconds;
  }
}

@unmanaged
class Menus {
  /** All outcomes of all menus. */
  records: Records<MenuRecord>;

  /**
   * Walks from record `entry` to an exit, one word of the call's slots a menu, from word 1 of the slot just
   * read on. `entry` < 0: there is no menu, and the call leaves by exit -1 - entry at once.
   */
  walk(entry: i32, now: f64, c: Case, visit: i32, into: MenuWalk): void {
    let row = entry;
    let seconds: f64 = 0;
    let presses = 0;
    let failures = 0;
    for (let at = 1; row >= 0; at++) {
      if ((at & 3) === 0) readSlot(PURPOSE_CALL, c.caller, visit, at >> 2);
      const word = words[at & 3];
      let record = this.records[row];
      while (word > record.top) record = record.following();
      if (recorder.wants(STEP_MENU))
        recorder.record(STEP_MENU, now + seconds, record.seconds, c.caller, this.indexOf(record), 0, 0, 0);
      seconds += record.seconds;
      presses += record.next & 1;
      failures += (record.next & 2) >> 1;
      row = record.next >> 2;
    }
    into.line = c.line;
    into.exit = -1 - row;
    into.operatorPresses = presses;
    into.failures = failures;
    into.entered = entry < 0 ? 0 : 1;
    into.seconds = seconds;
  }

  private indexOf(record: MenuRecord): i32 {
    return <i32>((changetype<usize>(record) - changetype<usize>(this.records)) / offsetof<MenuRecord>());
  }
}
export const menus = changetype<Menus>(memory.data(offsetof<Menus>(), 16));

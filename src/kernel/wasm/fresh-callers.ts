/**
 * The fresh callers of the month in order of time, an hour at a time; how many an hour has is given. Caller
 * numbers count up from 0. Who they are and when they dial is the same in every world. Their first calls are
 * walked here too, all of an hour at once: what a caller does in a menu depends on nobody else, and a plain
 * loop over callers is several times faster than a walk for each event.
 *
 * Law: the same walk, word for word, as `Menus.walk`, which all later calls take.
 */
import { PURPOSE_CALL, PURPOSE_GAP, PURPOSE_TYPE } from './constants';
import { allocate } from './memory';
import { MenuWalk, menus } from './menu-walk';
import { readSlot, words } from './slot';
import { flows, tally } from './tally';
import { threefryMany } from './threefry-four';
import { Ints, Reals, Records } from './views';
import { dialTable, typeTable, world } from './world';
import { exponential } from './ziggurat';

@unmanaged
class FreshCallers {
  /** When the next of them dials, Infinity when the period is over; and which of the hour's that is. */
  nextAt: f64;
  next: i32;
  /** The hour that is open, how many it has, and the number of the first of them. */
  hour: i32;
  count: i32;
  first: i32;
  /** By hour of the period; given by the host. */
  countOfHour: Ints;
  /** Of each of the hour's callers: moment, type, first call. */
  times: Reals;
  types: Ints;
  calls: Records<MenuWalk>;
  /** Random words, for working in. */
  words: Ints;
  room: i32;

  /** As a run begins. */
  open(): void {
    this.next = 0;
    this.hour = -1;
    this.first = 0;
    this.count = 0;
    this.room = 0;
  }

  /** On to the next caller, in the next hour if need be. */
  @inline
  advance(): void {
    const next = this.next + 1;
    if (next < this.count) {
      this.next = next;
      this.nextAt = this.times[next];
    } else this.advanceHour();
  }

  private advanceHour(): void {
    if (!this.openHour()) {
      this.nextAt = Infinity;
      return;
    }
    this.walkAll();
    this.countAll();
    this.next = 0;
    this.nextAt = this.times[0];
  }

  /** Draws the callers of the next hour that has any. False when the period is over. */
  openHour(): bool {
    this.first += this.count;
    this.count = 0;
    while (this.count === 0) {
      if (++this.hour >= world.hours) return false;
      this.count = this.countOfHour[this.hour];
    }
    this.reserve();
    this.drawTimes();
    this.drawTypes();
    return true;
  }

  /** The line and the walk of every first call of the hour. */
  walkAll(): void {
    const lineCount = world.lineCount;
    const typeCount = world.typeCount;
    const entry = world.entry;
    const records = menus.records;
    const types = this.types;
    const calls = this.calls;
    const callers = this.count;
    const hasClocks = world.clockCount > 1;
    threefryMany(this.words, callers, PURPOSE_CALL, this.first, 0, 0);
    for (let i = 0; i < callers; i++) {
      const type = types[i];
      const own = this.words.from(4 * i);
      const dialRow = world.dialRow[type];
      const line = lineCount === 1 ? 0 : dialTable.sample(dialRow, own[0]) - dialRow * lineCount;
      const clock = hasClocks ? world.clockAt(this.times[i]) * lineCount : 0;
      let row = entry[(clock + line) * typeCount + type];
      const entered = row < 0 ? 0 : 1;
      let seconds: f64 = 0;
      let presses = 0;
      let failures = 0;
      for (let at = 1; row >= 0; at++) {
        let word: i32;
        if (at < 4) {
          word = own[at];
        } else {
          if ((at & 3) === 0) readSlot(PURPOSE_CALL, this.first + i, 0, at >> 2);
          word = words[at & 3];
        }
        let record = records[row];
        while (word > record.top) record = record.following();
        const next = record.next;
        seconds += record.seconds;
        presses += next & 1;
        failures += (next & 2) >> 1;
        row = next >> 2;
      }
      const call = calls[i];
      call.line = line;
      call.exit = -1 - row;
      call.operatorPresses = presses;
      call.failures = failures;
      call.entered = entered;
      call.seconds = seconds;
    }
  }

  /**
   * Counts all of the hour as made, entered and left; a caller who turns out to be refused is taken back out
   * (place-call.ts).
   */
  private countAll(): void {
    const callers = this.count;
    let entered = 0;
    let presses = 0;
    let failures = 0;
    let seconds: f64 = 0;
    for (let i = 0; i < callers; i++) {
      const call = this.calls[i];
      flows.countExit(call.exit, 1);
      presses += call.operatorPresses;
      failures += call.failures;
      entered += call.entered;
      seconds += call.seconds;
    }
    tally.callers += callers;
    tally.calls += callers;
    tally.needs += callers;
    tally.operatorPresses += presses;
    tally.failures += failures;
    tally.entered += entered;
    tally.menuSeconds += seconds;
  }

  private reserve(): void {
    if (this.count <= this.room) return;
    const room = <usize>(2 * this.count);
    this.room = 2 * this.count;
    this.times = changetype<Reals>(allocate((room + 1) << 3));
    this.types = changetype<Ints>(allocate(room << 2));
    this.words = changetype<Ints>(allocate((room + 8) << 4));
    this.calls = changetype<Records<MenuWalk>>(allocate(room * offsetof<MenuWalk>()));
  }

  /** Sorted uniforms without sorting: partial sums of count + 1 exponentials, divided by the whole sum. */
  private drawTimes(): void {
    const times = this.times;
    const words = this.words;
    const count = this.count;
    const hour = this.hour;
    threefryMany(words, (count + 4) >> 2, PURPOSE_GAP, 0, hour, 0);
    let sum: f64 = 0;
    for (let i = 0; i <= count; i++) {
      sum += exponential.draw(words[i], i & 3, PURPOSE_GAP, i >> 2, hour);
      times[i] = sum;
    }
    const scale = 3600 / sum;
    const from = <f64>hour * 3600;
    for (let i = 0; i < count; i++) times[i] = from + times[i] * scale;
  }

  /** Four callers share a slot. */
  private drawTypes(): void {
    const block = this.first >> 2;
    threefryMany(this.words, ((this.first + this.count + 3) >> 2) - block, PURPOSE_TYPE, block, 0, 0);
    const words = this.words.from(this.first & 3);
    for (let i = 0; i < this.count; i++) this.types[i] = typeTable.sample(0, words[i]);
  }
}
export const freshCallers = changetype<FreshCallers>(memory.data(offsetof<FreshCallers>(), 16));

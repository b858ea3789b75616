import { sampleAlias, type Slots } from '../random/index.ts';
import { FAILURE, OPERATOR_PRESS } from '../util/chain.ts';
import type { Arrivals } from './arrivals.ts';
import type { PreparedWorld } from './compile-world.ts';
import { PURPOSE } from './purposes.ts';

/**
 * The first call of every fresh caller of an hour: line and walk through the menu, all at once. What a caller does in a menu depends
 * on nobody else, and a plain loop over callers is several times faster than a walk for each event.
 *
 * Law: the same result, word for word, as `walkMenu` in place-call.ts, which walks all later calls and the traced ones.
 */
export class FirstCalls {
  line = new Int32Array(256);
  exit = new Int32Array(256);
  seconds = new Float64Array(256);
  presses = new Int32Array(256);
  failures = new Int32Array(256);
  /** 1 when there was a menu to enter. */
  entered = new Uint8Array(256);
  private words = new Int32Array(1024);

  walkAll(world: PreparedWorld, arrivals: Arrivals, slots: Slots): void {
    const { count, first, types } = arrivals;
    this.reserve(count);
    const { line, exit, seconds, presses, failures, entered, words } = this;
    const { lineCount, typeCount, entry, dialTable } = world;
    const { record, seconds: recordSeconds } = world.menu;
    const clock = world.clockOfHour[arrivals.hour % 168]! * lineCount;
    slots.readMany(words, count, PURPOSE.call, first, 0, 0);
    for (let i = 0; i < count; i++) {
      const type = types[i]!;
      const dialled = lineCount === 1 ? 0 : sampleAlias(dialTable, type, words[4 * i]!) - type * lineCount;
      let row = entry[(clock + dialled) * typeCount + type]!;
      let spent = 0;
      let pressed = 0;
      let failed = 0;
      entered[i] = row < 0 ? 0 : 1;
      for (let at = 1; row >= 0; at++) {
        let word = 0;
        if (at < 4) {
          word = words[4 * i + at]!;
        } else {
          if ((at & 3) === 0) slots.read(PURPOSE.call, first + i, 0, at >> 2);
          word = slots.words[at & 3]!;
        }
        while (word > record[4 * row]!) row++;
        const next = record[4 * row + 1]!;
        spent += recordSeconds[2 * row + 1]!;
        pressed += next & OPERATOR_PRESS;
        failed += (next & FAILURE) >> 1;
        row = next >> 2;
      }
      line[i] = dialled;
      exit[i] = -1 - row;
      seconds[i] = spent;
      presses[i] = pressed;
      failures[i] = failed;
    }
  }

  private reserve(count: number): void {
    if (count <= this.line.length) return;
    const room = 2 * count;
    this.line = new Int32Array(room);
    this.exit = new Int32Array(room);
    this.seconds = new Float64Array(room);
    this.presses = new Int32Array(room);
    this.failures = new Int32Array(room);
    this.entered = new Uint8Array(room);
    this.words = new Int32Array(4 * room);
  }
}

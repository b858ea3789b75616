import { sampleAlias, type Slots } from '../random/index.ts';
import { FAILURE, OPERATOR_PRESS } from '../util/chain.ts';
import type { Arrivals } from './arrivals.ts';
import type { PreparedWorld } from './compile-world.ts';
import { TALLY } from './ledger.ts';
import { PURPOSE } from './purposes.ts';

/** Numbers of `FirstCalls.call` for each caller of the hour. */
export const FIRST_CALL = {
  line: 0,
  exit: 1,
  presses: 2,
  failures: 3,
  /** 1 when there was a menu to enter. */
  entered: 4,
} as const;

const SIZE = 8;

/**
 * The first call of every fresh caller of an hour: line and walk through the menu, all at once. What a caller
 * does in a menu depends on nobody else, and a plain loop over callers is several times faster than a walk
 * for each event.
 *
 * Law: the same result, word for word, as `walkMenu` in place-call.ts, which walks all later calls and the
 * traced ones.
 */
export class FirstCalls {
  /** `8 * i + FIRST_CALL...` for the i-th fresh caller of the hour. */
  call = new Int32Array(256 * SIZE);
  /** Seconds in the menu. */
  seconds = new Float64Array(256);
  private words = new Int32Array(1024);

  walkAll(world: PreparedWorld, arrivals: Arrivals, slots: Slots): void {
    const { count, first, types } = arrivals;
    this.reserve(count);
    const { call, seconds, words } = this;
    const { lineCount, typeCount, entry, dialRow, dialTable } = world;
    const { record, seconds: recordSeconds } = world.menu;
    const clock = world.clockOfHour[arrivals.hour % 168]! * lineCount;
    slots.readMany(words, count, PURPOSE.call, first, 0, 0);
    for (let i = 0; i < count; i++) {
      const type = types[i]!;
      const dialling = dialRow[type]!;
      const line =
        lineCount === 1 ? 0 : sampleAlias(dialTable, dialling, words[4 * i]!) - dialling * lineCount;
      let row = entry[(clock + line) * typeCount + type]!;
      let spent = 0;
      let presses = 0;
      let failures = 0;
      const entered = row < 0 ? 0 : 1;
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
        presses += next & OPERATOR_PRESS;
        failures += (next & FAILURE) >> 1;
        row = next >> 2;
      }
      call[SIZE * i] = line;
      call[SIZE * i + 1] = -1 - row;
      call[SIZE * i + 2] = presses;
      call[SIZE * i + 3] = failures;
      call[SIZE * i + 4] = entered;
      seconds[i] = spent;
    }
  }

  /**
   * Counts all calls of the hour as made, entered and left; a caller who turns out to be refused is taken
   * back out.
   */
  countAll(count: number, ledger: Float64Array, exitsAt: number): void {
    const { call, seconds } = this;
    let entered = 0;
    let presses = 0;
    let failures = 0;
    let spent = 0;
    for (let i = 0; i < count; i++) {
      ledger[exitsAt + call[SIZE * i + 1]!]!++;
      presses += call[SIZE * i + 2]!;
      failures += call[SIZE * i + 3]!;
      entered += call[SIZE * i + 4]!;
      spent += seconds[i]!;
    }
    ledger[TALLY.callers]! += count;
    ledger[TALLY.calls]! += count;
    ledger[TALLY.needs]! += count;
    ledger[TALLY.operatorPresses]! += presses;
    ledger[TALLY.failures]! += failures;
    ledger[TALLY.entered]! += entered;
    ledger[TALLY.menuSeconds]! += spent;
  }

  takeBack(i: number, ledger: Float64Array, exitsAt: number): void {
    const { call, seconds } = this;
    ledger[exitsAt + call[SIZE * i + 1]!]!--;
    ledger[TALLY.operatorPresses]! -= call[SIZE * i + 2]!;
    ledger[TALLY.failures]! -= call[SIZE * i + 3]!;
    ledger[TALLY.entered]! -= call[SIZE * i + 4]!;
    ledger[TALLY.menuSeconds]! -= seconds[i]!;
  }

  private reserve(count: number): void {
    if (count <= this.seconds.length) return;
    const room = 2 * count;
    this.call = new Int32Array(room * SIZE);
    this.seconds = new Float64Array(room);
    this.words = new Int32Array(4 * room);
  }
}

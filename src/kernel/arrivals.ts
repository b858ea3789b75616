import { buildAliasRows, drawPoisson, drawRateFactor, sampleAlias, SlotReader, Slots, type AliasRows } from '../random/index.ts';
import { PURPOSE } from './purposes.ts';
import type { ArrivalProgram } from './types.ts';

/**
 * The fresh callers of one replication in order of time, an hour at a time. The same in every world: nothing here depends on lines,
 * menus or desks. Caller numbers count up from 0 in order of time.
 */
export class Arrivals {
  /** When the next fresh caller dials; Infinity when there are none left. */
  readonly next = new Float64Array(1);
  /** Number of the next fresh caller. */
  caller = -1;
  private readonly program: ArrivalProgram;
  private readonly types: AliasRows;
  private readonly slots: Slots;
  private readonly typeSlots: Slots;
  private typeBlock = -1;
  private times = new Float64Array(256);
  private count = 0;
  private at = -1;
  private hour = -1;
  private dayFactor = 1;

  constructor(program: ArrivalProgram, types: AliasRows, seed: number, replication: number) {
    this.program = program;
    this.types = types;
    this.slots = new Slots(seed, replication);
    this.typeSlots = new Slots(seed, replication);
    this.advance();
  }

  /** On to the next fresh caller. */
  advance(): void {
    this.caller++;
    this.at++;
    while (this.at >= this.count) {
      if (!this.openHour()) {
        this.next[0] = Infinity;
        return;
      }
    }
    this.next[0] = this.times[this.at]!;
  }

  /** Type (need and profile) of the next fresh caller. Four callers share a block of random words. */
  drawType(): number {
    const block = this.caller >>> 2;
    if (block !== this.typeBlock) {
      this.typeBlock = block;
      this.typeSlots.read(PURPOSE.type, block, 0, 0);
    }
    return sampleAlias(this.types, 0, this.typeSlots.words[this.caller & 3]!);
  }

  /** Draws all arrival times of the next hour. False when the period is over. */
  private openHour(): boolean {
    const { program, slots } = this;
    const hour = ++this.hour;
    if (hour >= program.days * 24) return false;
    if (hour % 24 === 0) this.dayFactor = drawRateFactor(new SlotReader(slots, PURPOSE.dayRate, hour / 24, 0), program.dailyCv);
    const factor = drawRateFactor(new SlotReader(slots, PURPOSE.hourRate, hour, 0), program.hourlyCv);
    const mean = program.expected[hour]! * this.dayFactor * factor;
    const count = mean === 0 ? 0 : drawPoisson(new SlotReader(slots, PURPOSE.hourCount, hour, 0), mean);
    if (count > this.times.length) this.times = new Float64Array(2 * count);
    this.count = count;
    this.at = 0;
    if (count > 0) this.spread(hour, count);
    return true;
  }

  /** Sorted uniforms without sorting: partial sums of count + 1 exponentials, divided by the whole sum. */
  private spread(hour: number, count: number): void {
    const { times, slots } = this;
    let sum = 0;
    for (let i = 0; i <= count; i++) {
      if ((i & 3) === 0) slots.read(PURPOSE.gap, hour, i >>> 2, 0);
      sum += slots.exponential(i & 3, PURPOSE.gap, hour, i >>> 2, 0);
      if (i < count) times[i] = sum;
    }
    const scale = 3600 / sum;
    for (let i = 0; i < count; i++) times[i] = hour * 3600 + times[i]! * scale;
  }
}

/** Alias table of caller types. */
export function buildTypeTable(program: ArrivalProgram): AliasRows {
  return buildAliasRows([0, program.typeProbability.length], program.typeProbability);
}

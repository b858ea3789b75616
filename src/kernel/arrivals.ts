import {
  buildAliasRows,
  drawPoisson,
  drawRateFactor,
  sampleAlias,
  SlotReader,
  type AliasRows,
  type Slots,
} from '../random/index.ts';
import { PURPOSE } from './purposes.ts';
import type { ArrivalProgram } from './types.ts';

/**
 * The fresh callers of one replication in order of time, an hour at a time. The same in every world: nothing
 * here depends on lines, menus or desks. Caller numbers count up from 0 in order of time.
 */
export class Arrivals {
  /** Hour of the period that is open, its fresh callers, and the number of the first of them. */
  hour = -1;
  count = 0;
  first = 0;
  /** Moment of dialling, and type (need and profile), of each of them. */
  times = new Float64Array(256);
  types = new Int32Array(256);
  private words = new Int32Array(512);
  private readonly table: AliasRows;
  private readonly slots: Slots;
  private readonly counts: Int32Array;

  constructor(program: ArrivalProgram, table: AliasRows, slots: Slots) {
    this.table = table;
    this.slots = slots;
    this.counts = drawHourCounts(program, slots);
  }

  /** On to the next hour that has fresh callers. False when the period is over. */
  openHour(): boolean {
    this.first += this.count;
    this.count = 0;
    while (this.count === 0) {
      if (++this.hour >= this.counts.length) return false;
      this.count = this.counts[this.hour]!;
    }
    this.reserve();
    this.drawTimes();
    this.drawTypes();
    return true;
  }

  private reserve(): void {
    if (this.count < this.times.length) return;
    const room = 2 * this.count;
    this.times = new Float64Array(room);
    this.types = new Int32Array(room);
    this.words = new Int32Array(room + 16);
  }

  /** Sorted uniforms without sorting: partial sums of count + 1 exponentials, divided by the whole sum. */
  private drawTimes(): void {
    const { times, count, hour } = this;
    this.slots.fillExponentials(times, this.words, count + 1, PURPOSE.gap, hour, 0);
    let sum = 0;
    for (let i = 0; i <= count; i++) {
      sum += times[i]!;
      times[i] = sum;
    }
    const scale = 3600 / sum;
    const from = hour * 3600;
    for (let i = 0; i < count; i++) times[i] = from + times[i]! * scale;
  }

  /** Four callers share a block of random words. */
  private drawTypes(): void {
    const { types, words, table, first, count } = this;
    const block = first >>> 2;
    this.slots.readMany(words, ((first + count + 3) >>> 2) - block, PURPOSE.type, block, 0, 0);
    const skip = first & 3;
    for (let i = 0; i < count; i++) types[i] = sampleAlias(table, 0, words[skip + i]!);
  }
}

/** Fresh callers in each hour of the period. */
export function drawHourCounts(program: ArrivalProgram, slots: Slots): Int32Array {
  let dayFactor = 1;
  return Int32Array.from({ length: program.days * 24 }, (_, hour) => {
    if (hour % 24 === 0)
      dayFactor = drawRateFactor(new SlotReader(slots, PURPOSE.dayRate, hour / 24, 0), program.dailyCv);
    const factor = drawRateFactor(new SlotReader(slots, PURPOSE.hourRate, hour, 0), program.hourlyCv);
    const mean = program.expected[hour]! * dayFactor * factor;
    return mean === 0 ? 0 : drawPoisson(new SlotReader(slots, PURPOSE.hourCount, hour, 0), mean);
  });
}

/** Alias table of caller types. */
export function buildTypeTable(program: ArrivalProgram): AliasRows {
  return buildAliasRows([0, program.typeProbability.length], program.typeProbability);
}

import type { Slots } from './slots.ts';
import { toUniform } from './uniform.ts';

/**
 * Reads as many variates as wanted from the blocks of (purpose, c0, c1), one word at a time: for draws whose
 * number of words is not known beforehand (gamma, Poisson). Not for hot loops.
 */
export class SlotReader {
  private readonly slots: Slots;
  private readonly purpose: number;
  private readonly c0: number;
  private readonly c1: number;
  private block = -1;
  private at = 3;

  constructor(slots: Slots, purpose: number, c0: number, c1: number) {
    this.slots = slots;
    this.purpose = purpose;
    this.c0 = c0;
    this.c1 = c1;
  }

  /** The next word. The slot is read again each time, so that several readers may share one `Slots`. */
  nextWord(): number {
    this.advance();
    return this.slots.words[this.at]!;
  }

  nextUniform(): number {
    return toUniform(this.nextWord());
  }

  nextExponential(): number {
    this.advance();
    return this.slots.exponential(this.at, this.purpose, this.c0, this.c1, this.block);
  }

  nextNormal(): number {
    this.advance();
    return this.slots.normal(this.at, this.purpose, this.c0, this.c1, this.block);
  }

  private advance(): void {
    this.at = (this.at + 1) & 3;
    if (this.at === 0) this.block++;
    this.slots.read(this.purpose, this.c0, this.c1, this.block);
  }
}

import { threefry } from './threefry.ts';
import { TWO_TO_32, toUniform } from './uniform.ts';
import { EXPONENTIAL, NORMAL } from './ziggurat.ts';

const {
  inside: exponentialInside,
  width: exponentialWidth,
  height: exponentialHeight,
  edge: exponentialEdge,
} = EXPONENTIAL;
const { inside: normalInside, width: normalWidth, height: normalHeight, edge: normalEdge } = NORMAL;

/**
 * The random numbers of one replication, addressed instead of drawn in turn: key = (seed low, seed high,
 * replication, purpose), counter = (c0, c1, c2, continuation). A *slot* is (purpose, c0, c1, c2); it holds
 * four 32-bit words.
 *
 * Law: what a slot holds depends on its address alone, never on what was read before.
 * The kernel's addresses: c0 = caller, c1 = visit, c2 = block.
 */
export class Slots {
  /** The four words of the slot last read, signed. */
  readonly words = new Int32Array(4);
  private readonly spare = new Int32Array(4);
  private readonly seedLow: number;
  private readonly seedHigh: number;
  private readonly replication: number;

  /** `seed`: a whole number, 0 <= seed < 2^53. `replication`: 0 <= replication < 2^31. */
  constructor(seed: number, replication: number) {
    if (!Number.isSafeInteger(seed) || seed < 0)
      throw new Error(`A seed is a whole number from 0 to 2^53 - 1, not ${seed}.`);
    if (!Number.isInteger(replication) || replication < 0 || replication > 0x7fffffff) {
      throw new Error(`A replication is a whole number from 0 to 2^31 - 1, not ${replication}.`);
    }
    this.seedLow = seed | 0;
    this.seedHigh = Math.floor(seed / TWO_TO_32) | 0;
    this.replication = replication;
  }

  /** Puts the slot's words into `words`. */
  read(purpose: number, c0: number, c1: number, c2: number): void {
    threefry(this.words, this.seedLow, this.seedHigh, this.replication, purpose, c0, c1, c2, 0, 1);
  }

  /** The words of `count` slots with c0, c0 + 1, ... one after another into `out`: faster than one by one. */
  readMany(out: Int32Array, count: number, purpose: number, c0: number, c1: number, c2: number): void {
    if (out.length < 4 * count) throw new Error(`${count} slots do not fit into ${out.length} words.`);
    threefry(out, this.seedLow, this.seedHigh, this.replication, purpose, c0, c1, c2, 0, count);
  }

  /**
   * `count` standard exponentials into `out`, from the words of the slots c0 = 0, 1, ...; `words` is for
   * working in.
   */
  fillExponentials(
    out: Float64Array,
    words: Int32Array,
    count: number,
    purpose: number,
    c1: number,
    c2: number,
  ): void {
    this.readMany(words, (count + 3) >> 2, purpose, 0, c1, c2);
    for (let i = 0; i < count; i++) {
      const layer = words[i]! & 255;
      const cell = words[i]! >>> 8;
      if (cell < exponentialInside[layer]!) {
        out[i] = (cell + 0.5) * exponentialWidth[layer]!;
      } else {
        this.read(purpose, i >> 2, c1, c2);
        out[i] = this.exponential(i & 3, purpose, i >> 2, c1, c2);
      }
    }
  }

  /**
   * A standard exponential from word `at` of the slot just read; the address is needed for the rare second
   * look.
   */
  exponential(at: number, purpose: number, c0: number, c1: number, c2: number): number {
    const word = this.words[at]!;
    const layer = word & 255;
    const cell = word >>> 8;
    if (cell < exponentialInside[layer]!) return (cell + 0.5) * exponentialWidth[layer]!;
    return this.finishExponential(at, purpose, c0, c1, c2);
  }

  /** A standard normal from word `at` of the slot just read. */
  normal(at: number, purpose: number, c0: number, c1: number, c2: number): number {
    const word = this.words[at]!;
    const layer = word & 127;
    const cell = word >>> 8;
    if (cell < normalInside[layer]!) {
      const x = (cell + 0.5) * normalWidth[layer]!;
      return (word & 128) === 0 ? x : -x;
    }
    return this.finishNormal(at, purpose, c0, c1, c2);
  }

  /**
   * Two words of continuation `turn` of word `at`: further blocks of the same slot that no other word uses.
   */
  private readSpare(at: number, turn: number, purpose: number, c0: number, c1: number, c2: number): void {
    threefry(
      this.spare,
      this.seedLow,
      this.seedHigh,
      this.replication,
      purpose,
      c0,
      c1,
      c2,
      1 + at + 4 * turn,
      1,
    );
  }

  private finishExponential(at: number, purpose: number, c0: number, c1: number, c2: number): number {
    let word = this.words[at]!;
    let tail = 0;
    for (let turn = 0; ; turn++) {
      const layer = word & 255;
      const cell = word >>> 8;
      const x = (cell + 0.5) * exponentialWidth[layer]!;
      if (cell < exponentialInside[layer]!) return tail + x;
      this.readSpare(at, turn, purpose, c0, c1, c2);
      if (layer === 0) {
        tail += exponentialEdge; // memoryless: beyond the edge the same curve begins again
      } else {
        const low = exponentialHeight[layer]!;
        const high = exponentialHeight[layer + 1]!;
        if (low + (high - low) * toUniform(this.spare[1]!) < Math.exp(-x)) return tail + x;
      }
      word = this.spare[0]!;
    }
  }

  private finishNormal(at: number, purpose: number, c0: number, c1: number, c2: number): number {
    let word = this.words[at]!;
    for (let turn = 0; ; turn++) {
      const layer = word & 127;
      const cell = word >>> 8;
      const sign = (word & 128) === 0 ? 1 : -1;
      const x = (cell + 0.5) * normalWidth[layer]!;
      if (cell < normalInside[layer]!) return sign * x;
      this.readSpare(at, turn, purpose, c0, c1, c2);
      if (layer === 0) {
        // Marsaglia's tail: an exponential step beyond the edge, kept with probability exp(-step^2 / 2).
        const step = -Math.log(toUniform(this.spare[1]!)) / normalEdge;
        if (-2 * Math.log(toUniform(this.spare[2]!)) >= step * step) return sign * (normalEdge + step);
      } else {
        const low = normalHeight[layer]!;
        const high = normalHeight[layer + 1]!;
        if (low + (high - low) * toUniform(this.spare[1]!) < Math.exp(-0.5 * x * x)) return sign * x;
      }
      word = this.spare[0]!;
    }
  }
}

/**
 * Random slots and what is drawn from their words, as in src/random: the same slot, the same number, bit for
 * bit. A slot is (purpose, c0, c1, c2) and holds four words of 32 bits.
 */
import { threefry } from './threefry';
import { Bytes, Ints } from './views';

/** The four words of the slot last read. */
export const words = changetype<Ints>(memory.data(16, 16));

export function readSlot(purpose: i32, c0: i32, c1: i32, c2: i32): void {
  threefry(words, purpose, c0, c1, c2, 0);
}

/** In (0, 1): the middle of one of 2^32 equal cells. */
export function toUniform(word: i32): f64 {
  return (<f64>(<u32>word) + 0.5) * (1.0 / 4294967296.0);
}

export function isBelow(word: i32, threshold: f64): bool {
  return <f64>(<u32>word) < threshold;
}

/** Finite distributions by row, as alias tables (src/random/alias-rows.ts): four numbers a column. */
@unmanaged
export class AliasRows {
  base: Ints;
  shift: Bytes;
  columns: Ints;

  /** The outcome that `word` chooses in a row. */
  sample(row: i32, word: i32): i32 {
    const shift = this.shift[row];
    const columns = this.columns;
    const at = this.base[row] + <i32>((<u32>word >>> shift) << 2);
    // 1 when the lower bits reach the threshold: arithmetic, as no processor predicts a toss of a coin.
    const isAlias = <i32>(<u32>(columns[at] - 1 - (word & ((1 << shift) - 1))) >>> 31);
    return columns[at + 1 + isAlias];
  }
}

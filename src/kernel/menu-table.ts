import { TWO_TO_32 } from '../random/index.ts';
import type { Chain } from '../util/chain.ts';

/**
 * A chain laid out for walking. Each row's outcomes stand most likely first, with cumulative thresholds, and
 * are searched in that order: callers mostly do one thing in a menu, so the search is short, and one cache
 * line serves it. An alias table would need no search, but touches all its columns alike; on a few thousand
 * rows its cache misses cost twice what the search does (measured).
 *
 * Record i (four numbers of `record`, two of `seconds`, the same 16 bytes):
 *   0 highest signed word that chooses it; 1 where next * 4 + flags; 2-3 as a double: seconds.
 * "Where next" is the first record of the next row, or negative for an exit, as in a chain.
 * Law: each outcome's probability is right to within 2^-31; an outcome of probability 0 never comes.
 */
export interface MenuTable {
  readonly record: Int32Array;
  readonly seconds: Float64Array;
  /** First record of each row. */
  readonly first: Int32Array;
  /** For traces: the chain's row and outcome of each record. */
  readonly row: Int32Array;
  readonly outcome: Int32Array;
}

/** Cost: some 40 ns for each outcome. */
export function menuTableOf({ rowStart, probability, seconds, target, flags }: Chain): MenuTable {
  const rows = rowStart.length - 1;
  const count = target.length;
  if (count >= 2 ** 28)
    throw new Error(`A chain of ${count} outcomes is too large to walk; the limit is 2^28.`);
  const bytes = new ArrayBuffer(count * 16);
  const record = new Int32Array(bytes);
  const times = new Float64Array(bytes);
  const rowOf = new Int32Array(count);
  const order = new Int32Array(count);
  for (let r = 0; r < rows; r++) {
    const from = rowStart[r]!;
    const to = rowStart[r + 1]!;
    // By insertion: rows are short and there are very many. Likeliest first, the earlier one of equals.
    for (let o = from; o < to; o++) {
      const share = probability[o]!;
      let at = o;
      for (; at > from && probability[order[at - 1]!]! < share; at--) order[at] = order[at - 1]!;
      order[at] = o;
    }
    let sum = 0;
    let last = from - 1;
    for (let at = from; at < to; at++) {
      const share = probability[order[at]!]!;
      sum += share;
      if (share > 0) last = at;
    }
    let cumulated = 0;
    for (let at = from; at < to; at++) {
      const o = order[at]!;
      cumulated += probability[o]! / sum;
      const top = at >= last ? TWO_TO_32 : Math.min(TWO_TO_32, Math.round(cumulated * TWO_TO_32));
      const next = target[o]!;
      record[4 * at] = top - 1 - 0x80000000;
      record[4 * at + 1] = (next >= 0 ? rowStart[next]! : next) * 4 + flags[o]!;
      times[2 * at + 1] = seconds[o]!;
      rowOf[at] = r;
    }
  }
  return { record, seconds: times, first: rowStart.slice(0, rows), row: rowOf, outcome: order };
}

/**
 * Alias tables (Walker 1977, in Vose's linear construction) for many finite distributions at once, sampled
 * with one 32-bit word: its high bits choose a column, the rest decides between the column's own outcome and
 * its alias.
 *
 * Laws: an outcome of probability 0 never comes; in a row of n columns each outcome's probability is right to
 * within n * 2^-33. Columns are padded to a power of two, so that choosing one is a shift: no division, no
 * floating point.
 */
export interface AliasRows {
  /** First column of row r, times 4 (an index into `columns`). */
  readonly base: Int32Array;
  /** `word >>> shift[r]` is the column, the lower `shift[r]` bits are compared with its threshold. */
  readonly shift: Uint8Array;
  /**
   * Four numbers a column: threshold, own outcome, alias outcome, 0. Outcomes are indices into the given
   * probabilities.
   */
  readonly columns: Int32Array;
}

/**
 * Outcomes `start[r] <= i < start[r + 1]` form row r. A row may be empty; sampling it is a broken promise.
 */
export function buildAliasRows(start: ArrayLike<number>, probability: ArrayLike<number>): AliasRows {
  const rows = start.length - 1;
  const base = new Int32Array(rows);
  const shift = new Uint8Array(rows);
  let total = 0;
  for (let r = 0; r < rows; r++) {
    const bits = columnBits(start[r + 1]! - start[r]!);
    base[r] = total * 4;
    shift[r] = 32 - bits;
    total += 2 ** bits;
  }
  const columns = new Int32Array(total * 4);
  for (let r = 0; r < rows; r++)
    fillRow(columns, base[r]!, 32 - shift[r]!, start[r]!, start[r + 1]!, probability);
  return { base, shift, columns };
}

/** The outcome that `word` chooses in row `row`. */
export function sampleAlias(rows: AliasRows, row: number, word: number): number {
  const shift = rows.shift[row]!;
  const at = rows.base[row]! + ((word >>> shift) << 2);
  const columns = rows.columns;
  // 1 when the lower bits reach the threshold: arithmetic, because a branch here is a coin toss that no
  // processor predicts.
  const isAlias = (columns[at]! - 1 - (word & ((1 << shift) - 1))) >>> 31;
  return columns[at + 1 + isAlias]!;
}

/** At least one bit, so that a threshold fits into 31 bits. */
function columnBits(outcomes: number): number {
  let bits = 1;
  while (2 ** bits < outcomes) bits++;
  return bits;
}

function fillRow(
  columns: Int32Array,
  base: number,
  bits: number,
  from: number,
  to: number,
  probability: ArrayLike<number>,
): void {
  const count = 2 ** bits;
  const unit = 2 ** (32 - bits); // threshold that means "always the own outcome"
  let sum = 0;
  for (let i = from; i < to; i++) {
    const p = probability[i]!;
    if (!(p >= 0 && p < Infinity))
      throw new Error(`A probability is a number from 0 up, not ${p} (outcome ${i}).`);
    sum += p;
  }
  if (from === to) return;
  if (!(sum > 0)) throw new Error(`The probabilities of outcomes ${from} to ${to - 1} sum to ${sum}.`);

  const left = new Float64Array(count);
  for (let i = from; i < to; i++) left[i - from] = (probability[i]! / sum) * count;
  const small: number[] = [];
  const large: number[] = [];
  let richest = 0;
  for (let i = 0; i < count; i++) {
    if (left[i]! > left[richest]!) richest = i;
    (left[i]! < 1 ? small : large).push(i);
  }
  while (small.length > 0 && large.length > 0) {
    const s = small.pop()!;
    const l = large.at(-1)!;
    setColumn(columns, base, s, Math.round(left[s]! * unit), from + s, from + l);
    left[l] = left[l]! - (1 - left[s]!);
    if (left[l]! < 1) small.push(large.pop()!);
  }
  for (const l of large) setColumn(columns, base, l, unit, from + l, from + l);
  // Left over by rounding only: full, unless the column is padding or impossible, which must then never show
  // itself.
  for (const s of small) {
    const isPossible = from + s < to && probability[from + s]! > 0;
    setColumn(columns, base, s, isPossible ? unit : 0, from + s, from + (isPossible ? s : richest));
  }
}

function setColumn(
  columns: Int32Array,
  base: number,
  column: number,
  threshold: number,
  own: number,
  alias: number,
): void {
  // 2^31 does not fit a signed word: a full column is written as "own either way" instead.
  const at = base + column * 4;
  columns[at] = Math.min(threshold, 0x7fffffff);
  columns[at + 1] = own;
  columns[at + 2] = threshold > 0x7fffffff ? own : alias;
}

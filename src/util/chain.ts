/**
 * A chain: rows of outcomes, each leading to another row or out of the menu. The meeting point of `visits`
 * (which writes it), `exact` (which solves it) and `kernel` (which samples it); none of the three knows the
 * others.
 *
 * Laws: in every row the probabilities are >= 0 and sum to 1 within 1e-9; every target is a row or an exit of
 * the chain.
 */
export interface Chain {
  /** Row r holds outcomes `rowStart[r] <= i < rowStart[r + 1]`. Length rows + 1. */
  readonly rowStart: Int32Array;
  readonly probability: Float64Array;
  /** Seconds from the start of the row's menu to the outcome. */
  readonly seconds: Float64Array;
  /** `>= 0`: the next row. `< 0`: exit number `-1 - target`. */
  readonly target: Int32Array;
  /** Bit 0: the outcome is a press of the operator key. Bit 1: a failure (no input or no match). */
  readonly flags: Uint8Array;
}

export const OPERATOR_PRESS = 1;
export const FAILURE = 2;

export function exitOf(target: number): number {
  return -1 - target;
}

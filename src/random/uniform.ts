/** Uniforms from one 32-bit word. */

export const TWO_TO_32 = 4294967296;

/** A number in (0, 1): the middle of one of 2^32 equal cells, so neither 0 nor 1 ever comes. */
export function toUniform(word: number): number {
  return ((word >>> 0) + 0.5) * (1 / TWO_TO_32);
}

/**
 * The threshold for `isBelow`: a word is below it with probability `p`, to within 2^-32; exactly never for 0
 * and exactly always for 1.
 */
export function toThreshold(p: number): number {
  return Math.round(Math.min(1, Math.max(0, p)) * TWO_TO_32);
}

export function isBelow(word: number, threshold: number): boolean {
  return word >>> 0 < threshold;
}

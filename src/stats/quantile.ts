/**
 * The p-quantile of values in ascending order, by linear interpolation between the closest ranks (Hyndman and
 * Fan 1996, type 7, the default of R). NaN when there are none.
 */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return NaN;
  const at = Math.min(1, Math.max(0, p)) * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (at - below) * (high - low);
}

/**
 * The same where each value counts `weights[i]` times: the smallest value up to which a share p of the weight lies. NaN
 * without weight.
 */
export function quantileWeighted(sorted: ArrayLike<number>, weights: ArrayLike<number>, p: number): number {
  let total = 0;
  for (let i = 0; i < sorted.length; i++) total += weights[i]!;
  if (!(total > 0)) return NaN;
  const asked = Math.min(1, Math.max(0, p)) * total;
  let below = 0;
  let last = NaN;
  for (let i = 0; i < sorted.length; i++) {
    const weight = weights[i]!;
    if (weight === 0) continue;
    below += weight;
    last = sorted[i]!;
    // Rounding of sums must not push the last value out of reach.
    if (below >= asked * (1 - 1e-12)) return last;
  }
  return last;
}

/** The middle of values in any order; sorts a copy. NaN when there are none. */
export function medianOf(values: ArrayLike<number>): number {
  return quantileOf(Float64Array.from(values).toSorted(), 0.5);
}

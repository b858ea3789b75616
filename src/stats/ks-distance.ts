/**
 * Kolmogorov-Smirnov: the largest gap between the share of `values` up to x and `distribution(x)`. Sorts a
 * copy.
 */
export function ksDistance(values: ArrayLike<number>, distribution: (x: number) => number): number {
  const sorted = Float64Array.from(values).toSorted();
  const n = sorted.length;
  let worst = 0;
  for (let i = 0; i < n; i++) {
    const expected = distribution(sorted[i]!);
    worst = Math.max(worst, expected - i / n, (i + 1) / n - expected);
  }
  return worst;
}

/**
 * A true distribution exceeds this distance with probability at most `risk` (Dvoretzky-Kiefer-Wolfowitz with
 * Massart's constant: exact bound).
 */
export function ksLimit(count: number, risk: number): number {
  return Math.sqrt(Math.log(2 / risk) / (2 * count));
}

/**
 * Times of several rounds. On a shared machine the median says what one gets, the best what the code costs.
 */
export interface Times {
  readonly median: number;
  readonly best: number;
}

export function summarise(values: readonly number[]): Times {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median =
    sorted.length % 2 === 1 ? sorted[middle] : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return { median: median ?? Number.NaN, best: sorted[0] ?? Number.NaN };
}

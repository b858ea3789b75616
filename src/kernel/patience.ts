import type { PatienceHazard } from './types.ts';

/**
 * Nobody waits longer than a week, whatever the hazard says: it bounds the search for an agent at a desk that
 * is never staffed.
 */
export const LONGEST_PATIENCE = 604_800;

/**
 * Pieces of hazard p: `start[p] <= i < start[p + 1]`. `cumulative[i]` is the hazard gathered before
 * `from[i]`.
 */
export interface PatienceTable {
  readonly start: Int32Array;
  readonly from: Float64Array;
  readonly rate: Float64Array;
  readonly cumulative: Float64Array;
}

export function compilePatience(hazards: readonly PatienceHazard[]): PatienceTable {
  const start = new Int32Array(hazards.length + 1);
  hazards.forEach((hazard, p) => (start[p + 1] = start[p]! + hazard.from.length));
  const from = Float64Array.from(hazards.flatMap((hazard) => [...hazard.from]));
  const rate = Float64Array.from(hazards.flatMap((hazard) => [...hazard.rate]));
  const cumulative = new Float64Array(from.length);
  hazards.forEach((_, p) => {
    for (let i = start[p]! + 1; i < start[p + 1]!; i++)
      cumulative[i] = cumulative[i - 1]! + rate[i - 1]! * (from[i]! - from[i - 1]!);
  });
  return { start, from, rate, cumulative };
}

/**
 * Seconds after which a caller with hazard p gives up: the moment the gathered hazard reaches `exponential`.
 */
export function invertPatience(table: PatienceTable, p: number, exponential: number): number {
  const { from, rate, cumulative } = table;
  const last = table.start[p + 1]! - 1;
  let i = table.start[p]!;
  while (i < last && cumulative[i + 1]! <= exponential) i++;
  // A rate of 0 gives Infinity (never gives up), which the limit turns into a week; 0 / 0 cannot be:
  // exponentials are above 0.
  return Math.min(LONGEST_PATIENCE, from[i]! + (exponential - cumulative[i]!) / rate[i]!);
}

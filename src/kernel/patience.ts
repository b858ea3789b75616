import type { PatienceHazard } from './types.ts';

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

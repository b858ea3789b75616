/** Who dials what, when: where the mass of a solution enters. */
import type { Visits } from '../visits/index.ts';

export interface Demand {
  /** Weight of each type. */
  readonly weights: Float64Array;
  /** Probability that a type dials a line: `dial[type * lines + line]`. */
  readonly dial: Float64Array;
  /** Share of calls in each clock; sums to 1. */
  readonly clocks: Float64Array;
}

/**
 * Demand with the types' own weights, unless others are given (a segment alone, say). `hourShares`: 168
 * weights of the hours of the week, in any unit; absent: every hour alike.
 */
export function demandFor(
  visits: Visits,
  dial: Float64Array,
  weights?: ArrayLike<number>,
  hourShares?: ArrayLike<number>,
): Demand {
  const clocks = new Float64Array(visits.clockCount);
  let total = 0;
  visits.clockOfHour.forEach((clock, hour) => {
    const share = hourShares?.[hour] ?? 1;
    clocks[clock] = (clocks[clock] as number) + share;
    total += share;
  });
  return {
    weights: weights ? Float64Array.from(weights) : Float64Array.from(visits.types, (type) => type.weight),
    dial,
    clocks: clocks.map((share) => share / total),
  };
}

/** Everybody dials the same line: one number for all. */
export function dialOneLine(visits: Visits, line = 0): Float64Array {
  const dial = new Float64Array(visits.types.length * visits.lineIds.length);
  visits.types.forEach((_, type) => {
    dial[type * visits.lineIds.length + line] = 1;
  });
  return dial;
}

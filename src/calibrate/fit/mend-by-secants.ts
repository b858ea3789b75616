/**
 * What slopes did over a step says how sharply the posterior is curved along it, where products of slopes only say what
 * is to be expected: in a long valley the two differ, and steps creep.
 */
import { priorPull, type FitPrior } from './log-likelihood.ts';

export interface Secant {
  readonly move: Float64Array;
  /** By how much the slope of the log likelihood fell over the move. */
  readonly change: Float64Array;
}

/** A curvature more than so many times off is noise, or the ground was another there. */
const TRUSTED = 20;

/**
 * The information with each secant's curvature along its move, the last one's exactly (Broyden-Fletcher-Goldfarb-Shanno;
 * Nocedal and Wright, Numerical Optimization, 6.19). Stays positive definite.
 */
export function mendBySecants(
  information: readonly Float64Array[],
  secants: readonly Secant[],
  prior: FitPrior,
): readonly Float64Array[] {
  let mended = information;
  for (const { move, change } of secants) {
    const pull = priorPull(prior, move);
    const fall = change.map((each, j) => each - (pull[j] as number));
    const expected = mended.map((row) => dot(row, move));
    const curved = dot(fall, move);
    const thought = dot(expected, move);
    if (!(thought > 0 && curved > thought / TRUSTED && curved < thought * TRUSTED)) continue;
    mended = mended.map((row, j) =>
      row.map(
        (each, k) =>
          each -
          ((expected[j] as number) * (expected[k] as number)) / thought +
          ((fall[j] as number) * (fall[k] as number)) / curved,
      ),
    );
  }
  return mended;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j] as number) * (b[j] as number);
  return sum;
}

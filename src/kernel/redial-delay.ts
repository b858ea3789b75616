import { quantileNormal } from '../util/normal-quantile.ts';
import type { RedialProgram } from './types.ts';

/**
 * A lognormal delay cut at its upper end, drawn by inversion from one uniform: no rejection, so the slot
 * stays one word (wasm/next-step.ts draws it).
 */
export interface RedialDelay {
  readonly mu: number;
  readonly sigma: number;
  readonly maxSeconds: number;
  /** Share of the uncut lognormal that lies below `maxSeconds`. */
  readonly share: number;
}

/** Below it, a uniform share of this one is no number any more. */
const LEAST_SHARE = 1e-290;

export function compileRedialDelay({ mu, sigma, maxSeconds }: RedialProgram): RedialDelay {
  const share = sigma === 0 ? 1 : cumulateNormal((Math.log(maxSeconds) - mu) / sigma);
  // All but nothing lies beyond the cut: whoever dials again does so at its very end.
  return share < LEAST_SHARE ? { mu, sigma: 0, maxSeconds, share: 1 } : { mu, sigma, maxSeconds, share };
}

/** The normal distribution function, as the inverse of its quantile: once per world, so bisection will do. */
function cumulateNormal(z: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 1100 && low < high; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (quantileNormal(middle) < z) low = middle;
    else high = middle;
  }
  return high;
}

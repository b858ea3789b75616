import { quantileNormal } from '../util/normal-quantile.ts';
import { incompleteBeta } from './gamma-function.ts';

/**
 * Student's t quantile for any degrees of freedom > 0 (Infinity: normal) and any probability: -Infinity at 0,
 * Infinity at 1. The upper tail I(df / (df + t^2); df/2, 1/2) / 2 is solved for t by bisection in log t,
 * which cannot fail; error about 1e-13.
 */
export function quantileStudent(p: number, df: number): number {
  if (!(df > 0)) throw new Error(`Student's t needs degrees of freedom above 0, not ${df}.`);
  if (!(p >= 0 && p <= 1)) throw new Error(`A quantile needs a probability from 0 to 1, not ${p}.`);
  if (p === 0.5) return 0;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const tail = Math.min(p, 1 - p);
  // Above 1e7 degrees t and normal quantiles differ by less than 1e-6 relative, even far out.
  const t = df > 1e7 ? -quantileNormal(tail) : solveTail(tail, df);
  return p < 0.5 ? -t : t;
}

/** P(T > t) for t >= 0. */
export function tailStudent(t: number, df: number): number {
  return 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

function solveTail(tail: number, df: number): number {
  let low = -700;
  let high = 700;
  for (let i = 0; i < 200 && high - low > 1e-14; i++) {
    const middle = (low + high) / 2;
    if (tailStudent(Math.exp(middle), df) > tail) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

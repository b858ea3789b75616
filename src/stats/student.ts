import { quantileNormal } from '../util/normal-quantile.ts';

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

/** Regularised incomplete beta by Lentz's continued fraction (Numerical Recipes 6.4 gives the recurrence). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const TINY = 1e-300;
  let c = 1;
  let d = guard(1 - ((a + b) * x) / (a + 1));
  d = 1 / d;
  let h = d;
  for (let m = 1; m <= 20000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return h;

  function guard(value: number): number {
    return Math.abs(value) < TINY ? TINY : value;
  }
}

/** log of the gamma function for x > 0 (Lanczos, g = 7, nine terms; about 1e-15 relative). */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  let sum = LANCZOS[0]!;
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (z + i);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

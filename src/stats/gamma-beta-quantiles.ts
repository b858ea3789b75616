import { quantileNormal } from '../util/normal-quantile.ts';
import { incompleteBeta, incompleteGamma, incompleteGammaTail, logGamma } from './gamma-function.ts';

/**
 * The p-quantile of a beta distribution, a and b > 0; 0 at 0, 1 at 1. Newton's steps on the continued fraction, held
 * inside a bracket that halves where a step leaves it; error about 1e-12 relative.
 */
export function quantileBeta(p: number, a: number, b: number): number {
  requireShape('beta', a, b);
  requireProbability(p);
  if (p === 0 || p === 1) return p;
  // From the far end a quantile next to 1 has digits to spare.
  if (p > incompleteBeta(0.5, a, b)) return 1 - lowerBeta(1 - p, b, a);
  return lowerBeta(p, a, b);
}

/** For quantiles up to 1/2, in the logarithm of x: shapes below 1 pile up at 0. */
function lowerBeta(p: number, a: number, b: number): number {
  const constant = logGamma(a + b) - logGamma(a) - logGamma(b);
  const u = findRoot(
    (at) => incompleteBeta(Math.exp(at), a, b) - p,
    (at) => Math.exp(constant + a * at + (b - 1) * Math.log1p(-Math.exp(at))),
    (Math.log(p) + Math.log(a) - constant) / a,
    -Math.LN2,
  );
  return Math.exp(u);
}

/** The p-quantile of a gamma distribution with scale 1, shape > 0; 0 at 0, Infinity at 1. Same method and error. */
export function quantileGamma(p: number, shape: number): number {
  requireShape('gamma', shape);
  requireProbability(p);
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  const constant = logGamma(shape);
  // Wilson and Hilferty's cube (1931); far below, the first term of the series.
  const z = quantileNormal(p);
  const cube = shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
  const first = (Math.log(p) + constant + Math.log(shape)) / shape;
  const start = cube > shape / 100 ? Math.log(cube) : first;
  const upper = p > 0.5;
  const u = findRoot(
    (at) =>
      upper ? 1 - p - incompleteGammaTail(shape, Math.exp(at)) : incompleteGamma(shape, Math.exp(at)) - p,
    (at) => Math.exp(shape * at - Math.exp(at) - constant),
    start,
    709,
  );
  return Math.exp(u);
}

/** The root of a rising function: Newton's steps, halved back into the bracket. */
function findRoot(
  value: (at: number) => number,
  slope: (at: number) => number,
  start: number,
  top: number,
): number {
  let low = -745;
  let high = top;
  let at = Math.min(Math.max(start, low), high);
  for (let turn = 0; turn < 200; turn++) {
    const off = value(at);
    if (off === 0) return at;
    if (off < 0) low = at;
    else high = at;
    const step = at - off / slope(at);
    const next = step > low && step < high ? step : (low + high) / 2;
    if (Math.abs(next - at) <= 1e-15 * Math.max(1, Math.abs(at)) || next === low || next === high)
      return next;
    at = next;
  }
  return at;
}

function requireShape(name: string, ...shapes: readonly number[]): void {
  if (!shapes.every((shape) => shape > 0 && shape < Infinity))
    throw new Error(`A ${name} distribution needs shapes above 0, not ${shapes.join(' and ')}.`);
}

function requireProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new Error(`A quantile needs a probability from 0 to 1, not ${p}.`);
}

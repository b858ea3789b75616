/**
 * The normal quantile, as in src/util/normal-quantile.ts, whose six polynomials of eight coefficients stand
 * in `redialDelay.quantile`.
 */
import { log } from './host';
import { redialDelay } from './world';

/** For 0 < p < 1. */
export function quantileNormal(p: f64): f64 {
  const q = p - 0.5;
  if (abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * evaluate(0, r)) / evaluate(8, r);
  }
  const tail = q < 0 ? p : 1 - p;
  const r = sqrt<f64>(-log(tail));
  const x =
    r <= 5 ? evaluate(16, r - 1.6) / evaluate(24, r - 1.6) : evaluate(32, r - 5) / evaluate(40, r - 5);
  return q < 0 ? -x : x;
}

function evaluate(from: i32, x: f64): f64 {
  const coefficients = redialDelay.quantile;
  let sum: f64 = 0;
  for (let i = 7; i >= 0; i--) sum = sum * x + coefficients[from + i];
  return sum;
}

/** The gamma function and what is built on it. Everything that has a tail gives the tail, not one minus the rest. */

/** Regularised incomplete beta I(x; a, b), a and b > 0, by Lentz's continued fraction (Numerical Recipes 6.4 gives the recurrence). */
export function incompleteBeta(x: number, a: number, b: number): number {
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
export function logGamma(x: number): number {
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

/**
 * Regularised lower incomplete gamma P(a, x), a > 0: the series below a + 1, Lentz's continued fraction for the upper
 * tail above (Numerical Recipes 6.2).
 */
export function incompleteGamma(a: number, x: number): number {
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

/** Its upper tail Q(a, x) = 1 - P(a, x), to the same relative precision. */
export function incompleteGammaTail(a: number, x: number): number {
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

function gammaSeries(a: number, x: number): number {
  if (!(x > 0)) return 0;
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n <= 1_000_000 && term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(a * Math.log(x) - x - logGamma(a));
}

function gammaFraction(a: number, x: number): number {
  const TINY = 1e-300;
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n <= 1_000_000; n++) {
    const step = -n * (n - a);
    b += 2;
    d = step * d + b;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = b + step / c;
    if (Math.abs(c) < TINY) c = TINY;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return h * Math.exp(a * Math.log(x) - x - logGamma(a));
}

/** Derivative of logGamma for x > 0: recurrence up to 10, then the asymptotic series (about 1e-14). */
export function digamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 10; at++) shift -= 1 / at;
  const r = 1 / (at * at);
  return (
    shift + Math.log(at) - 0.5 / at - r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r / 132))))
  );
}

/** The standard normal distribution function, to the relative precision of the tail. */
export function distributionNormal(z: number): number {
  if (!Number.isFinite(z)) return z > 0 ? 1 : z < 0 ? 0 : NaN;
  const half = (z * z) / 2;
  return z < 0 ? 0.5 * incompleteGammaTail(0.5, half) : 0.5 + 0.5 * incompleteGamma(0.5, half);
}

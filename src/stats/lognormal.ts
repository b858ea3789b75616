import { distributionNormal } from './gamma-function.ts';

/** All that a normal likelihood asks of logarithms that were seen whole. */
export interface LogMoments {
  readonly count: number;
  /** Of the logarithms, and of their squares. */
  readonly sum: number;
  readonly squares: number;
}

/** Values that are only known to be larger than `log[i]`, `count[i]` of them. */
export interface CensoredLogs {
  readonly log: ArrayLike<number>;
  readonly count: ArrayLike<number>;
}

export interface LognormalFit {
  readonly mu: number;
  readonly sigma: number;
  /** Standard errors from the curvature of the likelihood; NaN where it has none. */
  readonly muError: number;
  readonly sigmaError: number;
}

/** What could not have been seen: values outside these logarithms. */
export interface Truncation {
  readonly low?: number;
  readonly high?: number;
}

/**
 * Lognormal by maximum likelihood, from values of which those below `low` or above `high` never came into the sample
 * (truncation), and of which some were cut off (censoring). Newton's steps in mu and log sigma, halved until the
 * likelihood rises. Undefined below three values or where all are alike; where the window says too little to tell a
 * wide distribution from a flat one, sigma ends at 20 and the errors are NaN.
 */
export function fitLognormal(
  moments: LogMoments,
  { low = -Infinity, high = Infinity }: Truncation = {},
  censored?: CensoredLogs,
): LognormalFit | undefined {
  const { count, sum, squares } = moments;
  const mean = sum / count;
  const variance = squares / count - mean * mean;
  if (!(count >= 3) || !(variance > 1e-12)) return undefined;
  if (low === -Infinity && high === Infinity && !censored) {
    const sigma = Math.sqrt(variance);
    const muError = sigma / Math.sqrt(count);
    return { mu: mean, sigma, muError, sigmaError: muError / Math.SQRT2 };
  }
  const target: Target = { moments, low, high, censored };
  let at: Point = [mean, Math.log(variance) / 2];
  let value = likelihood(target, at);
  let curvature = bend(target, at);
  for (let turn = 0; turn < 100; turn++) {
    const slope = gradient(target, at);
    const step = newtonStep(slope, curvature);
    let scale = 1;
    let next = at;
    let better = value;
    for (; scale > 1e-10; scale /= 2) {
      next = [at[0] + scale * step[0], Math.min(at[1] + scale * step[1], MOST_LOG_SIGMA)];
      better = likelihood(target, next);
      if (better > value) break;
    }
    if (!(better > value)) break;
    const gain = better - value;
    [at, value] = [next, better];
    curvature = bend(target, at);
    if (gain < 1e-12 * count) break;
  }
  const [a, b, c] = curvature;
  const determinant = a * c - b * b;
  const isPeak = determinant > 0 && a < 0 && at[1] < MOST_LOG_SIGMA;
  const sigma = Math.exp(at[1]);
  return {
    mu: at[0],
    sigma,
    muError: isPeak ? Math.sqrt(-c / determinant) : NaN,
    sigmaError: isPeak ? sigma * Math.sqrt(-a / determinant) : NaN,
  };
}

/** Mean of a lognormal distribution. */
export function lognormalMean(mu: number, sigma: number): number {
  return Math.exp(mu + (sigma * sigma) / 2);
}

const MOST_LOG_SIGMA = Math.log(20);

interface Target {
  readonly moments: LogMoments;
  readonly low: number;
  readonly high: number;
  readonly censored: CensoredLogs | undefined;
}

/** mu, log sigma. */
type Point = readonly [number, number];

function likelihood({ moments, low, high, censored }: Target, [mu, logSigma]: Point): number {
  const { count, sum, squares } = moments;
  const sigma = Math.exp(logSigma);
  const off = squares - 2 * mu * sum + count * mu * mu;
  const top = (high - mu) / sigma;
  const window = Math.log(between((low - mu) / sigma, top));
  let total = -count * logSigma - off / (2 * sigma * sigma) - count * window;
  if (censored)
    for (let i = 0; i < censored.log.length; i++)
      total += censored.count[i]! * (Math.log(between((censored.log[i]! - mu) / sigma, top)) - window);
  return total;
}

function gradient({ moments, low, high, censored }: Target, [mu, logSigma]: Point): Point {
  const { count, sum, squares } = moments;
  const sigma = Math.exp(logSigma);
  const off = squares - 2 * mu * sum + count * mu * mu;
  const top = (high - mu) / sigma;
  const window = windowSlope((low - mu) / sigma, top, sigma);
  let byMu = (sum - count * mu) / (sigma * sigma) - count * window[0];
  let bySigma = off / (sigma * sigma) - count - count * window[1];
  if (censored)
    for (let i = 0; i < censored.log.length; i++) {
      const own = windowSlope((censored.log[i]! - mu) / sigma, top, sigma);
      byMu += censored.count[i]! * (own[0] - window[0]);
      bySigma += censored.count[i]! * (own[1] - window[1]);
    }
  return [byMu, bySigma];
}

/** Derivatives of log(distribution(b) - distribution(a)) by mu and log sigma. */
function windowSlope(a: number, b: number, sigma: number): Point {
  const share = between(a, b);
  const [atA, atB] = [density(a), density(b)];
  return [
    (atA - atB) / (share * sigma),
    ((Number.isFinite(a) ? a * atA : 0) - (Number.isFinite(b) ? b * atB : 0)) / share,
  ];
}

/** Second derivatives by central differences of the gradient: mu mu, mu sigma, sigma sigma. */
function bend(target: Target, [mu, logSigma]: Point): readonly [number, number, number] {
  const h = 1e-5;
  const step = h * Math.exp(logSigma);
  const [muUp, muDown] = [gradient(target, [mu + step, logSigma]), gradient(target, [mu - step, logSigma])];
  const [up, down] = [gradient(target, [mu, logSigma + h]), gradient(target, [mu, logSigma - h])];
  return [(muUp[0] - muDown[0]) / (2 * step), (up[0] - down[0]) / (2 * h), (up[1] - down[1]) / (2 * h)];
}

/** Newton's step where the likelihood is a hill, else uphill by its diagonal. */
function newtonStep([x, y]: Point, [a, b, c]: readonly [number, number, number]): Point {
  const determinant = a * c - b * b;
  if (a < 0 && determinant > 0) return [(-c * x + b * y) / determinant, (b * x - a * y) / determinant];
  return [x / Math.max(Math.abs(a), 1e-9), y / Math.max(Math.abs(c), 1e-9)];
}

/** Both from the nearer tail, so that a far window keeps its digits. */
function between(a: number, b: number): number {
  const share =
    a > 0 ? distributionNormal(-a) - distributionNormal(-b) : distributionNormal(b) - distributionNormal(a);
  return Math.max(share, Number.MIN_VALUE);
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

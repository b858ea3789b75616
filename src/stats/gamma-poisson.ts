import { incompleteBeta, logGamma } from './gamma-function.ts';

/**
 * Counts whose rate varies by a gamma factor with mean 1: negative binomial. A coefficient of variation of the factor
 * below this is none, as for whoever draws it.
 */
const NONE = 1e-6;
const MOST = 5;

/**
 * Log of the probability of `count`, given its mean and the coefficient of variation of its rate; without the terms
 * that depend on the count alone. 0 for nothing where nothing was expected.
 */
function logProbability(count: number, mean: number, cv: number): number {
  if (mean === 0) return count === 0 ? 0 : -Infinity;
  if (cv < NONE) return count * Math.log(mean) - mean;
  const shape = 1 / (cv * cv);
  return (
    logGamma(count + shape) -
    logGamma(shape) -
    shape * Math.log1p(mean / shape) +
    count * (Math.log(mean) - Math.log(shape + mean))
  );
}

/**
 * Coefficient of variation of the rate of counts with known means, by maximum likelihood; 0 where they vary no more than
 * Poisson's. Golden section on its logarithm. `weights`: how often each counts. Cost: some 60 passes.
 */
export function fitGammaPoisson(
  counts: ArrayLike<number>,
  means: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  const total = (cv: number): number => {
    let sum = 0;
    for (let i = 0; i < counts.length; i++) {
      const weight = weights?.[i] ?? 1;
      if (weight > 0) sum += weight * logProbability(counts[i]!, means[i]!, cv);
    }
    return sum;
  };
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(1e-3), Math.log(MOST)];
  let [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
  let [atLeft, atRight] = [total(Math.exp(left)), total(Math.exp(right))];
  for (let turn = 0; turn < 60 && high - low > 1e-7; turn++) {
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - ratio * (high - low);
      atLeft = total(Math.exp(left));
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + ratio * (high - low);
      atRight = total(Math.exp(right));
    }
  }
  const cv = Math.exp((low + high) / 2);
  return total(cv) > total(0) + 1e-9 ? cv : 0;
}

export interface TwoFactors {
  /** Coefficient of variation of the factor that a whole day shares. */
  readonly daily: number;
  /** Of the factor that an hour has for itself. */
  readonly hourly: number;
}

/**
 * The two by moments. With mean m_h of hour h and M of the day: E (N_day - M)^2 = M + M^2 daily^2 + rest, where rest is
 * sum m_h^2 hourly^2 (1 + daily^2); and within a day, with p_h = m_h / M, E (N_h - p_h N)^2 is the multinomial
 * N p_h (1 - p_h) and what the hours vary. Clipped at 0 each.
 *
 * @param counts `counts[day][hour]`
 * @param means expected counts, same shape
 * @param used degrees of freedom that the means were fitted with: days lost in the total, and share of the variance
 *   that is missing within the day
 */
export function splitVariation(
  counts: readonly ArrayLike<number>[],
  means: readonly ArrayLike<number>[],
  used: { readonly days: number; readonly within: number } = { days: 0, within: 0 },
  weights?: ArrayLike<number>,
): TwoFactors {
  let [days, dayExcess, daySquares] = [0, 0, 0];
  let [within, expected, hourSquares, restOfDay] = [0, 0, 0, 0];
  counts.forEach((row, d) => {
    const weight = weights?.[d] ?? 1;
    if (weight === 0) return;
    let [total, mean, squares] = [0, 0, 0];
    for (let h = 0; h < row.length; h++) {
      total += row[h]!;
      mean += means[d]![h]!;
      squares += means[d]![h]! ** 2;
    }
    if (!(mean > 0)) return;
    days += weight;
    dayExcess += weight * (total - mean) ** 2;
    daySquares += weight * mean * mean;
    expected += weight * mean;
    restOfDay += weight * squares;
    for (let h = 0; h < row.length; h++) {
      const p = means[d]![h]! / mean;
      if (p === 0) continue;
      const off = row[h]! - total * p;
      within += weight * (off * off - (1 - used.within) * total * p * (1 - p));
      // What an hour's own factor adds once the day's total is known; total (total - 1) has the mean of the squared rate.
      hourSquares += weight * total * (total - 1) * p * p * (1 - 2 * p + squares / (mean * mean));
    }
  });
  const hourly = hourSquares > 0 ? Math.sqrt(Math.max(0, within / ((1 - used.within) * hourSquares))) : 0;
  const left = days > used.days ? days / (days - used.days) : 1;
  const excess = dayExcess * left - expected - restOfDay * hourly * hourly;
  return { daily: daySquares > 0 ? Math.sqrt(Math.max(0, excess / daySquares)) : 0, hourly };
}

/** Smallest count whose probability of not being exceeded reaches p. Bisection on the exact distribution. */
export function quantileGammaPoisson(p: number, mean: number, cv: number): number {
  if (!(p >= 0 && p <= 1)) throw new Error(`A quantile needs a probability from 0 to 1, not ${p}.`);
  if (mean === 0 || p === 0) return 0;
  if (p === 1) return Infinity;
  // A rate that does not vary: a shape so large that nobody sees the difference.
  const shape = Math.min(1 / Math.max(cv, NONE) ** 2, 1e9);
  const upTo = (count: number): number => incompleteBeta(shape / (shape + mean), shape, count + 1);
  let high = Math.ceil(mean) + 1;
  while (upTo(high) < p) high *= 2;
  let low = -1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (upTo(middle) >= p) high = middle;
    else low = middle;
  }
  return high;
}

import type { SlotReader } from './slot-reader.ts';

/**
 * A Poisson count with the given mean (>= 0), exact for any mean.
 * Below 10 by multiplying uniforms; from 10 on by Hörmann's transformed rejection, PTRS ("The transformed
 * rejection method for generating Poisson random variables", 1993), about 1.1 tries whatever the mean.
 */
export function drawPoisson(reader: SlotReader, mean: number): number {
  if (!(mean >= 0 && mean < 1e12))
    throw new Error(`A Poisson count needs a mean from 0 to 1e12, not ${mean}.`);
  return mean < 10 ? drawByProduct(reader, mean) : drawByRejection(reader, mean);
}

function drawByProduct(reader: SlotReader, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  // With mean 0 the limit is 1, which no product of uniforms exceeds.
  for (let product = reader.nextUniform(); product > limit; product *= reader.nextUniform()) count++;
  return count;
}

function drawByRejection(reader: SlotReader, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  const logMean = Math.log(mean);
  for (;;) {
    const u = reader.nextUniform() - 0.5;
    const v = reader.nextUniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= k * logMean - mean - logFactorial(k)) return k;
  }
}

/** log(n!) by Stirling's series above 10 (error below 1e-10), by summing below. */
export function logFactorial(n: number): number {
  if (n < 10) {
    let sum = 0;
    for (let i = 2; i <= n; i++) sum += Math.log(i);
    return sum;
  }
  const x = n + 1;
  const r = 1 / (x * x);
  return (
    (x - 0.5) * Math.log(x) -
    x +
    0.5 * Math.log(2 * Math.PI) +
    (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r / 1680))) / x
  );
}

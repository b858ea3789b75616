import type { SlotReader } from './slot-reader.ts';

/**
 * A gamma variate with the given shape (> 0) and scale 1.
 * Source: Marsaglia & Tsang, "A simple method for generating gamma variables" (2000); below shape 1 by their
 * power of a uniform.
 */
export function drawGamma(reader: SlotReader, shape: number): number {
  if (!(shape > 0)) throw new Error(`A gamma variate needs a shape above 0, not ${shape}.`);
  if (shape < 1) return drawGamma(reader, shape + 1) * reader.nextUniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = reader.nextNormal();
    const t = 1 + c * x;
    if (t <= 0) continue;
    const v = t * t * t;
    const u = reader.nextUniform();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/**
 * A factor with mean 1 and the given coefficient of variation, gamma distributed; 1 when there is hardly
 * any.
 */
export function drawRateFactor(reader: SlotReader, cv: number): number {
  // Its square would be too small to count with: nothing varies.
  if (cv < 1e-6) return 1;
  const shape = 1 / (cv * cv);
  return drawGamma(reader, shape) / shape;
}

/** What may be true of a parameter, as a distribution: from a uniform number to a value. */
import type { Parameter } from '../../behaviour/index.ts';
import { quantileNormal } from '../../util/normal-quantile.ts';

/** Half of a 95 % interval, in standard deviations of a normal. `low` and `high` are its ends there. */
const TO_95 = quantileNormal(0.975);

/** The value below which the parameter lies with probability `p`, 0 < p < 1. */
export function valueAt(
  {
    value,
    low,
    high,
    distribution,
  }: Parameter & { distribution?: 'triangular' | 'uniform' | 'normal' | 'lognormal' },
  p: number,
): number {
  switch (distribution ?? 'triangular') {
    case 'triangular':
      return triangularAt(p, low, value, high);
    case 'uniform':
      return low + p * (high - low);
    case 'normal':
      return value + (quantileNormal(p) * (high - low)) / (2 * TO_95);
    case 'lognormal':
      return value * Math.exp((quantileNormal(p) * Math.log(high / low)) / (2 * TO_95));
  }
}

/** The triangular distribution with its mode at `mode`, inverted. */
function triangularAt(p: number, low: number, mode: number, high: number): number {
  const width = high - low;
  if (!(width > 0)) return mode;
  const turn = (mode - low) / width;
  return p < turn
    ? low + Math.sqrt(p * width * (mode - low))
    : high - Math.sqrt((1 - p) * width * (high - mode));
}

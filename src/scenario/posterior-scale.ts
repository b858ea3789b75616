/** Between a parameter and the scale on which what is known of it is normal. */
import { ownValue } from '../util/own-value.ts';
import type { Posterior, PosteriorScale } from './types.ts';

/** Nothing is quite impossible or quite certain on a scale that has no ends. */
const LEAST = 1e-12;

const FLOORS: Readonly<Record<string, string>> = { highMark: 'lowMark' };

/** The parameter above which another one lies, on the scale `above`. Undefined: it has no such scale. */
export function floorOf(name: string): string | undefined {
  return ownValue(FLOORS, name);
}

/**
 * @param floor for `above` only: the value of `floorOf` the parameter
 * @returns a finite number also at the ends of what the parameter can be
 */
export function toScale(scale: PosteriorScale, value: number, floor = 0): number {
  switch (scale) {
    case 'linear':
      return value;
    case 'log':
      return Math.log(Math.max(LEAST, value));
    case 'logit':
      return logit(value);
    case 'above':
      return logit(floor < 1 ? (value - floor) / (1 - floor) : 1);
  }
}

/** The inverse of `toScale`. */
export function fromScale(scale: PosteriorScale, x: number, floor = 0): number {
  switch (scale) {
    case 'linear':
      return x;
    case 'log':
      return Math.exp(x);
    case 'logit':
      return 1 / (1 + Math.exp(-x));
    case 'above':
      return floor + (1 - floor) / (1 + Math.exp(-x));
  }
}

/**
 * Values by name, from one vector on the scales.
 *
 * @param valueOf of a floor that is not among the names
 */
export function valuesFromScale(
  { names, scales }: Pick<Posterior, 'names' | 'scales'>,
  x: ArrayLike<number>,
  valueOf: (name: string) => number,
): Record<string, number> {
  const at = (name: string): number => {
    const i = names.indexOf(name);
    if (i < 0) return valueOf(name);
    const scale = scales[i] ?? 'linear';
    const floor = scale === 'above' ? floorOf(name) : undefined;
    return fromScale(scale, x[i] ?? 0, floor === undefined ? 0 : at(floor));
  };
  return Object.fromEntries(names.map((name) => [name, at(name)]));
}

function logit(p: number): number {
  const inside = Math.min(1 - LEAST, Math.max(LEAST, p));
  return Math.log(inside / (1 - inside));
}

/** The urge to hang up: a constant hazard per second in each stretch of a call. */
import type { ParameterValues } from './parameters.ts';
import type { Dispositions, Mood } from './types.ts';

export interface Urges {
  /** Hazard per second while the menu goes on in the present mood. */
  readonly now: number;
  /** Hazard per second once it is clear that nothing fits. */
  readonly stuck: number;
}

export function urgesOf({ patient }: Dispositions, mood: Mood, p: ParameterValues): Urges {
  const factor = patient ? 2 - p.impatience : p.impatience;
  const stuck = p.hangUpStuck * factor;
  return { now: mood === 'stuck' ? stuck : p.hangUpProgressing * factor, stuck };
}

export interface Exposure {
  /** Share still on the line at the end of the stretch: exp(-hazard * seconds). */
  readonly stays: number;
  readonly leaves: number;
  /** Mean seconds into the stretch at which those who leave do so. */
  readonly leaveSeconds: number;
}

/** One stretch under one hazard. Mean of the exponential cut at L: 1/h - L e^(-hL) / (1 - e^(-hL)). */
export function exposeTo(hazard: number, seconds: number): Exposure {
  const x = hazard * seconds;
  if (!(x > 0)) return { stays: 1, leaves: 0, leaveSeconds: 0 };
  const leaves = -Math.expm1(-x);
  // The closed form cancels for small x; its series is exact to 1e-9 there.
  const leaveSeconds = x < 1e-3 ? seconds * (0.5 - x / 12) : 1 / hazard - (seconds * (1 - leaves)) / leaves;
  return { stays: 1 - leaves, leaves, leaveSeconds };
}

/** Probability of having hung up after stretches of (hazard per second, seconds), in any order. */
export function hangUpProbability(
  stretches: readonly { readonly hazard: number; readonly seconds: number }[],
): number {
  return -Math.expm1(-stretches.reduce((sum, { hazard, seconds }) => sum + hazard * seconds, 0));
}

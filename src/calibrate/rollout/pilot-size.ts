/** How many calls a pilot needs, and when it has to be stopped: plain arithmetic of shares. */
import { quantileBeta } from '../../stats/index.ts';
import { quantileNormal } from '../../util/normal-quantile.ts';

export interface PilotPlan {
  /** Share of calls now, 0 to 1. */
  readonly before: number;
  /** Share of calls that the pilot is to be told from it. */
  readonly after: number;
  /** Share of callers in the pilot, 0 to 1, both ends left out. */
  readonly share: number;
  /** Probability of seeing a difference that is there. */
  readonly power: number;
  /** Two-sided probability of seeing one that is not. */
  readonly level: number;
}

/**
 * Calls of the pilot's arm that tell two shares apart, each call counted as independent of the others; infinite for
 * equal shares. The control is everybody else in the same hours.
 *
 * Source: the usual comparison of two proportions with unequal arms, (z_{1-level/2} + z_power)^2 [p2 q2 + s/(1-s) p1 q1] /
 * (p1 - p2)^2; 7.849 for 80 % and 5 %.
 */
export function pilotCalls({ before, after, share, power, level }: PilotPlan): number {
  const z = quantileNormal(1 - level / 2) + quantileNormal(power);
  const spread = after * (1 - after) + (share / (1 - share)) * before * (1 - before);
  return (z ** 2 * spread) / (before - after) ** 2;
}

/** How sure a guard rail has to be, and above how many points of the control it stands. */
export const GUARD_POINTS = 0.03;
export const GUARD_CERTAINTY = 0.95;

/**
 * The fewest lost calls among `calls` of the pilot with which its share is, with `GUARD_CERTAINTY`, more than `GUARD_POINTS`
 * above the control's (Jeffreys' posterior of a share): the pilot is stopped then. Undefined when no number says so.
 */
export function guardRail(calls: number, control: number): number | undefined {
  const limit = control + GUARD_POINTS;
  const isTooMany = (lost: number): boolean =>
    quantileBeta(1 - GUARD_CERTAINTY, lost + 0.5, calls - lost + 0.5) > limit;
  if (limit >= 1 || !isTooMany(calls)) return undefined;
  let low = 0;
  let high = calls;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isTooMany(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export interface SteppedWedge {
  readonly lines: number;
  /** Groups of lines that move one after another, as equally spaced as the weeks allow. */
  readonly waves: number;
  readonly weeks: number;
  /** Of a line in a week. */
  readonly calls: number;
  /** Share of calls, 0 to 1. */
  readonly share: number;
  /** Variance between days over that of independent calls. */
  readonly dispersion: number;
  /** Standard deviation of lines about their mean share. */
  readonly between: number;
}

/**
 * Standard error of the effect when lines move in waves. Source: Hussey and Hughes, Contemporary Clinical Trials 28
 * (2007), the variance of the weighted least squares estimate with a random effect of the line.
 */
export function steppedWedgeError({
  lines,
  waves,
  weeks,
  calls,
  share,
  dispersion,
  between,
}: SteppedWedge): number {
  const noise = (dispersion * share * (1 - share)) / calls;
  const spread = between ** 2;
  const hasMoved = (line: number, week: number): number =>
    Number(week >= Math.round((weeks * (1 + (line % waves))) / (waves + 1)));
  let u = 0;
  let v = 0;
  for (let line = 0; line < lines; line++) {
    let row = 0;
    for (let week = 0; week < weeks; week++) row += hasMoved(line, week);
    u += row;
    v += row ** 2;
  }
  let w = 0;
  for (let week = 0; week < weeks; week++) {
    let column = 0;
    for (let line = 0; line < lines; line++) column += hasMoved(line, week);
    w += column ** 2;
  }
  return Math.sqrt(
    (lines * noise * (noise + weeks * spread)) /
      ((lines * u - w) * noise + (u ** 2 + lines * weeks * u - weeks * w - lines * v) * spread),
  );
}

/** What sums over weeks say of a half-hour: its calls, its share answered in time, and how sure that is. */
import { SHIFTS_A_WEEK } from '../../kernel/index.ts';
import type { Moments } from './moments.ts';

/** Fewer calls than this in all weeks together say nothing about a share such as 80 %. */
export const LEAST_CALLS = 30;
/** Fewer weeks than this leave the luck of the days in: a slope needs points. */
const LEAST_WEEKS = 6;

/** Calls and answers of a half-hour as they would have been with as many fresh callers as expected. */
export interface CellSums {
  readonly offered: number;
  readonly within: number;
  readonly weeks: number;
  /** Sums of squares about the mean, what goes with luck taken out; of within, their product, and offered. */
  readonly ww: number;
  readonly wo: number;
  readonly oo: number;
  /** Weeks minus what was fitted to them. */
  readonly freedom: number;
}

export function sumsOf(moments: Moments, cell: number): CellSums {
  const shift = cell % SHIFTS_A_WEEK;
  const weeks = moments.weeks[shift] as number;
  const luck = moments.luck[shift] as number;
  const [o, w] = [moments.offered[cell] as number, moments.within[cell] as number];
  const [ww, wo, oo] = [
    (moments.withinSquared[cell] as number) - (w * w) / weeks,
    (moments.withinOffered[cell] as number) - (w * o) / weeks,
    (moments.offeredSquared[cell] as number) - (o * o) / weeks,
  ];
  const ff = (moments.luckSquared[shift] as number) - (luck * luck) / weeks;
  if (weeks < LEAST_WEEKS || !(ff > 1e-12))
    return { offered: o, within: w, weeks, ww, wo, oo, freedom: weeks - 1 };
  const [wf, of] = [
    (moments.withinLuck[cell] as number) - (w * luck) / weeks,
    (moments.offeredLuck[cell] as number) - (o * luck) / weeks,
  ];
  return {
    // Few calls scatter: a slope of nothing but chance must not make calls negative, nor more answers than calls.
    offered: Math.max(0, o - (of / ff) * luck),
    within: Math.max(0, Math.min(w - (wf / ff) * luck, o - (of / ff) * luck)),
    weeks,
    ww: ww - (wf * wf) / ff,
    wo: wo - (wf * of) / ff,
    oo: oo - (of * of) / ff,
    freedom: weeks - 2,
  };
}

/** Share answered in time, with its standard error over weeks; the same as log odds. */
export interface SeenLevel {
  readonly share: number;
  readonly error: number;
  readonly logit: number;
  /** Of the log odds. */
  readonly variance: number;
  readonly freedom: number;
}

/**
 * A ratio over weeks with the delta method's error, not below that of calls which have nothing to do with each
 * other; half a call more on each side keeps all and none finite. Undefined where too few came to say anything.
 */
export function seeLevel(moments: Moments, cells: readonly number[]): SeenLevel | undefined {
  let [offered, within, ww, wo, oo, freedom] = [0, 0, 0, 0, 0, Number.POSITIVE_INFINITY];
  for (const cell of cells) {
    const sums = sumsOf(moments, cell);
    if (sums.freedom < 1) return undefined;
    const inflate = sums.weeks / sums.freedom;
    offered += sums.offered;
    within += sums.within;
    ww += sums.ww * inflate;
    wo += sums.wo * inflate;
    oo += sums.oo * inflate;
    freedom = Math.min(freedom, sums.freedom);
  }
  if (offered < LEAST_CALLS) return undefined;
  const share = Math.max(0.5, Math.min(within + 0.5, offered + 0.5)) / (offered + 1);
  const spread = share * (1 - share);
  const squares = Math.max(0, ww - 2 * share * wo + share * share * oo);
  const variance = Math.max(squares / offered ** 2, spread / (offered + 1));
  return {
    share,
    error: Math.sqrt(variance),
    logit: logitOf(share),
    variance: variance / spread ** 2,
    freedom,
  };
}

export function logitOf(share: number): number {
  const held = Math.min(1 - 1e-9, Math.max(1e-9, share));
  return Math.log(held / (1 - held));
}

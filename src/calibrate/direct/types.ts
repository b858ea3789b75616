/** What a log says by counting alone, as plain data: one row a figure. */
import type { Said } from '../../words/index.ts';

export const DIRECT_FAMILIES = [
  'arrivals',
  'menus',
  'hang-ups',
  'redials',
  'served',
  'advice',
  'patience',
  'handling',
  'wrong-number',
  'recognition',
] as const;
export type DirectFamily = (typeof DIRECT_FAMILIES)[number];

/** What a figure holds for; what is absent holds for everything in the log. */
export interface DirectScope {
  readonly line?: string;
  /** Machine id; goes with `menu`. */
  readonly machine?: string;
  /** State path. */
  readonly menu?: string;
  readonly desk?: string;
  /** Seconds waited or elapsed, from here on. */
  readonly from?: number;
  /** Seconds, up to here. Absent with `from`: without end. */
  readonly to?: number;
  /** 1 (Monday) to 7. */
  readonly weekday?: number;
  /** Of the day, 0 to 23. */
  readonly hour?: number;
}

/** Where an interval comes from by formula: Jeffreys, Greenwood's log-log, the curvature of a likelihood. */
export type IntervalFormula = 'jeffreys' | 'greenwood' | 'normal' | 'none';

export interface Estimate {
  readonly value: number;
  /** Ends of the 90 % interval that is printed: the outer ends of the formula's and the resampled one, so never less than the wider. */
  readonly low: number;
  readonly high: number;
  /** What was counted: trials, events, talks, days. */
  readonly n: number;
  readonly formula: IntervalFormula;
  /** The formula's own ends, as if every call were independent of the others. */
  readonly independent: readonly [low: number, high: number] | undefined;
  /** Ends with whole days or callers drawn again; undefined with fewer than ten of them. */
  readonly resampled: readonly [low: number, high: number] | undefined;
  /** What was drawn again. */
  readonly resampledBy: 'days' | 'callers';
  /** How many of them there are. */
  readonly clusters: number;
  /**
   * Variance between days or callers over the variance of independent calls. 1: calls are independent; 2.8 at a bank
   * whose hang-ups vary by day; far above that a state of the system, not a parameter. Undefined where nothing says it.
   */
  readonly dispersion: number | undefined;
}

/** On which side of the truth the figure lies, where what is counted is not quite what is asked. */
export type Bound = 'exact' | 'at-least' | 'at-most';

export interface DirectRow {
  /** Unique in its table: the parameter or the figure, then what it holds for: `handlingSeconds@pc-service`. */
  readonly id: string;
  readonly family: DirectFamily;
  /** The parameter of the scenario of which this is the value, same unit; empty: a figure to read, no parameter. */
  readonly parameter: string;
  readonly at: DirectScope;
  /** As the parameter has it. */
  readonly unit: string;
  /** Undefined: the log does not say. */
  readonly estimate: Estimate | undefined;
  readonly bound: Bound;
  /** Why the log does not say, or what the figure leaves open. */
  readonly note: Said | undefined;
}

/** When callers called, as a scenario's `weekShares`. */
export interface CallProfile {
  /** 168 shares, from Monday 0 h; undefined below a week of days. */
  readonly weekShares: readonly number[] | undefined;
  /** Calls behind each share, same order. */
  readonly calls: readonly number[];
}

export interface DirectTable {
  /** Of every interval in it. */
  readonly level: number;
  readonly rows: readonly DirectRow[];
  readonly profile: CallProfile;
  /** Calls counted, after what was excluded. */
  readonly calls: number;
  /** Calls left out, by the finding that says why. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Days with a call, those left out not counted. */
  readonly days: number;
  /** `YYYY-MM-DD` of the first and the last call, on the log's clock; empty without calls. */
  readonly from: string;
  readonly to: string;
}

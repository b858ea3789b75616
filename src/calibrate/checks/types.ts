/** What the checks of a calibration say, as plain data: it crosses threads and is drawn by the report. */
import type { Said } from '../../words/index.ts';
import type { LogKind } from '../simulated/log-kinds.ts';
import type { FitScale, Profile, Spread } from '../types.ts';

/** A share or mean that was observed, beside the 90 % interval in which the model expects it. */
export interface Foreseen {
  readonly observed: number;
  /** Of the prediction: median, 5 and 95 %; parameters and the luck of that many calls. */
  readonly expected: Spread;
  /** Two-sided: how often the model gives something at least as far off. */
  readonly p: number;
}

/** What a cell of the predictive check is about. */
export const CELL_KINDS = ['key', 'hang-up', 'hang-up-time', 'key-time', 'line-hour', 'repeat-day'] as const;
export type CellKind = (typeof CELL_KINDS)[number];

/**
 * One cell. `key` and `hang-up`: share of hearings of a menu that ended so; `hang-up-time`: share of its hang-ups in a
 * band of seconds; `key-time`: mean seconds of a key; `line-hour`: share of a line's calls that fell into an hour;
 * `repeat-day`: share of callers who call again on the n-th day.
 */
export interface PredictedCell extends Foreseen {
  readonly kind: CellKind;
  /** Line id; empty for all. */
  readonly line: string;
  /** State path; empty where no menu is meant. */
  readonly menu: string;
  /** The key (`0`-`9`, `*`, `#`, `no-input`, `no-match`), the band (`5-10`), the hour or the day. */
  readonly what: string;
  /** Hearings, hang-ups, keys, calls or callers that are divided by. */
  readonly n: number;
  readonly unit: 'share' | 'seconds';
}

/** Would the calibrated model have written this log? */
export interface PredictiveCheck {
  readonly draws: number;
  readonly cells: readonly PredictedCell[];
  /** Share of cells whose observation lies inside the interval: .9 where the model fits. */
  readonly inside: number;
  /** The furthest off, worst first, at most ten, in words. */
  readonly worst: readonly { readonly cell: PredictedCell; readonly sentence: Said }[];
}

/** Weeks that were kept from the fit. */
export interface HoldOut {
  /** First and last day of the weeks that were predicted, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** Calls fitted, and calls predicted. */
  readonly fitted: number;
  readonly calls: number;
  readonly cells: readonly PredictedCell[];
  /** Share of cells inside: .9 where intervals promise what they keep. */
  readonly inside: number;
  /** Mean log probability of a call's path, natural logarithm: higher is better. */
  readonly score: {
    readonly model: number;
    /** Shares of paths as they were in the weeks before. */
    readonly lastWeeks: number;
    /** The scenario as it is shipped. */
    readonly defaults: number;
  };
}

/** A line whose menu the fit has never heard: the only test of transport to a new one. */
export interface LeftOutLine {
  readonly line: string;
  readonly calls: number;
  /** Half the sum of differences between predicted and observed shares of what callers did, at first hearing: 0 to 1. */
  readonly error: number;
  /** The same had the line been fitted too. */
  readonly errorFitted: number;
  /** Share of its cells inside their intervals. */
  readonly inside: number;
}

export interface LeaveLineOut {
  readonly lines: readonly LeftOutLine[];
  /** Weighed by calls. */
  readonly error: number;
  readonly inside: number;
  /**
   * Sd of the effect of labels beyond their words, log odds, that makes the intervals of lines left out keep what they
   * promise.
   */
  readonly tau: number;
}

/** One parameter of one run of the self-check: truth, value and interval on the parameter's working scale. */
export interface Recovered extends Spread {
  readonly run: number;
  readonly name: string;
  readonly scale: FitScale;
  readonly truth: number;
  readonly isInside: boolean;
  /** Position of the truth in the posterior, 0 to 1: uniform over runs when all is well. */
  readonly rank: number;
  /** Posterior sd over prior sd; above `NOT_SAID` the log said nothing, and covering is no merit. */
  readonly narrowed: number;
  /** Whether the fit of this run reached its top; one that did not says that its intervals are rough. */
  readonly isSettled: boolean;
}

export interface SelfCheckRow {
  readonly name: string;
  readonly scale: FitScale;
  readonly intervals: number;
  readonly covered: number;
  /** Mean of (truth - posterior mean) / posterior sd: 0 without bias; and its sd: 1 when widths are right. */
  readonly bias: number;
  readonly spread: number;
  /** P of ranks at least as uneven, if all is well (chi-squared, five bands). */
  readonly uniform: number;
}

/** Truth from the prior, logs from the kernel, calibrated: do intervals cover what they promise? */
export interface SelfCheck {
  readonly runs: number;
  /** Calls of each log. */
  readonly calls: number;
  readonly rows: readonly SelfCheckRow[];
  readonly intervals: number;
  readonly covered: number;
  /** Of 90 % intervals; with its own 90 % interval. */
  readonly coverage: Spread;
  readonly uniform: number;
  /** Coverage between .86 and .94, of 480 intervals or more. */
  readonly isAccepted: boolean;
  /** The same for runs whose fit reached its top. */
  readonly settled: { readonly runs: number; readonly intervals: number; readonly covered: number };
  /** The same for intervals of which the log said something. */
  readonly said: { readonly intervals: number; readonly covered: number };
  readonly recovered: readonly Recovered[];
  /** Runs that found no fit. */
  readonly failed: number;
  /** Whether it was stopped before its last run. */
  readonly isStopped: boolean;
}

/** A log that one does not have yet; a test or a pilot on top of it; or nothing. */
export interface PlannedSource {
  readonly kind: LogKind | 'none' | 'phone-test' | 'pilot';
  /** Calls of the log or of the pilot, or participants. */
  readonly size: number;
  /** Days of the log; those of the log below for a test or a pilot, 0 for a test alone. */
  readonly days: number;
}

export interface PlanRow {
  readonly source: PlannedSource;
  readonly title: Said;
  /** Half-width of the 90 % interval of the headline, by figure, in its unit. */
  readonly halfWidth: Readonly<Record<string, number>>;
  /** Directions of the parameters that it narrows to less than `NOT_SAID` of the prior. */
  readonly learnt: number;
}

export interface PlanParameter {
  readonly name: string;
  readonly prior: Spread;
  /** Share of the headline's prior variance that is this parameter's, by figure. */
  readonly share: Readonly<Record<string, number>>;
  /** Posterior sd over prior sd, parallel to the rows of the plan. */
  readonly narrowed: readonly number[];
}

/** Before any log exists: which would narrow what, for these menus. */
export interface CalibrationPlan {
  /** After minus before, by figure: the scenario's own, and what all parameters together leave open. */
  readonly headline: Readonly<Record<string, Spread>>;
  readonly rows: readonly PlanRow[];
  /** By share of the lead figure's variance, largest first. */
  readonly parameters: readonly PlanParameter[];
  /** Which log to turn on first, and what waiting for more would bring. */
  readonly advice: Said;
  /** Parameters that no log of those planned narrows. */
  readonly never: readonly string[];
}

/** All checks of one calibration; what was not asked for is absent. */
export interface CalibrationChecks {
  readonly predictive?: PredictiveCheck;
  readonly holdOut?: HoldOut;
  readonly leaveLineOut?: LeaveLineOut;
  /** Of the parameters that move the headline most. */
  readonly profiles?: readonly Profile[];
  readonly selfCheck?: SelfCheck;
}

/** What a calibration says, as plain data: it crosses threads, is printed, drawn and kept in a scenario. */
import type { Posterior, PosteriorScale } from '../scenario/index.ts';
import type { Said } from '../words/index.ts';
import type { DirectTable } from './direct/types.ts';
import type { Finding } from './findings/types.ts';

/** The scale on which a parameter is taken as normal. */
export type FitScale = PosteriorScale;

/** Parameters that were learnt together; their rows come when a scenario is written. */
export type FittedPosterior = Omit<Posterior, 'rows'>;

/** How a row was learnt: counted by itself, fitted to the paths of the calls, or not at all. */
export type LearntHow = 'direct' | 'likelihood' | 'none';

/** A value with the ends of its 90 % interval, in the unit of the parameter. */
export interface Spread {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One parameter before and after. */
export interface CalibrationRow {
  /** Override name. */
  readonly name: string;
  readonly unit: string;
  readonly prior: Spread;
  /** The prior's where `how` is `none`. */
  readonly posterior: Spread;
  /** Posterior sd over prior sd on the working scale; above `NOT_SAID` the log does not say. */
  readonly narrowed: number;
  readonly how: LearntHow;
  /** Calls, trials or events behind it. */
  readonly n: number;
}

/** Above this share of the prior's sd a log has not said anything: the row keeps its status. */
export const NOT_SAID = 0.9;

/** Two parameters that the log tells apart badly: beyond .7 either way. */
export interface Correlation {
  readonly names: readonly [string, string];
  readonly r: number;
}

/** How the logarithm of the posterior falls when one parameter is held and all others are fitted again. */
export interface Profile {
  readonly name: string;
  /** In the unit of the parameter, ascending. */
  readonly values: readonly number[];
  /** Log posterior less that of the mode, by value; at most 0. */
  readonly drop: readonly number[];
  /** Log prior less that of the mode's prior, by value: drawn beside it; a `drop` that equals it is flat. */
  readonly prior: readonly number[];
}

/** How the fit went. */
export interface FitStatus {
  readonly steps: number;
  /** Worlds solved. */
  readonly evaluations: number;
  /** Largest component of the gradient in units of the posterior's sd: below 0.05 the top is reached. */
  readonly gradient: number;
  readonly isSettled: boolean;
  readonly logLikelihood: number;
  /** Pearson's chi-squared over its degrees of freedom in cells of five calls and more: 1 where the model fits. */
  readonly misfit: number;
  /** By how much every sd was widened so that the intervals cover what they promise. */
  readonly widened: number;
}

/** Parts of what the model says beside what was counted, worst first: `menu 1 > exit` and so on. */
export interface CellMisfit {
  readonly line: string;
  /** As `pathWords` writes it. */
  readonly path: string;
  readonly calls: number;
  readonly expected: number;
}

/** What the fit alone gives; `CalibrationResult` puts the rest beside it. */
export interface PathFit {
  readonly rows: readonly CalibrationRow[];
  readonly posterior: FittedPosterior;
  /** |r| above .7, strongest first. */
  readonly correlations: readonly Correlation[];
  readonly profiles: readonly Profile[];
  readonly status: FitStatus;
  readonly worst: readonly CellMisfit[];
  /** Day-dispersion of path shares by which counts were divided; 1 where days tell nothing. */
  readonly dispersion: number;
  /** What the reader has to know: few calls, a line left out, a tau that could not be estimated. */
  readonly notes: readonly Said[];
}

/** All that `dialtree calibrate` finds. */
export interface CalibrationResult extends PathFit {
  readonly findings: readonly Finding[];
  /** Undefined when only paths were asked for. */
  readonly direct: DirectTable | undefined;
  /** SHA-256 of the counts. */
  readonly counts: string;
  /** Calls that were fitted. */
  readonly calls: number;
  /** Those of them that are tasks of a phone test. Absent: none. */
  readonly tasks?: number;
  readonly from: string;
  readonly to: string;
}

/** All that people are told of a calibration: what was learnt, how well it predicts, what it does to the answer. */
import type { EvidenceStatus } from '../behaviour/index.ts';
import type { Text } from '../chart/index.ts';
import type { ParameterGroup } from '../scenario/index.ts';
import type { CalibrationChecks, CalibrationPlan, SelfCheck } from './checks/types.ts';
import type { PathCounts } from './paths/types.ts';
import type { CalibrationResult, Spread } from './types.ts';

/** Something of the scenario that has a name and a title. */
export interface Titled {
  readonly id: string;
  readonly title: Text;
}

/** What was read. */
export interface ReadLog {
  /** As shown to people. */
  readonly file: string;
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  /** The last day, UTC, on which the file may be read. */
  readonly expires: string;
  /** Calls in the file, those left out as well. */
  readonly calls: number;
  /** Days with a call. */
  readonly days: number;
  /** Lines of the world, and the calls of each in the file; lines without a call as well. */
  readonly lines: readonly (Titled & { readonly calls: number })[];
}

/** The change of a figure from the world before to the world after, first calls, with all that is not known in it. */
export interface HeadlineChange {
  readonly figure: string;
  /** Of the change, in the unit of the figure; 90 %, from draws of everything that is not known. */
  readonly uncalibrated: Spread;
  readonly calibrated: Spread;
  /** Share of the draws in which the figure gets better, without and with the log. */
  readonly helps: readonly [uncalibrated: number, calibrated: number];
  readonly draws: number;
  /** Share of the variance that is left which knowing a group of parameters would take away, largest first. */
  readonly left: readonly { readonly group: ParameterGroup; readonly share: number }[];
}

/** What is still assumed and has a range. */
export interface StillAssumed extends Spread {
  readonly name: string;
  readonly unit: string;
  readonly status: EvidenceStatus;
}

/** The world that the log is of, and what of it could be told. */
export interface CalibrationAnswer extends CalibrationResult {
  readonly format: 'dialtree-calibration';
  readonly version: 1;
  readonly scenario: Titled & { readonly file: string };
  readonly world: Titled;
  /** The two worlds of the headline. */
  readonly compare: readonly [before: Titled, after: Titled];
  readonly log: ReadLog;
  /** Calls that were read and not fitted, by why; together with `calls` all of the log. */
  readonly uncounted: PathCounts['uncounted'];
  readonly checks: CalibrationChecks;
  /** Undefined where the scenario compares nothing. */
  readonly headline: HeadlineChange | undefined;
  readonly assumed: readonly StillAssumed[];
  /** Some checks are missing: somebody did not want to wait. */
  readonly isStopped: boolean;
  /** The scenario that was written, as shown to people. */
  readonly written: string | undefined;
  readonly replay: string;
}

/** What each log would narrow, before any log exists. */
export interface PlanAnswer {
  readonly format: 'dialtree-calibration-plan';
  readonly version: 1;
  readonly scenario: Titled & { readonly file: string };
  readonly compare: readonly [before: Titled, after: Titled];
  readonly plan: CalibrationPlan;
  readonly replay: string;
}

/** Whether calibration finds what is there. */
export interface SelfCheckAnswer {
  readonly format: 'dialtree-self-check';
  readonly version: 1;
  readonly scenario: Titled & { readonly file: string };
  readonly check: SelfCheck;
  readonly replay: string;
}

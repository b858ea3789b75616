/** An answer under everything that is not known, as plain data. */
import type { EvidenceStatus } from '../../behaviour/index.ts';
import type { Text } from '../../chart/index.ts';
import type { ParameterGroup } from '../../scenario/index.ts';
import type { Interval } from '../world-result.ts';

/** Where a figure lies over the draws, in the unit of the figure. */
export interface Band {
  /** Below it in half of the draws. */
  readonly median: number;
  /** Below it in 5 % of the draws. */
  readonly low: number;
  /** Below it in 95 % of the draws. */
  readonly high: number;
}

/** A share of the draws, with its own 95 % interval (Wilson): draws are few. */
export interface DrawnShare {
  /** 0 to 1. */
  readonly share: number;
  /** Lower end. */
  readonly low: number;
  /** Upper end. */
  readonly high: number;
}

/** The change of a figure from one world to another, over the draws: the total interval. */
export interface TotalInterval extends Band {
  /**
   * Share of the draws’ variance that is simulation noise, 0 to 1; the rest is what is not known. Undefined
   * where it was not measured: for other worlds than the headline’s.
   */
  readonly noise: number | undefined;
  /** In how many of the draws the change goes the better way. Undefined for figures that only describe. */
  readonly helps: DrawnShare | undefined;
}

/** Two worlds under the same draws, on the same callers. */
export interface DrawnComparison {
  /** World id. */
  readonly from: string;
  /** World id. */
  readonly to: string;
  /** By figure id; figures without a meaning in some draw are left out. */
  readonly differences: Readonly<Record<string, TotalInterval>>;
}

/** At which value of a parameter the change is zero on average over all else. */
export interface BreakEven {
  /** In the unit of the parameter, within what it can be at all. */
  readonly value: number;
  /** Whether it lies outside the range of the parameter, where the effect is drawn on as a straight line. */
  readonly isBeyond: boolean;
  /** On which side of it the change goes the better way. */
  readonly helps: 'above' | 'below';
}

/** What knowing one parameter would take away from what is not known about a figure's change. */
export interface Decider {
  /** Its name, as in `StudyResult.parameters`. */
  readonly parameter: string;
  /** In words. */
  readonly unit: string;
  /** What kind of source it has. */
  readonly status: EvidenceStatus;
  /** Share of the variance of the draws that its own effect explains, 0 to 1. */
  readonly share: number;
  /** Undefined when no value turns the sign. */
  readonly breakEven: BreakEven | undefined;
}

/** A group of parameters that one measurement would tell about. */
export interface DecidingGroup {
  /** One of `PARAMETER_GROUPS`. */
  readonly group: ParameterGroup;
  /** The sum of its members’ shares. */
  readonly share: number;
}

/** What decides the headline’s change in one figure. */
export interface WhatDecides {
  /** Figure id, as in `StudyResult.figureInfo`. */
  readonly figure: string;
  /** The change in every draw, in their order, in the unit of the figure. */
  readonly values: readonly number[];
  /** Largest share first. */
  readonly parameters: readonly Decider[];
  /** Largest share first. */
  readonly groups: readonly DecidingGroup[];
  /**
   * Share of the variance that no parameter explains alone: what parameters do together, and noise. Measured
   * on draws left out, so that it holds what a hundred draws cannot tell apart, too.
   */
  readonly rest: number;
  /** The sum of the shares by what is known of a parameter; absent where nothing was learnt from a log. */
  readonly grounds?: DecidingGrounds;
}

/** Shares of the variance, 0 to 1. */
export interface DecidingGrounds {
  /** What the log taught, as exactly as it did. */
  readonly learnt: number;
  /** Labels that nobody has heard. */
  readonly labels: number;
  /** Everything else that no log says. */
  readonly assumed: number;
}

/** The answer with all doubtful parameters drawn together from their ranges. */
export interface Uncertainty {
  /** Done; fewer than asked for when the study was stopped. */
  readonly draws: number;
  /** Days of the period that a draw looks at, with callers of its own. */
  readonly days: number;
  /** How many parameters were drawn together. */
  readonly parameters: number;
  /** Lists of words that were drawn from, the scenario’s own among them. */
  readonly wordLists: number;
  /** By world and figure. */
  readonly worlds: Readonly<Record<string, Readonly<Record<string, Band>>>>;
  /** Headline first, then the pairs that `StudyResult.comparisons` has, of worlds that were drawn. */
  readonly comparisons: readonly DrawnComparison[];
  /** For the lost rate, misroutes and repeat calls of the headline. */
  readonly decides: readonly WhatDecides[];
}

/** The headline’s change under one assumption about what no log says, on draws and callers that all settings share. */
export interface AssumedSetting {
  /**
   * `as-learnt`: as the posterior has it; `labels-doubled`: labels that nobody has heard twice as uncertain;
   * `wrong-number-low`, `wrong-number-high`: that parameter at an end of its range, where nobody has counted it.
   */
  readonly id: 'as-learnt' | 'labels-doubled' | 'wrong-number-low' | 'wrong-number-high';
  /** By id of a key figure. */
  readonly figures: Readonly<Record<string, TotalInterval>>;
}

/** A menu beyond everything that was heard. */
export interface ExtrapolatedMenu {
  /** Machine id. */
  readonly machine: string;
  /** State path. */
  readonly menu: string;
  /** What reports call it. */
  readonly title: Text;
  /** Spoken at once. */
  readonly options: number;
  /** Menus on the way, itself counted. */
  readonly depth: number;
  /** Options of the longest menu that was heard. */
  readonly mostOptions: number;
  /** Depth of the deepest. */
  readonly mostDepth: number;
}

/** What a calibrated answer still takes for granted. */
export interface StillAssumed {
  /** Calls that the posterior was learnt from. */
  readonly calls: number;
  /** First day of them, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day. */
  readonly to: string;
  /** Of each setting. */
  readonly draws: number;
  /** The answer as it was learnt first. */
  readonly settings: readonly AssumedSetting[];
  /** Menus with more options, or deeper, than any that was heard. */
  readonly extrapolated: readonly ExtrapolatedMenu[];
}

/** The headline without one structural part of the model, or with another one. */
export interface StructuralPart {
  /** As `STRUCTURES` names it, or `all`. */
  readonly id: string;
  /** By figure id. */
  readonly figures: Readonly<
    Record<
      string,
      {
        /** The headline’s change without the part. */
        readonly without: number;
        /** Without minus with, paired on the same callers, with its simulation noise. */
        readonly effect: Interval;
      }
    >
  >;
}

/** What each structural part of the model contributes to the headline. */
export interface StructuralAblation {
  /** Of each row, in each of the two worlds. */
  readonly replications: number;
  /** Days of the period each replication looks at. */
  readonly days: number;
  /** In the order of the registry, all of them together last. */
  readonly parts: readonly StructuralPart[];
}

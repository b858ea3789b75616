/** What a sweep is asked and answers. Plain data throughout: it is written to a journal and read back. */
import type { JsonPath } from '../../util/problem.ts';
import type { Text } from '../../chart/index.ts';
import type { RepeatedQuestion } from '../study-design.ts';
import type { FigureInfo, Interval } from '../types.ts';

export type FactorValue = number | string | boolean;

/**
 * What a factor turns: a parameter of behaviour or world by its name, or one place in the scenario or in a
 * machine.
 */
export type FactorTarget =
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'scenario'; readonly path: JsonPath }
  | { readonly kind: 'machine'; readonly machine: string; readonly path: JsonPath };

export type Levels =
  | { readonly kind: 'list'; readonly values: readonly FactorValue[] }
  /** Any number between. */
  | { readonly kind: 'range'; readonly low: number; readonly high: number };

export interface Factor {
  /** As the command line names it; also its column in the tables. */
  readonly label: string;
  readonly target: FactorTarget;
  readonly levels: Levels;
}

export type PointDesign = { readonly kind: 'grid' } | { readonly kind: 'lhs'; readonly points: number };

/** One design point: a value for each factor, in the order of the factors. */
export interface SweepPoint {
  readonly index: number;
  readonly values: readonly FactorValue[];
}

export interface SweepPlan {
  /** Worlds, seed and replications are those of the study; every point meets the same callers. */
  readonly study: RepeatedQuestion;
  readonly design: PointDesign;
  readonly factors: readonly Factor[];
  readonly points: readonly SweepPoint[];
}

/**
 * By world id: for each replication the value of every figure, in the order of FIGURES; null where it has no
 * meaning.
 */
export interface PointAnswer {
  readonly point: number;
  readonly worlds: Readonly<Record<string, readonly (readonly (number | null)[])[]>>;
}

/**
 * Which number of a point is compared among points: a figure in one world, or its change from before to
 * after.
 */
export interface Score {
  readonly figure: string;
  readonly on:
    | { readonly kind: 'world'; readonly world: string }
    | { readonly kind: 'change'; readonly from: string; readonly to: string };
}

export interface RankedPoint {
  readonly point: number;
  /** From 1. Points that scored the same in every replication share theirs. */
  readonly place: number;
  readonly mean: number;
  /** This point minus the best, paired by replication; undefined for the best itself. */
  readonly behind: Interval | undefined;
  /** Whether the data can tell it from the best: the interval of the difference leaves out zero. */
  readonly isApart: boolean;
}

export interface Ranking {
  readonly score: Score;
  readonly better: 'lower' | 'higher';
  /** Best first. */
  readonly order: readonly RankedPoint[];
  /**
   * A lower bound of the probability that the first is truly the best; undefined with fewer than two
   * replications or points, and where all points scored the same in every replication.
   */
  readonly correctSelection: number | undefined;
  readonly method: Text;
}

export interface PointResult extends SweepPoint {
  /** By world, by figure. Absent where a figure has no meaning. */
  readonly worlds: Readonly<Record<string, Readonly<Record<string, Interval>>>>;
  /** Change from before to after, by figure, when both worlds are there. */
  readonly change: Readonly<Record<string, Interval>>;
}

export interface SweepResult {
  readonly format: 'dialtree-sweep';
  readonly version: 1;
  readonly scenario: { readonly id: string; readonly title: Text; readonly file: string };
  readonly locale: string;
  readonly seed: number;
  readonly replications: number;
  readonly worlds: readonly { readonly id: string; readonly title: Text }[];
  readonly compare: { readonly before: string; readonly after: string } | undefined;
  readonly design: PointDesign;
  readonly factors: readonly Factor[];
  readonly figures: readonly FigureInfo[];
  readonly points: readonly PointResult[];
  /** Points that were asked for; more than there are when the sweep was stopped. */
  readonly asked: number;
  readonly ranking: Ranking | undefined;
  readonly replay: string;
}

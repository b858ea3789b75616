/**
 * What a study answers: every figure of every world with its interval, paired differences, and what they rest
 * on. Plain data (JSON), so that a report can be drawn from a saved result.
 */
import type { EvidenceStatus, Parameter } from '../behaviour/index.ts';
import type { Text } from '../chart/index.ts';
import type { UsedNumbers } from './used-numbers.ts';
import type { StillAssumed, StructuralAblation, Uncertainty } from './uncertainty/types.ts';
import type { Comparison, FigureInfo, Interval, WorldResult } from './world-result.ts';

export type * from './used-numbers.ts';
export type * from './uncertainty/types.ts';
export type * from './world-result.ts';

/** One bar of a tornado: the change of a figure from before to after when one parameter stands at an end of its range. */
export interface SensitivityBar {
  /** Its name, as in `StudyResult.parameters`. */
  readonly parameter: string;
  /** The parameter's, in words. */
  readonly unit: string;
  /** What kind of source the parameter has. */
  readonly status: EvidenceStatus;
  /** The lowest that the parameter may well be. */
  readonly low: number;
  /** The highest that the parameter may well be. */
  readonly high: number;
  /**
   * The figure's change with the parameter at `low`, in the unit of the figure: the headline's own, moved by
   * what the parameter does on the same callers. The interval is the simulation noise of that effect.
   */
  readonly atLow: Interval;
  /** The same with the parameter at `high`. */
  readonly atHigh: Interval;
}

/** The tornado of one figure. */
export interface Sensitivity {
  /** Figure id, as in `StudyResult.figureInfo`. */
  readonly figure: string;
  /** The headline's change, with every parameter at its default: where the bars begin. */
  readonly base: number;
  /** Of each end of each bar. */
  readonly replications: number;
  /** Days that each replication looks at. */
  readonly days: number;
  /** Those that reach farthest from `base` first. */
  readonly bars: readonly SensitivityBar[];
}

/** The headline as the callers of one word list make it. */
export interface WordListResult {
  /** Id, title and source are absent for the scenario's own words. */
  readonly id: string | undefined;
  /** What reports call the list. */
  readonly title: Text | undefined;
  /** Who wrote it, and what they knew. */
  readonly source: string | undefined;
  /** By figure id. */
  readonly figures: Readonly<
    Record<string, { readonly before: Interval; readonly after: Interval; readonly difference: Interval }>
  >;
}

/** The headline again, with each list of words that the scenario has. */
export interface OtherWords {
  /** Of each list, in each of the two worlds. */
  readonly replications: number;
  /** Days of the period each replication looks at. */
  readonly days: number;
  /** The scenario's own first. */
  readonly lists: readonly WordListResult[];
}

/** Lost rates on both sides of a control and their paired difference. */
export interface ControlPair {
  /** The side whose callers dial separate numbers. */
  readonly before: Interval;
  /** The world `compare.after`. */
  readonly after: Interval;
  /** After minus before, paired by replication. */
  readonly difference: Interval;
}

/** Controls with callers who all know the right number (control.ts says what each shows). */
export interface Control {
  /**
   * Same menus on both sides: merging must not improve the lost rate. Undefined when the merged menu cannot
   * be split by product.
   */
  readonly sameMenus: ControlPair | undefined;
  /**
   * The real old lines, numbers known: what remains of the change is owed to the menus, not to the number.
   */
  readonly numbersKnown: ControlPair | undefined;
  /** True when the interval of the same-menus difference does not lie below zero. */
  readonly isKept: boolean | undefined;
}

/** A published change beside the simulated one: a consistency check, never a target. */
export interface PublishedCheck {
  /** Figure id, as in `StudyResult.figureInfo`. */
  readonly figure: string;
  /** The published change from before to after, in the unit of the figure. */
  readonly published: number;
  /** The change that this study found. */
  readonly simulated: Interval;
  /**
   * Whether the published change lies in the interval; else whether the simulated one is smaller, larger, or
   * of the other sign.
   */
  readonly verdict: 'inside' | 'smaller-effect' | 'larger-effect' | 'opposite';
  /** The scenario's. */
  readonly note: Text;
  /** Where the published change comes from. */
  readonly source: string;
}

/** A parameter in force in this study. */
export interface NamedParameter extends Parameter {
  /** As `ScenarioConfig.parameters` names it, or `callersPerMonth`. */
  readonly name: string;
  /** True when the scenario overrides the default. */
  readonly isOverridden: boolean;
}

/** What the answer cost, and what it cost less because both worlds met the same callers. */
export interface Effort {
  /** Fresh callers in each world, over all replications; the same ones in every world. */
  readonly callers: number;
  /** Diallings in all worlds together, controls and sensitivity not counted. */
  readonly calls: number;
  /** The figure that the study was asked for. */
  readonly figure: string;
  /**
   * Var(independent difference) / Var(paired difference) of that figure, achieved in this run. Undefined:
   * nothing compared, or one replication.
   */
  readonly varianceRatio: number | undefined;
}

/** A study's answer. Plain data, except that undefined parts are absent from its JSON. */
export interface StudyResult {
  /** Tells it from other results. */
  readonly format: 'dialtree-study';
  /** Of this shape; `parseStudyResult` reads no other. */
  readonly version: 2;
  /** What was studied; `file` is where it stood. */
  readonly scenario: {
    readonly id: string;
    readonly title: Text;
    readonly about: Text;
    readonly file: string;
  };
  /** The language in which callers heard and thought whose segment names none. */
  readonly locale: string;
  /** All languages of callers, with their share of all callers, most spoken first. Absent in older results. */
  readonly languages?: readonly { readonly locale: string; readonly share: number }[];
  /** The luck it rests on. */
  readonly seed: number;
  /** Done in every world; fewer than asked for when a precision was reached or the study was stopped. */
  readonly replications: number;
  /**
   * Set when asked for a precision: the half-width asked for and reached on the difference in `figure`, from
   * before to after, in the unit of the figure. -1: none yet.
   */
  readonly precision:
    | {
        readonly figure?: string;
        readonly asked: number;
        readonly reached: number;
        readonly isReached: boolean;
      }
    | undefined;
  /** Absent in results of versions that did not count it. */
  readonly effort?: Effort;
  /** Whether the study was stopped before it had all replications. */
  readonly isStopped: boolean;
  /** The command that gives this result again. */
  readonly replay: string;
  /** Titles of what `flows`, `prompts` and `lostAt` name by id. Absent names are shown as their ids. */
  readonly names?: {
    readonly products?: Readonly<Record<string, Text>>;
    readonly intents?: Readonly<Record<string, Text>>;
    readonly lines?: Readonly<Record<string, Text>>;
  };
  /** Every figure, in the order of tables. */
  readonly figureInfo: readonly FigureInfo[];
  /** In the order of the design. */
  readonly worlds: readonly WorldResult[];
  /** Headline first (compare.before -> compare.after), then neighbours along steps and ablation. */
  readonly comparisons: readonly Comparison[];
  /** Ids of the two worlds of the headline; either may be missing from `worlds`. */
  readonly compare: { readonly before: string; readonly after: string };
  /** Ids of the roll-out's worlds that were run, first to last. */
  readonly steps: readonly string[];
  /** Ids of worlds that were run in which one thing more is changed each time. */
  readonly ablation: readonly string[];
  /** Undefined when not asked for, stopped after too few draws, or without a headline. */
  readonly uncertainty?: Uncertainty | undefined;
  /** Undefined without a posterior, without draws, or when stopped before its end. */
  readonly assumed?: StillAssumed | undefined;
  /** Undefined when not asked for, stopped before its end, or without a headline. */
  readonly structure?: StructuralAblation | undefined;
  /** Undefined when not asked for, stopped before its end, or without a headline. */
  readonly control: Control | undefined;
  /**
   * One tornado each for the lost rate, misroutes and repeat calls. Empty when not asked for, stopped before
   * its end, or without a headline.
   */
  readonly sensitivity: readonly Sensitivity[];
  /** Undefined when the scenario knows no words but its own, or nobody asked. */
  readonly otherWords?: OtherWords | undefined;
  /** In the scenario's order. Empty when it has none, or without a headline. */
  readonly published: readonly PublishedCheck[];
  /** Every parameter that bears on the scenario. */
  readonly parameters: readonly NamedParameter[];
  /** Every other number that it rests on, by kind. Absent in results of versions that did not list them. */
  readonly numbers?: readonly UsedNumbers[];
  /** CSAT, CES, NPS and task success as bands mapped from measured figures; separate from them on purpose. */
  readonly experience: readonly ExperienceBand[];
}

/** A mapped customer-experience figure: never one bare number. */
export interface ExperienceBand {
  /** `csat` or `task-success`. */
  readonly id: string;
  /** What reports call it. */
  readonly title: Text;
  /** Change from before to after, in the measure's own points. */
  readonly low: number;
  /** Upper end of the same band. */
  readonly high: number;
  /** What its points are. */
  readonly unit: Text;
  /** Which measured change it is mapped from, and how. */
  readonly basis: Text;
  /** Where the mapping comes from. */
  readonly source: string;
  /** What kind of source that is. */
  readonly status: EvidenceStatus;
}

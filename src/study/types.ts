/**
 * What a study answers: every figure of every world with its interval, paired differences, and what they rest
 * on. Plain data (JSON), so that a report can be drawn from a saved result.
 */
import type { EvidenceStatus, Parameter } from '../behaviour/index.ts';
import type { Text } from '../chart/index.ts';
import type { Unit } from '../util/format-number.ts';

/**
 * A mean over replications with its 95 % interval (Student t). `low` and `high` are undefined for a single
 * replication.
 */
export interface Interval {
  readonly mean: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly replications: number;
}

export type { Unit };

/** What a figure is; one registry row each in figures.ts. */
export interface FigureInfo {
  readonly id: string;
  readonly title: Text;
  readonly definition: Text;
  readonly unit: Unit;
  readonly better: 'lower' | 'higher' | 'neither';
  /** Shown in the short table. */
  readonly isHeadline: boolean;
}

export interface PromptFigure {
  readonly line: string;
  readonly menu: string;
  /** By language; empty when the machine does not name it. */
  readonly title: Text;
  readonly isFirst: boolean;
  /** Worst over callers the guards can tell apart: end of the last option. */
  readonly seconds: number;
  readonly options: number;
}

export interface LostAt {
  readonly line: string;
  readonly menu: string;
  /** By language; empty when the machine does not name it. */
  readonly title: Text;
  readonly cause: 'hung-up' | 'attempts' | 'closed';
  /** Calls a month, mean over replications. */
  readonly calls: number;
  /** Share of the calls of this world. */
  readonly share: number;
}

/** Calls a month from one need through one line to one outcome. */
export interface Flow {
  readonly product: string;
  readonly intent: string;
  readonly line: string;
  readonly outcome: string;
  readonly calls: number;
}

export interface DeskFigure {
  readonly desk: string;
  readonly title: Text;
  readonly offered: number;
  readonly abandonedShare: number;
  readonly answeredIn20: number;
  readonly waitSeconds: number;
  readonly occupancy: number;
  readonly misrouteHours: number;
  readonly agentHours: number;
}

export interface WorldResult {
  readonly id: string;
  readonly title: Text;
  readonly note: Text | undefined;
  readonly lineCount: number;
  /** By figure id. Absent where the figure has no meaning (division by nothing). */
  readonly figures: Readonly<Record<string, Interval>>;
  /** The closed-form answer for a first call, beside the simulated one. */
  readonly exact: { readonly lostRate: number; readonly misroutedRate: number; readonly menuSeconds: number };
  readonly prompts: readonly PromptFigure[];
  readonly lostAt: readonly LostAt[];
  readonly flows: readonly Flow[];
  readonly desks: readonly DeskFigure[];
}

export interface Comparison {
  readonly from: string;
  readonly to: string;
  /** to minus from, paired by replication. */
  readonly differences: Readonly<Record<string, Interval>>;
  /** Var(independent difference) / Var(paired difference), by figure: what common random numbers saved. */
  readonly varianceRatio: Readonly<Record<string, number>>;
}

/**
 * One bar of a tornado: the change of a figure from before to after when one parameter stands at its low or
 * high end.
 */
export interface SensitivityBar {
  readonly parameter: string;
  readonly unit: string;
  readonly status: EvidenceStatus;
  readonly low: number;
  readonly high: number;
  readonly atLow: number;
  readonly atHigh: number;
}

export interface Sensitivity {
  readonly figure: string;
  /**
   * The change with every parameter at its default, same callers and same number of replications as the bars.
   */
  readonly base: number;
  readonly replications: number;
  /** Days of the period each replication looks at; monthly figures are scaled to the whole. */
  readonly days: number;
  /** Widest first. */
  readonly bars: readonly SensitivityBar[];
}

/** The headline as the callers of one word list make it. */
export interface WordListResult {
  /** Id, title and source are absent for the scenario's own words. */
  readonly id: string | undefined;
  readonly title: Text | undefined;
  readonly source: string | undefined;
  /** By figure id; monthly figures are scaled to the whole period. */
  readonly figures: Readonly<
    Record<string, { readonly before: Interval; readonly after: Interval; readonly difference: Interval }>
  >;
}

export interface OtherWords {
  readonly replications: number;
  /** Days of the period each replication looks at. */
  readonly days: number;
  /** The scenario's own first. */
  readonly lists: readonly WordListResult[];
}

/** Lost rates on both sides of a control and their paired difference. */
export interface ControlPair {
  readonly before: Interval;
  readonly after: Interval;
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

export interface PublishedCheck {
  readonly figure: string;
  readonly published: number;
  readonly simulated: Interval;
  readonly verdict: 'inside' | 'smaller-effect' | 'larger-effect' | 'opposite';
  readonly note: Text;
  readonly source: string;
}

export interface NamedParameter extends Parameter {
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

export interface StudyResult {
  readonly format: 'dialtree-study';
  readonly version: 1;
  readonly scenario: {
    readonly id: string;
    readonly title: Text;
    readonly about: Text;
    readonly file: string;
  };
  readonly locale: string;
  readonly seed: number;
  readonly replications: number;
  /**
   * Set when asked for a precision: the half-width reached on the difference in `figure`, from before to
   * after. -1: none yet.
   */
  readonly precision:
    | {
        readonly figure?: string;
        readonly asked: number;
        readonly reached: number;
        readonly isReached: boolean;
      }
    | undefined;
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
  readonly figureInfo: readonly FigureInfo[];
  readonly worlds: readonly WorldResult[];
  /** Headline first (compare.before -> compare.after), then neighbours along steps and ablation. */
  readonly comparisons: readonly Comparison[];
  readonly compare: { readonly before: string; readonly after: string };
  readonly steps: readonly string[];
  readonly ablation: readonly string[];
  readonly control: Control | undefined;
  readonly sensitivity: readonly Sensitivity[];
  /** Undefined when the scenario knows no words but its own, or nobody asked. */
  readonly otherWords?: OtherWords | undefined;
  readonly published: readonly PublishedCheck[];
  readonly parameters: readonly NamedParameter[];
  /** CSAT, CES, NPS and task success as bands mapped from measured figures; separate from them on purpose. */
  readonly experience: readonly ExperienceBand[];
}

/** A mapped customer-experience figure: never one bare number. */
export interface ExperienceBand {
  readonly id: string;
  readonly title: Text;
  /** Change from before to after, in the measure's own points. */
  readonly low: number;
  readonly high: number;
  readonly unit: Text;
  readonly basis: Text;
  readonly source: string;
  readonly status: EvidenceStatus;
}

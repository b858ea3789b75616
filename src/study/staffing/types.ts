/** What a staffing is asked and answers. Plain data: a report can be drawn from a saved result. */
import type { Text } from '../../chart/index.ts';
import type { FigureInfo, Interval } from '../types.ts';

export interface ServiceTarget {
  /** Share of the callers offered to a desk in a half-hour, those who give up included, answered in time. */
  readonly share: number;
  readonly withinSeconds: number;
}

/**
 * How a world's agents are organised. `apart`: a group for each desk. `pooled`: the desks of a pool are one desk whose
 * agents know everything at no cost: an upper bound. `cross-trained`: a group for each desk that helps out at the
 * other desks of its pool, where a call takes `handlingFactor` times as long.
 */
export type StaffingWay =
  | { readonly kind: 'apart' }
  | { readonly kind: 'pooled' }
  | { readonly kind: 'cross-trained'; readonly handlingFactor: number };

/** Against the target: the whole interval above it, the whole interval below, or the target inside. */
export type Verdict = 'meets' | 'misses' | 'not-told-apart';

export interface LevelCheck {
  /** Share answered in time, with its 95 % interval over weeks; `replications` counts the weeks. */
  readonly level: Interval;
  readonly verdict: Verdict;
}

/** The half-hours of a plan on months that the search never saw. */
export interface HalfHours {
  /** Half-hours with at least half the calls of their desk's busiest. */
  readonly busy: number;
  /** Busy ones whose whole interval lies above the target, below it, or which cannot be told from it. */
  readonly meeting: number;
  readonly missing: number;
  readonly untold: number;
  /** Share of the busy half-hours whose level truly lies below the target, estimated from all of them together. */
  readonly missedShare: Interval;
  /** Whether at least 95 % of the busy half-hours keep the target. */
  readonly verdict: Verdict;
}

export interface PlanJudgement extends HalfHours {
  /** By desk, over the half-hours in which somebody is there for its callers; undefined: it has no calls. */
  readonly desks: readonly (LevelCheck | undefined)[];
  /** With one agent fewer in every half-hour that has two or more. */
  readonly oneFewer: HalfHours | undefined;
  /** The busy half-hour with the least to spare, by what the search saw. */
  readonly tightest:
    | {
        readonly desk: number;
        /** Half-hour of the week. */
        readonly shift: number;
        readonly agents: number;
        readonly asPlanned: LevelCheck;
      }
    | undefined;
}

export interface AgentPlan {
  /** On the phone by group, 336 half-hours each, Monday 0 h first. */
  readonly agents: readonly Int32Array[];
  /** The same, covered by shifts of the least length asked for; `agents` itself where none was asked for. */
  readonly roster: readonly Int32Array[];
  /** The same as a roster is written: paid agents, so many that those of `roster` are left (`shrinkage`). */
  readonly paid: readonly Int32Array[];
  /** Most agents on the phone at once, all groups together. */
  readonly peak: number;
  /** Agent hours in a week that the calls need. */
  readonly weeklyHours: number;
  /** Hours of the shifts that cover them. */
  readonly shiftHours: number;
  /** Hours paid: breaks, meetings, sickness and the like come on top (`shrinkage` of the scenario). */
  readonly paidHours: number;
  readonly trials: number;
  /** Months that the search looked at. */
  readonly months: number;
  /** The plan again without each of these months in turn: how far it hangs on their luck. */
  readonly without: readonly { readonly peak: number; readonly weeklyHours: number }[];
  readonly judgement: PlanJudgement;
}

export interface StaffingCase {
  readonly world: string;
  readonly title: Text;
  readonly way: StaffingWay;
  /** Where callers wait. */
  readonly desks: readonly { readonly id: string; readonly title: Text }[];
  /** Who answers. */
  readonly groups: readonly { readonly id: string; readonly title: Text }[];
  readonly plan: AgentPlan;
}

/** A number of both worlds when each is staffed by its plan, and what changes. */
export interface NeedChange {
  readonly before: number;
  readonly after: number;
  /** 95 %, over the months of the search, which were the same in both worlds (jackknife). */
  readonly difference: Interval;
}

/** Before and after, organised alike and staffed to the same service level. */
export interface StaffedComparison {
  readonly way: StaffingWay;
  readonly peak: NeedChange;
  readonly weeklyHours: NeedChange;
  readonly paidHours: NeedChange;
  /** On new months, paired by month. Undefined where a figure has no meaning. */
  readonly figures: readonly {
    readonly figure: string;
    readonly before: Interval | undefined;
    readonly after: Interval | undefined;
    readonly difference: Interval | undefined;
  }[];
}

export interface StaffingResult {
  readonly format: 'dialtree-staffing';
  readonly version: 2;
  readonly scenario: { readonly id: string; readonly title: Text; readonly file: string };
  readonly seed: number;
  /** New months that judge each plan and that both worlds are compared on. */
  readonly replications: number;
  readonly target: ServiceTarget;
  /** Least length of a shift in half-hours; undefined: agents come and go by the half-hour. */
  readonly leastShift: number | undefined;
  readonly compare: { readonly before: string; readonly after: string };
  /** Where the pools come from: the scenario's, or all desks that serve somebody where it names none. */
  readonly pools: 'named' | 'all-desks' | 'none';
  /** In the order of the design's worlds, then of the ways. */
  readonly cases: readonly StaffingCase[];
  /** One for each way in which both worlds were staffed. */
  readonly comparisons: readonly StaffedComparison[];
  readonly figures: readonly FigureInfo[];
  readonly isStopped: boolean;
  readonly replay: string;
}

/** What a study finds in one world, and in two beside each other. */
import type { Text } from '../chart/index.ts';
import type { Unit } from '../util/format-number.ts';

/**
 * A mean over replications with its 95 % interval (Student t). `low` and `high` are undefined for a single
 * replication.
 */
export interface Interval {
  /** Over the replications, in the unit of its figure. */
  readonly mean: number;
  /** Lower end. Undefined when there is no finite one. */
  readonly low: number | undefined;
  /** Upper end. Undefined when there is no finite one. */
  readonly high: number | undefined;
  /** How many the mean was taken over; 0: computed, not sampled. */
  readonly replications: number;
  /** Set where nothing happened in so many trials, or all did: the ends are the rule of three's, not Student's. */
  readonly trials?: number;
}

export type { Unit };

/** What a figure is; one registry row each in figures.ts. */
export interface FigureInfo {
  /** As in `WorldResult.figures`, for example `lostRate`. */
  readonly id: string;
  /** What reports call it. */
  readonly title: Text;
  /** What exactly is counted, per what. */
  readonly definition: Text;
  /** What its values and their differences are counted in. */
  readonly unit: Unit;
  /** Which way is good for callers or cost; `neither`: it describes. */
  readonly better: 'lower' | 'higher' | 'neither';
  /** Shown in the short table. */
  readonly isHeadline: boolean;
}

/** How long one menu of a world takes to hear the first time, without a failure before it. */
export interface PromptFigure {
  /** Line id. */
  readonly line: string;
  /** State path, for example `products.pc.menu`. */
  readonly menu: string;
  /** By language; empty when the machine does not name it. */
  readonly title: Text;
  /**
   * Whether it is the first that asks some caller what the call is about: announcements and menus that only
   * choose the language may come before it.
   */
  readonly isFirst: boolean;
  /** Of a first menu: seconds of the language menus in front of it, to the end of their last options. */
  readonly secondsBefore: number;
  /** Worst over callers the guards can tell apart: end of the last option. */
  readonly seconds: number;
  /** The language in which it is longest, of those in which callers hear it. Absent in older results. */
  readonly locale?: string;
  /** How many options that longest prompt has. */
  readonly options: number;
}

/** A place in a menu where calls are lost, and why. */
export interface LostAt {
  /** Line id. */
  readonly line: string;
  /** State path of the menu hung up in, or of the final state that hung up. */
  readonly menu: string;
  /** By language; empty when the machine does not name it. */
  readonly title: Text;
  /** The caller hung up, or attempts ran out. */
  readonly cause: 'hung-up' | 'attempts';
  /** Calls a month, mean over replications. */
  readonly calls: number;
  /** Share of the calls of this world. */
  readonly share: number;
}

/** A place where calls are told that it is closed: a menu that says so, or a desk. */
export type ClosedAt =
  | {
      readonly by: 'menu';
      /** Line id. */
      readonly line: string;
      /** State path of the final state that says so. */
      readonly menu: string;
      /** By language; empty when the machine does not name it. */
      readonly title: Text;
      /** Calls a month, mean over replications. */
      readonly calls: number;
      /** Share of the calls of this world. */
      readonly share: number;
    }
  | {
      readonly by: 'desk';
      /** Desk id; of a pool, the pool's. */
      readonly desk: string;
      /** What reports call it. */
      readonly title: Text;
      /** Calls a month, mean over replications: came while it was closed, or still waited when it closed. */
      readonly calls: number;
      /** Share of the calls of this world. */
      readonly share: number;
    };

/** Calls a month from one need through one line to one outcome. */
export interface Flow {
  /** Product id. */
  readonly product: string;
  /** Intent id. */
  readonly intent: string;
  /** Line id. */
  readonly line: string;
  /** One of `OUTCOMES`. */
  readonly outcome: string;
  /** Mean over replications, above 0. */
  readonly calls: number;
}

/** What one desk met: means over replications, 0 where nobody came. */
export interface DeskFigure {
  /** Desk id; of a pool, the pool's. */
  readonly desk: string;
  /** What reports call it. */
  readonly title: Text;
  /** Callers a month who came to it while it was open, or queued while it was not; transfers included. */
  readonly offered: number;
  /** Ranges (`08:30-12:00`) by the weekday on which they begin, Monday first: an ordinary week. */
  readonly open: readonly (readonly string[])[];
  /** What callers meet who come while it is closed. */
  readonly whenClosed: 'announce' | 'queue' | 'call-back' | 'overflow';
  /** First calls a month that menus lead to it while it is closed: expected, not simulated. */
  readonly closedFirstCalls: number;
  /** Callers a month who came while it was closed and were told so; not offered. */
  readonly turnedAway: number;
  /** Callers a month who still waited when it closed, and were told so. */
  readonly cutOff: number;
  /** Callers a month who went on to another desk. */
  readonly overflowed: number;
  /** Callers a month who were promised a call-back, */
  readonly promised: number;
  /** those of them who were called back and reached, */
  readonly calledBack: number;
  /** and those who were not called, or did not answer. */
  readonly callBacksMissed: number;
  /** Of those offered: gave up waiting, 0 to 1. */
  readonly abandonedShare: number;
  /** Of those offered: answered within 20 seconds, 0 to 1. */
  readonly answeredIn20: number;
  /** Mean over all offered, those who gave up included. */
  readonly waitSeconds: number;
  /** Agent seconds in calls per agent second on duty while it is open. Absent: its agents answer for other desks too. */
  readonly occupancy?: number;
  /** Agent hours a month on callers whom it does not serve. */
  readonly misrouteHours: number;
  /** Agent hours on duty a month while it is open. Absent: its agents answer for other desks too. */
  readonly agentHours?: number;
}

/** Calls a menu leads to a desk against what its agents can take, by half-hour of an ordinary week, Monday 0 h first. */
export interface DeskWeek {
  /** Desk id; of a pool, the pool's. */
  readonly desk: string;
  /** First calls expected in each half-hour that come while it is open, */
  readonly calls: readonly number[];
  /** and while it is closed. */
  readonly closedCalls: readonly number[];
  /** Calls that the agents on duty can answer in each half-hour, were they for this desk alone. Absent: no limit. */
  readonly capacity?: readonly number[];
}

/** What one group of agents did: means over replications, a month. */
export interface GroupFigure {
  /** Id of the group; of agents who answer for one desk alone, the desk's. */
  readonly group: string;
  /** What reports call it. */
  readonly title: Text;
  /** Ids of the desks it answers for. */
  readonly desks: readonly string[];
  /** Agent hours on duty while one of its desks is open. */
  readonly agentHours: number;
  /** Agent hours on duty while none of them is: nobody can call them then. */
  readonly idleHours: number;
  /** Agent hours with calls, transfers and vain call-backs included. */
  readonly busyHours: number;
  /** `busyHours` per `agentHours`; 0 where nobody is on duty. */
  readonly occupancy: number;
}

/** What a study found in one world. */
export interface WorldResult {
  /** As in the scenario. */
  readonly id: string;
  /** What reports call it. */
  readonly title: Text;
  /** The scenario's; undefined when it has none. */
  readonly note: Text | undefined;
  /** How many numbers can be dialled. */
  readonly lineCount: number;
  /** By figure id. Absent where the figure has no meaning (division by nothing). */
  readonly figures: Readonly<Record<string, Interval>>;
  /**
   * The closed-form answer for a first call, beside the simulated one: shares of the calls that entered a line,
   * mean seconds in menus per call.
   */
  readonly exact: {
    readonly lostRate: number;
    /** Told by a menu; desks come after it. */
    readonly closedRate: number;
    readonly misroutedRate: number;
    readonly menuSeconds: number;
  };
  /** Every menu that some caller of the scenario can meet, by line. */
  readonly prompts: readonly PromptFigure[];
  /** Most calls first; places where nobody was lost are left out. */
  readonly lostAt: readonly LostAt[];
  /** Most calls first; places where nobody was told so are left out. */
  readonly closedAt: readonly ClosedAt[];
  /** By need, line and outcome, in the order of the scenario; those without a call are left out. */
  readonly flows: readonly Flow[];
  /** When each line leads anybody further than being told that it is closed; as `DeskFigure.open`. */
  readonly lineHours: readonly { readonly line: string; readonly open: readonly (readonly string[])[] }[];
  /** In the order of the scenario; desks of a pool as one when the world pools. */
  readonly desks: readonly DeskFigure[];
  /** Of the desks with the most calls; only in the two worlds of the headline. */
  readonly weeks?: readonly DeskWeek[];
  /** In the order of the scenario: agents who answer for one desk alone first. */
  readonly groups: readonly GroupFigure[];
}

/** Two worlds beside each other. Figures without a meaning in either are left out. */
export interface Comparison {
  /** World id. */
  readonly from: string;
  /** World id. */
  readonly to: string;
  /** to minus from, paired by replication. */
  readonly differences: Readonly<Record<string, Interval>>;
  /** Var(independent difference) / Var(paired difference), by figure: what common random numbers saved. */
  readonly varianceRatio: Readonly<Record<string, number>>;
}

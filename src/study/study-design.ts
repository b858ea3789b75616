/**
 * What is asked of a study, and how it is cut into work. Plain data: it crosses threads and machines
 * unchanged.
 */
import type { MachineConfig } from '../chart/index.ts';
import type { ScenarioConfig } from '../scenario/index.ts';
import type { Structure } from './structures.ts';

/** What is asked: of which worlds, in which language, on which luck. The answer of a chunk depends on nothing else. */
export interface StudyQuestion {
  /** A scenario as `parseScenario` gives it. */
  readonly scenario: ScenarioConfig;
  /** Its file's name, printed with the result. */
  readonly file: string;
  /** By machine id. */
  readonly machines: Readonly<Record<string, MachineConfig>>;
  /** World ids, in the scenario's order. */
  readonly worlds: readonly string[];
  /**
   * The language in which callers hear and think whose segment names none; a BCP 47 tag that one of the machines
   * speaks.
   */
  readonly locale: string;
  /** Whole number, 0 <= seed < 2^53. The same seed gives the same callers in every world. */
  readonly seed: number;
  /** The command that asks it again; printed with the result. */
  readonly replay: string;
}

/** How hard a study tries to answer. */
export interface StudyEffort {
  /** Replications of every world; at most, when a precision is asked for. */
  readonly replications: number;
  /**
   * Stop when the half-width of the difference from before to after is at most this, in the unit of the
   * figure.
   */
  readonly precision?: number;
  /** Id of the figure that the precision is asked for; the lost rate when absent. */
  readonly precisionOn?: string;
  /** How often all doubtful parameters are drawn together; 0 leaves the total interval out. */
  readonly draws: number;
  /**
   * Replications for each end of each bar of the tornado; 0 leaves it out, and other words and structural parts
   * with it.
   */
  readonly sensitivityReplications: number;
  /** Whether the controls are run, with callers who all know the right number: `StudyResult.control`. */
  readonly hasControl: boolean;
}

/** Everything that a study's result depends on. */
export interface StudyDesign extends StudyQuestion, StudyEffort {}

/** Asked for so many replications and nothing beside: sweeps and staffings. */
export type RepeatedQuestion = StudyQuestion & Pick<StudyEffort, 'replications'>;

/** With how much of it will be asked for, when that is known: a cluster works ahead. */
export type RunnerQuestion = StudyQuestion & Partial<Pick<StudyEffort, 'replications' | 'precision'>>;

/** A named change of parameters: `{}` is the scenario as it stands. */
export type Overrides = Readonly<Record<string, number>>;

/**
 * One piece of work: some replications of one world under some overrides. Its answer depends on nothing else.
 */
export interface Chunk {
  /** World id, as in the scenario. */
  readonly world: string;
  /** Parameters in force instead of the scenario's. */
  readonly overrides: Overrides;
  /** The first replication. */
  readonly from: number;
  /** How many replications, one after another. */
  readonly count: number;
  /** Only the first days of the period. Absent: all of it. */
  readonly days?: number;
  /** Rules of the model that are left out. Absent: none. */
  readonly without?: readonly Structure[];
  /** Agents instead of the scenario's. Absent: those. */
  readonly staffing?: DeskStaffing;
}

/** Desks that a group takes calls from. */
export type GroupSkills = readonly {
  /** Index of the desk. */
  readonly desk: number;
  /** 0 first. */
  readonly priority: number;
  /** How much longer than the desk's own people the group takes for a call. */
  readonly handlingFactor: number;
}[];

/** Who is on the phone. */
export interface DeskStaffing {
  /** By `group * 336 + half-hour of the week`. */
  readonly agents: readonly number[];
  /** By group. Absent: the groups are those of the scenario. */
  readonly skills?: readonly GroupSkills[];
}

/** The same months with somebody looking on at the desks, which have these agents instead of their own. */
export interface DeskChunk extends Omit<Chunk, 'staffing'> {
  /** Who is on the phone, and when an answer is in time. */
  readonly desks: DeskStaffing & {
    /** An answer within these counts as in time. */
    readonly withinSeconds: number;
  };
}

export const DEFAULT_SEED = 20_260_101;
export const DEFAULT_REPLICATIONS = 10;
/** Enough for 5 and 95 % of a Latin hypercube, few enough for a coffee. */
export const DEFAULT_DRAWS = 100;
/** Of each end of each bar: two give no usable interval. */
export const DEFAULT_SENSITIVITY = 3;
/**
 * A precision is looked at from here on. A run that may end whenever its interval happens to be narrow ends on intervals
 * that are too narrow; the fewer replications it has then, the more so.
 */
export const MIN_REPLICATIONS = 10;

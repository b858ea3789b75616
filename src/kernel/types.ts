/**
 * What the kernel runs: one world, compiled to numbers. It knows no menus and no XState, only rows, exits,
 * desks, needs.
 *
 * Words: *need* index n of `needCount`; *profile* index k of `profileCount` (who is calling: segment,
 * dispositions, what the system knows); *type* = n * profileCount + k. *Line* and *desk* are indices too. All
 * times are seconds from the start of the month.
 */
import type { Chain } from '../util/chain.ts';
import type { Steps } from '../util/steps.ts';
import type { DeskProgram, GroupProgram, TransferProgram } from './desk-program.ts';

export type * from './desk-program.ts';
export * from './outcomes.ts';
export { AGENTS_WITHOUT_LIMIT, SHIFT_SECONDS, SHIFTS_A_WEEK } from './wasm/constants.ts';

/** Which month: the same seed and replication give the same callers in every world. */
export interface ReplicationKey {
  /** Whole number, 0 <= seed < 2^53. */
  readonly seed: number;
  /** Whole number, 0 <= replication < 2^31. */
  readonly replication: number;
}

/** How a call leaves the menu. */
export type ExitKind =
  | 'hung-up' // the caller gave up inside the menu: lost
  | 'attempts' // attempts ran out and the menu hung up: lost
  | 'closed' // told that the line is closed
  | 'desk'
  | 'number' // an outside number: leaves the simulated world
  | 'self-service';

export interface Exit {
  readonly kind: ExitKind;
  /** Desk index when `kind` is `desk`, else -1. */
  readonly desk: number;
  /** For `number` and `self-service`: which needs it serves (index by need). Empty otherwise. */
  readonly serves: Uint8Array;
}

/**
 * Piecewise constant hazard of giving up in the queue, per second: `rate[i]` holds from `from[i]` seconds on;
 * `from[0]` is 0.
 */
export interface PatienceHazard {
  readonly from: Float64Array;
  readonly rate: Float64Array;
}

/** When fresh callers come. The same in every world of a study. */
export interface ArrivalProgram {
  readonly days: number;
  /** Expected fresh callers in each hour of the period; its length is the period's, `days` times 23 to 25. */
  readonly expected: Float64Array;
  /** Coefficient of variation of the hourly and the daily rate factor (gamma, mean 1). 0: plain Poisson. */
  readonly hourlyCv: number;
  readonly dailyCv: number;
  /** Probability of each type, summing to 1. */
  readonly typeProbability: Float64Array;
}

export interface RedialProgram {
  /**
   * After being lost in the menu or abandoning the queue: probability of dialling again, and the delay's
   * lognormal, cut at `maxSeconds`.
   */
  readonly probability: number;
  readonly mu: number;
  readonly sigma: number;
  readonly maxSeconds: number;
  /** A dialling limit per caller and need, including the first. */
  readonly maxDials: number;
}

export interface FollowUpProgram {
  /** Probability that a call served at a right desk (or self-service) resolves the need. */
  readonly resolved: number;
  readonly selfServiceResolved: number;
  /** An unresolved caller calls again with this probability, after an exponential delay. */
  readonly repeatProbability: number;
  readonly repeatMeanSeconds: number;
  /**
   * A caller told to dial another number does so with this probability, after this many seconds on average
   * (exponential).
   */
  readonly followsAdvice: number;
  readonly adviceMeanSeconds: number;
  /**
   * A caller served by a line that serves the need keeps its number for all further calls with this
   * probability.
   */
  readonly remembersNumber: number;
  /** A served caller then asks about another product with this probability. */
  readonly secondNeed: number;
}

export interface WorldProgram {
  readonly needCount: number;
  readonly profileCount: number;
  readonly lineCount: number;
  /** Product index of each need; a second need is always of another product. */
  readonly productOfNeed: Int32Array;

  readonly chain: Chain;
  readonly exits: readonly Exit[];
  /**
   * First row of a call: `entry[(clock * lineCount + line) * typeCount + type]`, with the clock in force (menus
   * may differ by opening hours). A negative entry `e` is exit `-1 - e` at once (a line that connects straight to
   * a desk).
   */
  readonly entry: Int32Array;
  /** Changes on whole minutes. */
  readonly clocks: Steps;
  /** 1 when people call again, 0 when nobody does. */
  readonly awake: Steps;
  /** Of all `Steps` of the program, in seconds, on a whole minute: the week from here on repeats for ever. */
  readonly loopAt: number;

  /**
   * Probability that a caller with need n and profile k dials line l: `dial[(type) * lineCount + l]`; rows
   * sum to 1.
   */
  readonly dial: Float64Array;
  /**
   * Whether line l can reach a desk that serves need n: `lineServes[l * needCount + n]`. Splits misroutes:
   * wrong number or wrong option.
   */
  readonly lineServes: Uint8Array;
  /**
   * The line a caller is told to dial for need n, and the desk a call for need n is transferred to. -1: none.
   */
  readonly rightLine: Int32Array;
  readonly rightDesk: Int32Array;
  /** Whether an agent of desk a can transfer to desk b: `transfer[a * deskCount + b]`. */
  readonly transfer: Uint8Array;

  readonly desks: readonly DeskProgram[];
  readonly groups: readonly GroupProgram[];
  /** By type, 0 to 7: of the waiting, the lowest is answered first. */
  readonly priorityOfType: Int32Array;
  readonly transferring: TransferProgram;
  readonly patience: readonly PatienceHazard[];
  /** Index into `patience` by profile. */
  readonly patienceOfProfile: Int32Array;
  readonly arrivals: ArrivalProgram;
  readonly redial: RedialProgram;
  readonly followUp: FollowUpProgram;
  /**
   * Simultaneous calls the carrier lets in; undefined: no limit. A refused caller counts as `refused` and may
   * redial.
   */
  readonly trunks: number | undefined;
}

/** One step of one caller, for replay. Times in seconds of the month. */
export type TraceStep =
  | {
      readonly at: number;
      readonly kind: 'dial';
      readonly line: number;
      readonly need: number;
      /** 1 for the first dialling for this need. */ readonly dial: number;
    }
  | {
      readonly at: number;
      readonly kind: 'menu';
      readonly row: number;
      readonly outcome: number;
      readonly seconds: number;
    }
  | { readonly at: number; readonly kind: 'exit'; readonly exit: number }
  | {
      readonly at: number;
      readonly kind: 'queue';
      readonly desk: number;
      readonly wait: number;
      readonly answered: boolean;
    }
  | {
      readonly at: number;
      readonly kind: 'service';
      readonly desk: number;
      readonly seconds: number;
      readonly right: boolean;
      readonly resolved: boolean;
    }
  | { readonly at: number; readonly kind: 'transfer'; readonly from: number; readonly to: number }
  | { readonly at: number; readonly kind: 'transfer-failed'; readonly from: number }
  | { readonly at: number; readonly kind: 'desk-closed'; readonly desk: number }
  | { readonly at: number; readonly kind: 'overflow'; readonly from: number; readonly to: number }
  | {
      readonly at: number;
      readonly kind: 'call-back';
      readonly desk: number;
      /** `promised` is followed by one of the others, later. */
      readonly what: 'promised' | 'made' | 'not-kept' | 'not-answered';
    }
  | { readonly at: number; readonly kind: 'advised'; readonly line: number }
  | { readonly at: number; readonly kind: 'second-need'; readonly need: number }
  | { readonly at: number; readonly kind: 'refused' }
  | { readonly at: number; readonly kind: 'gives-up' }
  | { readonly at: number; readonly kind: 'will-call-again'; readonly delay: number };

/** One fresh caller and everything that happened to them. */
export interface CallerTrace {
  readonly caller: number;
  readonly type: number;
  readonly steps: readonly TraceStep[];
}

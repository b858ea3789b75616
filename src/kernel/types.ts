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
import { WINDOW_DAY, WINDOW_HOUR, WINDOW_REDIAL, WINDOW_WEEK } from './wasm/constants.ts';

export { AGENTS_WITHOUT_LIMIT, CLASSES, SHIFT_SECONDS, SHIFTS_A_WEEK } from './wasm/constants.ts';

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

/** A queue, and what its callers need. Who answers them: `GroupProgram`. */
export interface DeskProgram {
  /** Needs this desk serves (index by need). */
  readonly serves: Uint8Array;
  /** Handling time of a call it serves. */
  readonly handling: ServiceTime;
  /** Agent seconds spent on a caller who is at the wrong desk. */
  readonly misroute: ServiceTime;
  /** 1 while it is open. Nobody is served while it is not. */
  readonly open: Steps;
  /** What a caller meets who comes while it is closed, or still waits as it closes. */
  readonly whenClosed: WhenClosed;
  /** Whoever has waited so long moves to the other desk's queue; once. */
  readonly overflow: { readonly afterSeconds: number; readonly desk: number } | undefined;
  readonly callBack: CallBackProgram | undefined;
  readonly announcement: AnnouncementProgram | undefined;
}

/** `announce`: told so, the call is over. `overflow`: goes to that desk instead. */
export type WhenClosed =
  | { readonly kind: 'announce' | 'queue' | 'call-back' }
  | { readonly kind: 'overflow'; readonly desk: number };

/** The offer to be called back. */
export interface CallBackProgram {
  /** Offered to callers who have waited so long; 0: as soon as they have to wait. */
  readonly afterSeconds: number;
  /** Probability that the offer is accepted, */
  readonly accepted: number;
  /** that the promise is kept, */
  readonly kept: number;
  /** and that the caller answers. */
  readonly answered: number;
  /** Agent seconds lost when the caller does not. */
  readonly missedSeconds: number;
}

/** Callers who have to wait are told how long; see `DeskProgram`. */
export interface AnnouncementProgram {
  /** Probability that a caller who would not have waited so long gives up at once. */
  readonly balks: number;
  /** Patience of all who stay is multiplied by this. */
  readonly patienceFactor: number;
}

/** Agents who can do the same. */
export interface GroupProgram {
  /** Agents on duty; AGENTS_WITHOUT_LIMIT, for a group that serves one desk alone: nobody waits. */
  readonly agents: Steps;
  /** The desks they answer for. */
  readonly skills: readonly Skill[];
}

export interface Skill {
  readonly desk: number;
  /** Whole, from 0. Of several queues an agent takes the lowest first, and a queue's caller the agent who has it lowest. */
  readonly priority: number;
  /** Talks take so many times the desk's handling time. */
  readonly handlingFactor: number;
}

/** What passing a caller on takes, and how it fails. */
export interface TransferProgram {
  /** Of the agent who passes the caller on, beside the talk. */
  readonly seconds: number;
  /** Talks after a transfer take so many times as long. */
  readonly handlingFactor: number;
  /** Probability that the call is cut off, */
  readonly fails: number;
  /** and that it comes to another wrong desk. */
  readonly goesWrong: number;
}

export type ServiceTime =
  | { readonly kind: 'lognormal'; readonly mean: number; readonly sigma: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'gamma'; readonly mean: number; readonly shape: number };

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

/**
 * Windows, in seconds, in which a further call by the same caller for the same need counts: redial, then
 * repeat call 1 h, 24 h, 7 d.
 */
export const REPEAT_WINDOWS = [WINDOW_REDIAL, WINDOW_HOUR, WINDOW_DAY, WINDOW_WEEK] as const;

/**
 * How one call ended, for flows: index into `Counts.flow`. Their order is that of the codes in
 * wasm/constants.ts.
 */
export const OUTCOMES = [
  'refused',
  'lost-hung-up',
  'lost-attempts',
  'closed', // told so, by a menu or by a desk: not lost
  'abandoned',
  'served', // by a desk, number or service that serves the need
  'operator', // at a desk that serves no need itself but passes callers on: not a misroute
  'misrouted-wrong-number', // talked to a desk that does not serve it: wrong line dialled ...
  'misrouted-wrong-option', // ... or right line, wrong option
  'call-back-missed', // promised a call-back that was not made, or not answered
] as const;
/** How one call ended; `OUTCOMES` has all of them in order. */
export type Outcome = (typeof OUTCOMES)[number];

/**
 * Everything counted in one replication (one month of fresh callers, each followed until done). Integers
 * unless in seconds. Laws: calls = sum of `flow`; needs = needsServed + needsNeverServed; per desk offered =
 * served + abandoned + cutOff + promised.
 */
export interface Counts {
  /** Fresh callers of the period; each is followed until done, past its end too. */
  callers: number;
  /** Needs raised: callers plus second needs. */
  needs: number;
  /** Diallings, redials and repeats included. Transfers are part of the call. */
  calls: number;
  /**
   * How each dialling first ended: `flow[(need * lineCount + line) * OUTCOMES.length + outcome]`. A misroute
   * counts once, where the menu led.
   */
  flow: Float64Array;
  /** Calls that left the menu through each exit. */
  exits: Float64Array;
  /** Calls that entered a menu: not refused, and on a line that has one. */
  entered: number;
  /** Sum over calls that entered a menu, from the first prompt until the call leaves. */
  menuSeconds: number;
  /** The part of `menuSeconds` that was spent by calls lost in the menu. */
  lostSeconds: number;
  /** Of the operator key, in all calls. */
  operatorPresses: number;
  /** No-input and no-match events, in all calls. */
  failures: number;
  /** From one desk to another within a call, those that failed or went wrong included. */
  transfers: number;
  /** Of `transfers`: the call was cut off. */
  transfersFailed: number;
  /** Of `transfers`: to another wrong desk. */
  transfersWrong: number;
  /** Calls told "please dial another number". */
  advised: number;
  /** First dialling of a need that reached a right desk (served or not) without a detour. */
  rightFirst: number;
  /** Of `resolved`: in the first dialling for the need, or in the call the need came up in. */
  resolvedFirst: number;
  /** Needs that were resolved in the end. */
  resolved: number;
  /** Needs that reached a right desk, number or service at least once, resolved there or not. */
  needsServed: number;
  /** Needs that reached no such place, however often it was tried. */
  needsNeverServed: number;
  /**
   * Further calls for the same need after one that did not resolve it, by REPEAT_WINDOWS (cumulative: 1 h
   * includes 15 min).
   */
  repeats: Float64Array;
  /** Calls made because a served caller had a question about another product and could not be transferred. */
  secondNeedCalls: number;
  /**
   * Callers who came to the desk while it was open, transfers included; and, where callers may queue while it is
   * closed, those who did. By desk index, like all that follow down to `passSeconds`; whoever overflows stays
   * the first desk's.
   */
  offered: Float64Array;
  /** Answered, rightly or wrongly; without call-backs. */
  served: Float64Array;
  /** Gave up waiting. */
  abandoned: Float64Array;
  /** Of those offered: still waited as the desk closed, and were told so. */
  cutOff: Float64Array;
  /** Of those offered: accepted the offer to be called back. */
  promised: Float64Array;
  /** Came while the desk was closed and were told so: not offered. */
  turnedAway: Float64Array;
  /** Went on to another desk: came while this one was closed, waited too long or as it closed. */
  overflowed: Float64Array;
  /** Called back and reached. */
  calledBack: Float64Array;
  /** Promised a call-back that was not made or not answered. */
  missed: Float64Array;
  /** Answered within 20 seconds. */
  within20: Float64Array;
  /** Of those offered: found no agent free at once (answered later or not). */
  waited: Float64Array;
  /** Waited by all who were offered, those who gave up included; not by those waiting to be called back. */
  waitSeconds: Float64Array;
  /** Agent seconds on callers whom the desk serves, and all of a desk's that serves no need itself. */
  busySeconds: Float64Array;
  /** Agent seconds on callers whom the desk does not serve. */
  misrouteSeconds: Float64Array;
  /** The part of `busySeconds` on callers who were only passed on: all of a desk's that serves no need itself. */
  passSeconds: Float64Array;
  /** Agent seconds on calls, transfers and vain call-backs included; by agent group, like all that follow. */
  groupBusySeconds: Float64Array;
  /**
   * Agent seconds on duty while a desk of the group's is open, over the period; of agents without limit, none.
   */
  staffedSeconds: Float64Array;
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

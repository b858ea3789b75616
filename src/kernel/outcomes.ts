/** How calls end, and everything that is counted. */
import { WINDOW_DAY, WINDOW_HOUR, WINDOW_REDIAL, WINDOW_WEEK } from './wasm/constants.ts';

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

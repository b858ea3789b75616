/**
 * The neutral event table: what a call log says, whatever wrote it. One event a row; a call is its rows in the
 * order of their times.
 */
import type { NeedId } from '../chart/index.ts';

/** What can happen to a call, in the words of the field. */
export const CALL_EVENTS = [
  /** The line answered. `where`: line id. */
  'start',
  /**
   * A menu began to speak. `where`: its state path, as in reports: `products.pc`; `value`: SAID when what was done there
   * came after the end of the prompt, CUT_SHORT when before it, empty where only the times can tell.
   */
  'menu',
  /** A key that the menu took. `where`: the menu; `value`: `0` to `9`, `*` or `#`. */
  'key',
  /** Nothing was pressed in time. `where`: the menu. */
  'no-input',
  /** A key that means nothing there. `where`: the menu; `value`: the key where it is known. */
  'no-match',
  /** Began to wait for a desk. `where`: desk id. */
  'queue',
  /** An agent of the desk took the call. `where`: desk id. */
  'answer',
  /** An agent passed the caller on. `where`: the desk that did; `value`: desk or line. */
  'transfer',
  /** The caller was told another number. `where`: the desk that did; `value`: desk or line. */
  'advice',
  /** The company rang the caller: no call that a caller made. `where`: desk id. */
  'callback',
  /** The call was over. `where`: menu or desk, empty where unknown; `value`: one of ENDED_BY. */
  'end',
  /** What an agent noted. `where`: desk id; `value`: `need;resolved`, `need;open` or `need;unknown`. */
  'outcome',
] as const;
export type CallEventName = (typeof CALL_EVENTS)[number];

/** Of a menu: the prompt was heard out, or what the caller did cut it short. */
export const SAID = 'said';
export const CUT_SHORT = 'cut-short';

/** Who ended a call: `attempts` when the menu gave up, `closed` when the line was. */
export const ENDED_BY = ['caller', 'agent', 'system', 'attempts', 'closed', 'unknown'] as const;
export type EndedBy = (typeof ENDED_BY)[number];

/**
 * The clock of the source. A time of `s` or `min` lies in the second or minute that begins there: an interval, not a
 * point. `order`: start, wait, talk and end have times (to the second), but of menus and keys only the order was
 * written down. They all stand at one moment, no earlier than the start: seconds in menus cannot be read from them.
 */
export const PRECISIONS = ['ms', 's', 'min', 'order'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** Empty strings are what a log does not know; nothing unknown is ever 0. */
export interface CallEvent {
  /** Milliseconds since 1970, UTC; whole. */
  readonly t: number;
  readonly event: CallEventName;
  readonly where: string;
  readonly value: string;
}

/**
 * A call, from one dialling to its end. One without an `end` is cut off by the end of the log: *censored*, never
 * abandoned.
 */
export interface LoggedCall {
  /** The platform's id; transfers keep the first leg's. At most 64 characters. */
  readonly call: string;
  /** `where` of its start. */
  readonly line: string;
  /** Keyed hash of the caller's number, 16 hexadecimal digits; empty when withheld. */
  readonly caller: string;
  /** Which text of the menus was in force; empty when the log knows of one only. At most 32 characters. */
  readonly version: string;
  /** Arm of a pilot, world of a phone test; empty otherwise. At most 32 characters. */
  readonly arm: string;
  /** What the caller came for, where it is known beforehand and for certain: the task of a phone test. */
  readonly need: NeedId | '';
  readonly precision: Precision;
  /** By time, ties in the order of the log; the first is the `start`. */
  readonly events: readonly CallEvent[];
}

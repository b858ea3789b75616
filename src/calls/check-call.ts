/**
 * The laws of the event table. Each breach has a reason; a call with one is refused whole, since what is left of it
 * would say something that did not happen.
 */
import { ENDED_BY, type CallEvent, type LoggedCall } from './types.ts';
import type { Reason } from './sources/reasons.ts';

/** Characters of ids, versions and places. */
export const MOST_ID = 64;
export const MOST_MARK = 32;
export const MOST_WHERE = 200;
/** Longer than any call goes on, in milliseconds; what does is a line that hangs, or two calls with one id. */
export const MOST_CALL_MS = 86_400_000;
/** Events of a call. */
export const MOST_EVENTS = 1000;
/** Milliseconds since 1970 of what a log can say: 1990 to 2100. */
const FIRST_T = 631_152_000_000;
const LAST_T = 4_102_444_800_000;

export const KEYS = /^[0-9*#]$/;
const CALLER = /^(?:[0-9a-f]{16})?$/;
const OUTCOME = /^[^;]+;(?:resolved|open|unknown)$/;
const IN_MENU: ReadonlySet<string> = new Set(['key', 'no-input', 'no-match']);
const ENDS: ReadonlySet<string> = new Set(ENDED_BY);

/**
 * The first law that a call breaks; undefined: none. Laws: ids and places are short; events are sorted by time; the
 * first is the start, there is no other, and one end at most, after which only what agents note comes; a key, a
 * silence or a wrong key follows a menu of the same place; an answer follows the wait for the same desk; a call is
 * within a day.
 */
export function checkCall(call: LoggedCall): Reason | undefined {
  const { events } = call;
  const first = events[0];
  if (call.call === '' || call.call.length > MOST_ID || !CALLER.test(call.caller)) return 'noId';
  if (call.version.length > MOST_MARK || call.arm.length > MOST_MARK) return 'noId';
  if (first?.event !== 'start' || first.where !== call.line) return 'noStart';
  if (call.line === '') return 'noLine';
  if (events.length > MOST_EVENTS) return 'tooMany';
  let menu: string | undefined;
  let desk: string | undefined;
  let hasEnded = false;
  for (let i = 0; i < events.length; i++) {
    const event = events[i] as CallEvent;
    const { t, where } = event;
    if (!Number.isInteger(t) || t < FIRST_T || t > LAST_T || t < (events[i - 1]?.t ?? t)) return 'time';
    if (t - first.t > MOST_CALL_MS && event.event !== 'outcome') return 'tooLong';
    if (event.event === 'start' && i > 0) return 'twoStarts';
    if (event.event === 'end') {
      if (hasEnded) return 'twoEnds';
      hasEnded = true;
    } else if (hasEnded && !isNoted(event)) return 'afterEnd';
    if (event.event === 'menu') menu = where;
    else if (IN_MENU.has(event.event) && where !== menu) return 'notInMenu';
    if (event.event === 'queue') desk = where;
    else if (event.event === 'answer' && where !== desk) return 'answerWithoutQueue';
    const fault = checkEvent(event);
    if (fault) return fault;
  }
  return undefined;
}

/** What agents and companies do once the caller has gone. */
function isNoted({ event }: CallEvent): boolean {
  return event === 'outcome' || event === 'callback';
}

/** What an event says by itself. */
export function checkEvent({ event, where, value }: CallEvent): Reason | undefined {
  if (where.length > MOST_WHERE || value.length > MOST_WHERE) return 'event';
  switch (event) {
    case 'start':
      return where === '' ? 'noLine' : undefined;
    case 'menu':
    case 'no-input':
      return where === '' ? 'unknownMenu' : undefined;
    case 'key':
      // Longer input is somebody's account number: readers leave it out, and with it the value.
      return where === '' ? 'unknownMenu' : value === '' || KEYS.test(value) ? undefined : 'key';
    case 'no-match':
      return where === '' ? 'unknownMenu' : value === '' || KEYS.test(value) ? undefined : 'key';
    case 'queue':
    case 'answer':
      return where === '' ? 'unknownDesk' : undefined;
    case 'end':
      return ENDS.has(value) ? undefined : 'endedBy';
    case 'outcome':
      return OUTCOME.test(value) ? undefined : 'outcome';
    default:
      return undefined;
  }
}

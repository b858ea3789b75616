/** What systems write down, each more than the one before: what a log does not know must not be in it. */
import type { CallEvent, CallEventName, LoggedCall, Precision } from '../../calls/index.ts';

export const LOG_KINDS = [
  /** Lines, queues, agents and ends: a call detail record. */
  'cdr',
  /** Menus and keys in their order, but not when. */
  'keys',
  /** When every key was pressed. */
  'times',
  /** What agents noted. */
  'dispositions',
] as const;
export type LogKind = (typeof LOG_KINDS)[number];

/** Those of systems that know times at all. */
export type LogClock = Exclude<Precision, 'order'>;

const OF_MENUS: ReadonlySet<CallEventName> = new Set(['menu', 'key', 'no-input', 'no-match']);
const OF_AGENTS: ReadonlySet<CallEventName> = new Set(['outcome', 'advice']);
const TICK: Readonly<Record<LogClock, number>> = { ms: 1, s: 1000, min: 60_000 };

/** A call as a system of this kind, with this clock, would have it. */
export function forget(kind: LogKind, clock: LogClock): (call: LoggedCall) => LoggedCall {
  const tick = TICK[clock];
  return (call) => {
    let known = call.events[0]?.t ?? 0;
    const events = call.events.flatMap((event): CallEvent[] => {
      const isOfMenu = OF_MENUS.has(event.event);
      if (kind === 'cdr' && isOfMenu) return [];
      if (kind !== 'dispositions' && OF_AGENTS.has(event.event)) return [];
      // What happened in a menu lies somewhere between the last time that is known and the next.
      if (!(kind === 'keys' && isOfMenu)) known = event.t;
      // A call detail record says that the caller hung up, not in which menu.
      const where = kind === 'cdr' && event.event === 'end' && event.value !== 'agent' ? '' : event.where;
      return [{ ...event, where, t: Math.floor(known / tick) * tick }];
    });
    return { ...call, precision: kind === 'keys' ? 'order' : clock, events };
  };
}

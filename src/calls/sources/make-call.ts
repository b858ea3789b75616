/**
 * Makes a call of what a source has gathered: order, hand-overs that nobody wrote down, and where it ended. Whether it
 * keeps the laws of the table is `checkCall`'s to say.
 */
import { ENDED_BY, type CallEvent, type EndedBy, type LoggedCall, type Precision } from '../types.ts';
import { completeMenus } from '../complete-menus.ts';
import { orderEvents, type LooseEvent } from './order-events.ts';
import { merge, type Fate } from './reasons.ts';
import type { PathStep } from './read-input.ts';
import type { SettledFragment } from './types.ts';

export interface CallParts {
  readonly call: string;
  readonly line: string;
  readonly caller?: string;
  readonly version?: string;
  readonly precision: Precision;
  /** Milliseconds since 1970. */
  readonly start: number;
  /** Without start and end. */
  readonly events: readonly LooseEvent[];
  /** Menus and keys without times, in their order. */
  readonly path?: readonly PathStep[];
  /** Absent: the log does not say, so the call is censored. */
  readonly end?: {
    readonly t: number;
    readonly by: EndedBy;
    readonly isCoarse?: boolean;
    readonly where?: string;
  };
  /** The source writes down what was pressed, not when a menu began: it did when what went before was over. */
  readonly infersMenus?: boolean;
  /**
   * The source does not say whether a key was taken. One after which the same menu begins again was not, but for
   * these, with which callers ask to hear it again.
   */
  readonly repeatKeys?: readonly string[];
}

/** Keys with which menus are heard again, unless `options.repeatKeys` says otherwise. */
export const REPEAT_KEYS: readonly string[] = ['*', '#', '9'];
/** Clocks of one call may differ by so much; more is another call, or a clock that is wrong. */
const MOST_SKEW = 2000;

export function makeCall(parts: CallParts): LoggedCall {
  const { call, line, caller = '', version = '', precision, start, path = [], end } = parts;
  const loose = end ? [...parts.events, endOf(end)] : parts.events;
  const told = orderEvents(loose, parts.infersMenus);
  const first = told[0]?.t ?? start;
  // A call has begun when its first event happens, even where another clock says so a moment later.
  const begin = first < start && start - first <= MOST_SKEW ? first : start;
  let events: CallEvent[] = [
    { t: begin, event: 'start', where: line, value: '' },
    ...path.map((step) => ({ t: begin, ...step })),
    ...told,
  ];
  if (parts.infersMenus) events = [...completeMenus(events)];
  if (parts.repeatKeys) events = withWrongKeys(events, new Set(parts.repeatKeys));
  events = withTransfers(events);
  return { call, line, caller, version, arm: '', need: '', precision, events: withEnd(events) };
}

function endOf({ t, by, isCoarse = false, where = '' }: NonNullable<CallParts['end']>): LooseEvent {
  return { t, event: 'end', where, value: by, row: 0, isCoarse };
}

function withWrongKeys(events: readonly CallEvent[], repeatKeys: ReadonlySet<string>): CallEvent[] {
  return events.map((each, i) => {
    const next = events[i + 1];
    const isAgain = next?.event === 'menu' && next.where === each.where;
    return each.event === 'key' && each.value !== '' && isAgain && !repeatKeys.has(each.value)
      ? { ...each, event: 'no-match' }
      : each;
  });
}

/** Whoever waits for another desk after an agent had answered was passed on by that agent. */
function withTransfers(events: readonly CallEvent[]): CallEvent[] {
  let answered: string | undefined;
  return events.flatMap((each, i) => {
    const from = answered;
    const next = events[i + 1];
    // Some logs say that the caller was passed on, and only the next wait says where to.
    if (each.event === 'transfer' && each.value === '' && next?.event === 'queue')
      return [{ ...each, value: next.where }];
    if (each.event === 'answer') answered = each.where;
    if (each.event === 'transfer' || each.event === 'queue' || each.event === 'menu') answered = undefined;
    if (each.event !== 'queue' || from === undefined || from === each.where) return [each];
    return [{ t: each.t, event: 'transfer', where: from, value: each.where } as const, each];
  });
}

/** Where the caller was when the call ended, and no earlier than what happened before. */
function withEnd(events: readonly CallEvent[]): CallEvent[] {
  let place = '';
  let latest = 0;
  let hasFailed = false;
  return events.map((each) => {
    const { event, where } = each;
    if (event === 'menu' || event === 'queue') place = where;
    if (event === 'key' || event === 'answer' || event === 'transfer') place = '';
    if (event !== 'end') {
      hasFailed = event === 'no-input' || event === 'no-match';
      if (event !== 'outcome' && event !== 'callback') latest = Math.max(latest, each.t);
      return each;
    }
    const value = each.value === 'system' && hasFailed ? 'attempts' : each.value;
    const t = each.t < latest && latest - each.t <= MOST_SKEW ? latest : each.t;
    return { ...each, t, value, where: where === '' ? place : where };
  });
}

export interface Once {
  readonly kept: readonly SettledFragment[];
  readonly fates: Map<SettledFragment, Fate>;
}

/** Logs are delivered at least once: what stands there again, to the letter, is left out and counted. */
export function dropDoubles(fragments: readonly SettledFragment[]): Once {
  const fates = new Map<SettledFragment, Fate>();
  if (fragments.length === 1) return { kept: fragments, fates };
  const seen = new Map<string, SettledFragment[]>();
  const kept = fragments.filter((each) => {
    // Most records differ in when they were written already; only the others are compared to the letter.
    const { kind, key, times, events } = each;
    const place = `${kind} ${key} ${events[0]?.t ?? times['t'] ?? times['start']} ${events[0]?.event}`;
    const others = seen.get(place);
    if (others?.some((other) => textOf(other) === textOf(each))) {
      fates.set(each, merge('double'));
      return false;
    }
    if (others) others.push(each);
    else seen.set(place, [each]);
    return true;
  });
  return { kept, fates };
}

function textOf({ times, events, facts }: SettledFragment): string {
  return JSON.stringify([times, events, facts]);
}

/** All fragments share one fate. */
export function shareFate(
  fragments: readonly SettledFragment[],
  fate: Fate,
  fates = new Map<SettledFragment, Fate>(),
) {
  for (const each of fragments) if (!fates.has(each)) fates.set(each, fate);
  return { calls: [], fates };
}

/** A text among the facts; empty where there is none. */
export function factOf({ facts }: SettledFragment, name: string): string {
  const found = Object.hasOwn(facts, name) ? facts[name] : undefined;
  return typeof found === 'string' ? found : '';
}

/** The first of the fragments, in their order, of which the fact is no empty text. */
export function firstFact(fragments: readonly SettledFragment[], name: string): string {
  return fragments.map((each) => factOf(each, name)).find((text) => text !== '') ?? '';
}

/** A moment of a fragment; undefined where its record had none. */
export function timeOf({ times }: SettledFragment, name: string): number | undefined {
  return Object.hasOwn(times, name) ? times[name] : undefined;
}

export function looseEvents(fragments: readonly SettledFragment[], isCoarse = false): LooseEvent[] {
  const loose: LooseEvent[] = [];
  for (const { events, row } of fragments)
    for (const { t, event, where, value } of events) loose.push({ t, event, where, value, row, isCoarse });
  return loose;
}

/** Who ended a call, from a fact. */
export function endWord(text: string): EndedBy {
  return ENDED_BY.find((each) => each === text) ?? 'unknown';
}

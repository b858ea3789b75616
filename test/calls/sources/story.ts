/**
 * One story of six calls to an energy supplier, which each platform's file tells in its own way: the files stand in
 * `write-*.ts`. New York in June is four hours behind UTC.
 */
import type { CallEvent, CallEventName, LoggedCall } from '../../../src/calls/index.ts';

export const ZONE = 'America/New_York';
export const DIALLED = '+15557010000';
const FIRST = Date.parse('2026-06-15T13:00:00Z');
const MINUTE = 60_000;

export interface Told extends LoggedCall {
  /** What readers must not keep. */
  readonly number: string;
}

type Row = readonly [seconds: number, event: CallEventName, where: string, value?: string];

function tell(call: string, minute: number, number: string, rows: readonly Row[]): Told {
  const start = FIRST + minute * MINUTE;
  const events = rows.map(([seconds, event, where, value = '']): CallEvent => ({
    t: start + Math.round(seconds * 1000),
    event,
    where,
    value,
  }));
  return {
    call,
    number,
    caller: number,
    line: 'energy',
    version: '',
    arm: '',
    need: '',
    precision: 'ms',
    events,
  };
}

export const STORY: readonly Told[] = [
  // Two menus, two desks.
  tell('K1', 0, '+15557020001', [
    [0, 'start', 'energy'],
    [0.5, 'menu', 'root'],
    [9.25, 'key', 'root', '2'],
    [9.75, 'menu', 'bills'],
    [17.125, 'key', 'bills', '4'],
    [18, 'queue', 'accounts'],
    [48, 'answer', 'accounts'],
    [171, 'transfer', 'accounts', 'meters'],
    [171, 'queue', 'meters'],
    [181, 'answer', 'meters'],
    [400, 'end', '', 'agent'],
    [425, 'outcome', 'meters', 'meter.broken;open'],
  ]),
  // Silence and a wrong key, then hung up while the menu was said a third time.
  tell('K2', 7, '+15557020002', [
    [0, 'start', 'energy'],
    [0.5, 'menu', 'root'],
    [24.5, 'no-input', 'root'],
    [25.5, 'menu', 'root'],
    [31.75, 'no-match', 'root', '7'],
    [33.25, 'menu', 'root'],
    [41, 'end', 'root', 'caller'],
  ]),
  // Number withheld; gave up waiting.
  tell('K3', 9, '', [
    [0, 'start', 'energy'],
    [0.5, 'menu', 'root'],
    [3.125, 'key', 'root', '1'],
    [4, 'queue', 'meters'],
    [134, 'end', 'meters', 'caller'],
  ]),
  // The second caller again, who knows the way by now.
  tell('K4', 12, '+15557020002', [
    [0, 'start', 'energy'],
    [0.5, 'menu', 'root'],
    [2.25, 'key', 'root', '1'],
    [3, 'queue', 'meters'],
    [33, 'answer', 'meters'],
    [213, 'end', '', 'caller'],
    [233, 'outcome', 'meters', 'meter.broken;resolved'],
  ]),
  // Hung up in the first menu, where nothing else happened.
  tell('K5', 20, '+15557020005', [
    [0, 'start', 'energy'],
    [0.5, 'menu', 'root'],
    [11, 'end', 'root', 'caller'],
  ]),
];

export const isKind =
  (...names: readonly CallEventName[]) =>
  ({ event }: CallEvent): boolean =>
    names.includes(event);
export const startOf = ({ events }: LoggedCall): number => events[0]?.t ?? 0;
export const endOf = ({ events }: LoggedCall): CallEvent => events.find(isKind('end')) as CallEvent;
export const find = ({ events }: LoggedCall, ...names: readonly CallEventName[]): CallEvent[] =>
  events.filter(isKind(...names));

/** Each desk that a call waited for, when, until when, and whether somebody answered. */
export function waitsOf(call: LoggedCall): { desk: string; from: number; answer?: number; until: number }[] {
  return find(call, 'queue').map((queue) => {
    const answer = find(call, 'answer').find(({ where, t }) => where === queue.where && t >= queue.t)?.t;
    const next = find(call, 'transfer').find(({ where }) => where === queue.where)?.t ?? endOf(call).t;
    return { desk: queue.where, from: queue.t, ...(answer !== undefined && { answer }), until: next };
  });
}

/** `2026-06-15T13:00:00.500Z`, or without the milliseconds. */
export const utc = (t: number, hasMs = true): string =>
  hasMs ? new Date(t).toISOString() : `${new Date(t).toISOString().slice(0, 19)}Z`;
/** `2026-06-15 09:00:00.500` as clocks in New York show it. */
export const local = (t: number): string =>
  new Date(t - 4 * 60 * MINUTE).toISOString().replace('T', ' ').slice(0, 23);
export const jsonLines = (records: readonly unknown[]): string =>
  records.map((each) => `${JSON.stringify(each)}\n`).join('');
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map((each) => `"${String(each).replaceAll('"', '""')}"`).join(',')}\n`).join('');

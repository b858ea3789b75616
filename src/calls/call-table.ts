/** The event table as rows: what stands in `*.events.csv` and in the columns of `*.events.parquet`. */
import { CALL_EVENTS, PRECISIONS, type CallEvent, type CallEventName, type LoggedCall } from './types.ts';
import { checkCall } from './check-call.ts';
import type { Reason } from './sources/reasons.ts';

/**
 * In the order of a file. `caller` to `need` stand on the start only; `precision` is empty where it is `ms`. The first
 * four are needed, the others may be missing from a file.
 */
export const CALL_COLUMNS = [
  'call',
  't',
  'event',
  'where',
  'value',
  'caller',
  'version',
  'arm',
  'precision',
  'need',
] as const;
export type CallColumn = (typeof CALL_COLUMNS)[number];
/** A row as text, in the order of CALL_COLUMNS. */
export type CallRow = readonly string[];

const EVENTS: ReadonlySet<string> = new Set(CALL_EVENTS);
const CLOCKS: ReadonlySet<string> = new Set(PRECISIONS);
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/** The rows of a call. */
export function printCall(call: LoggedCall): CallRow[] {
  const { caller, version, arm, need } = call;
  const precision = call.precision === 'ms' ? '' : call.precision;
  return call.events.map(({ t, event, where, value }) => {
    const start = event === 'start' ? [caller, version, arm, precision, need] : ['', '', '', '', ''];
    return [call.call, new Date(t).toISOString(), event, where, value, ...start];
  });
}

/** One row, with what only a start has. */
export interface ReadRow extends CallEvent {
  readonly call: string;
  readonly caller: string;
  readonly version: string;
  readonly arm: string;
  readonly precision: string;
  readonly need: LoggedCall['need'];
}

/** @param row in the order of CALL_COLUMNS; what is missing at its end is empty. */
export function parseCallRow(row: CallRow): ReadRow | Reason {
  const time = row[1] ?? '';
  return parseCells(row, TIME.test(time) ? Date.parse(time) : Number.NaN);
}

/** @param t milliseconds since 1970; what stands in the column of times is not looked at. */
export function parseCells(row: readonly unknown[], t: number): ReadRow | Reason {
  const [
    call,
    ,
    event,
    where = '',
    value = '',
    caller = '',
    version = '',
    arm = '',
    precision = '',
    need = '',
  ] = row as readonly string[];
  if (call === undefined || call === '') return 'noId';
  if (event === undefined || !EVENTS.has(event) || !isNeed(need)) return 'event';
  if (Number.isNaN(t) || (precision !== '' && !CLOCKS.has(precision))) return 'time';
  return { call, t, event: event as CallEventName, where, value, caller, version, arm, precision, need };
}

function isNeed(text: string): text is LoggedCall['need'] {
  return text === '' || text.includes('.');
}

export interface CallTable {
  readonly calls: readonly LoggedCall[];
  /** Index of the row, from 0: of a row that cannot be read, or of the first row of a call that breaks a law. */
  readonly refused: readonly { readonly row: number; readonly reason: Reason }[];
}

/** Rows of one call stand together. */
export function readCallTable(rows: readonly CallRow[]): CallTable {
  const calls: LoggedCall[] = [];
  const refused: { row: number; reason: Reason }[] = [];
  for (let i = 0; i < rows.length;) {
    const from = i;
    const id = rows[i]?.[0];
    const read: ReadRow[] = [];
    let fault: { row: number; reason: Reason } | undefined;
    for (; i < rows.length && rows[i]?.[0] === id; i++) {
      const row = parseCallRow(rows[i] ?? []);
      if (typeof row === 'string') fault ??= { row: i, reason: row };
      else read.push(row);
    }
    const call = callOfRows(read);
    const reason = call && checkCall(call);
    if (fault) refused.push(fault);
    else if (!call || reason) refused.push({ row: from, reason: reason ?? 'noStart' });
    else calls.push(call);
  }
  return { calls, refused };
}

/** The call that its rows tell; undefined where there is none. Laws are checked by whoever asks. */
export function callOfRows(rows: readonly ReadRow[]): LoggedCall | undefined {
  const start = rows[0];
  if (!start) return undefined;
  return {
    call: start.call,
    line: start.where,
    caller: start.caller,
    version: start.version,
    arm: start.arm,
    need: start.need,
    precision: PRECISIONS.find((each) => each === start.precision) ?? 'ms',
    events: rows.map(({ t, event, where, value }) => ({ t, event, where, value })),
  };
}

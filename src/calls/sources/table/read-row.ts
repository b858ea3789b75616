/** One row of somebody's table as a fragment. */
import { ENDED_BY } from '../../types.ts';
import { KEYS, MOST_ID } from '../../check-call.ts';
import type { Mapping } from '../../mapping/types.ts';
import { NAMED_FORMATS } from '../../../util/named-formats.ts';
import { refuse, type Reason } from '../reasons.ts';
import type { Fragment, FragmentEvent, Moment, ReadContext, Reading, TimeFault } from '../types.ts';
import { columnsOf, compileRules, type CompiledRule } from './compile-rules.ts';

const ENDS: ReadonlySet<string> = new Set(ENDED_BY);
/** `need;resolved`, or the need alone. */
const OUTCOME = /^([^;]+?)(?:;(resolved|open|unknown))?$/;
const NUMBER = /^\+\s*\d|\+\d{6}/;
const LOCAL = 'yyyy-MM-dd HH:mm:ss';
const HAS_ZONE = /(?:Z|[+-]\d\d:?\d\d)$/;

export function openTable(
  mapping: Mapping,
  context: ReadContext,
  header: readonly string[],
): ((row: readonly string[]) => Reading) | { readonly missing: readonly string[] } {
  const columns = columnsOf(header);
  const find = (name: string | undefined): number => (name === undefined ? -1 : columns.find(name));
  const places = {
    call: find(mapping.call),
    caller: find(mapping.caller?.column),
    line: find(mapping.lines?.column),
    arm: find(mapping.arm),
  };
  const rules = compileRules(mapping, columns);
  if (columns.missing.length > 0) return { missing: columns.missing };
  const readTime = timeReader(mapping, context);
  return (row) => {
    const key = (row[places.call] ?? '').trim();
    // Columns that are shifted, or a mapping that takes the caller for the call: a number is no id.
    if (key === '' || key.length > MOST_ID || NUMBER.test(key)) return refuse('noId');
    const found = emit(row, rules, readTime, context);
    if (typeof found === 'string') return refuse(found);
    const { events, unread } = found;
    const start = events.findIndex(({ event }) => event === 'start');
    let facts: Record<string, string> | undefined;
    if (start >= 0) {
      facts = {};
      const line = lineOf(row, places.line, mapping, context);
      if (line === undefined) return refuse((row[places.line] ?? '') === '' ? 'noLine' : 'unknownLine');
      events[start] = { ...(events[start] as FragmentEvent), where: line };
      facts['caller'] = places.caller < 0 ? '' : context.hashCaller(row[places.caller] ?? '');
      if (places.arm >= 0) facts['arm'] = (row[places.arm] ?? '').trim();
    }
    if (found.isCoarse && facts) facts['isCoarse'] = 'yes';
    return { key, events, ...(facts && { facts }), ...(unread.length > 0 && { unread }) } satisfies Fragment;
  };
}

/** Without a column there is one line, which the map names. */
function lineOf(
  row: readonly string[],
  at: number,
  mapping: Mapping,
  context: ReadContext,
): string | undefined {
  if (at >= 0) return (row[at] ?? '').trim() === '' ? undefined : context.line(row[at] ?? '');
  return Object.values(mapping.lines?.map ?? {})[0];
}

type ReadTime = (text: string) => Moment | TimeFault;

function timeReader({ time }: Mapping, context: ReadContext): ReadTime {
  if (time?.pattern !== undefined) return (text) => context.localTime(text, LOCAL);
  if (time?.zone === undefined) return context.utcTime;
  return (text) =>
    HAS_ZONE.test(text)
      ? context.utcTime(text)
      : context.localTime(text.replace('T', ' ').slice(0, 19), LOCAL);
}

interface Emitted {
  readonly events: FragmentEvent[];
  readonly unread: readonly Reason[];
  /** No time says more than the second. */
  readonly isCoarse: boolean;
}

function emit(
  row: readonly string[],
  rules: readonly CompiledRule[],
  readTime: ReadTime,
  context: ReadContext,
): Emitted | Reason {
  const events: FragmentEvent[] = [];
  const unread: Reason[] = [];
  /** Events that take the time of the next one. */
  let waiting = 0;
  let isCoarse = true;
  for (const rule of rules) {
    if (rule.when >= 0 && (row[rule.when] ?? '').trim() === '') continue;
    const event = rule.event(row);
    if (event === undefined) return 'event';
    if (event === '') continue;
    let t: Moment = -1;
    if (rule.t >= 0) {
      const text = (row[rule.t] ?? '').trim();
      if (text === '') continue;
      const moment = readTime(text);
      if (typeof moment === 'string') return moment;
      t = moment;
      if (text.includes('.', 17) || text.includes(',', 17)) isCoarse = false;
    }
    const read = readEvent(event, rule.where?.(row), rule.value?.(row), context);
    if (typeof read === 'string') {
      if (read !== 'outcome') return read;
      unread.push(read);
      continue;
    }
    if (read.unread) unread.push(read.unread);
    events.push({ t, event, where: read.where, value: read.value });
    if (t === -1) waiting += 1;
    else if (waiting > 0) {
      for (let i = events.length - 1 - waiting; i < events.length - 1; i++)
        events[i] = { ...(events[i] as FragmentEvent), t };
      waiting = 0;
    }
  }
  // Nothing came after them in this row: they are as late as what came last.
  const last = events[events.length - 1 - waiting]?.t;
  if (last === undefined && waiting > 0) return 'time';
  for (let i = events.length - waiting; i < events.length; i++)
    events[i] = { ...(events[i] as FragmentEvent), t: last ?? 0 };
  return { events, unread, isCoarse };
}

interface ReadEvent {
  readonly where: string;
  readonly value: string;
  readonly unread?: Reason;
}

/** `outcome` for a need that cannot be kept: the event is left out. Other reasons refuse the row. */
function readEvent(
  event: FragmentEvent['event'],
  place: string | undefined,
  given: string | undefined,
  context: ReadContext,
): ReadEvent | Reason {
  switch (event) {
    case 'start':
      return { where: '', value: '' };
    case 'menu':
    case 'no-input': {
      const where = context.menu(place ?? '');
      return where === undefined ? 'unknownMenu' : { where, value: '' };
    }
    case 'key':
    case 'no-match': {
      const where = context.menu(place ?? '');
      // Longer input is data entry: an account number, a PIN.
      return where === undefined
        ? 'unknownMenu'
        : { where, value: KEYS.test(given ?? '') ? (given ?? '') : '' };
    }
    case 'end':
      return ENDS.has(given ?? '')
        ? { where: '', value: given ?? '' }
        : { where: '', value: 'unknown', ...((given ?? '') !== '' && { unread: 'endedBy' }) };
    case 'outcome': {
      const [, need = '', end = 'unknown'] = OUTCOME.exec(given ?? '') ?? [];
      const where = place === undefined || place === '' ? '' : context.desk(place);
      if (!NAMED_FORMATS.need.test(need) || where === undefined) return 'outcome';
      return { where, value: `${need};${end}` };
    }
    default: {
      const where = context.desk(place ?? '');
      if (where === undefined) return 'unknownDesk';
      const isTold = event === 'transfer' || event === 'advice';
      const to =
        isTold && given !== undefined && given !== '' ? (context.desk(given) ?? context.line(given)) : '';
      return { where, value: to ?? '', ...(to === undefined && { unread: 'unknownDesk' }) };
    }
  }
}

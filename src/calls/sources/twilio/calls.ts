/**
 * Calls: a row each, as CSV or as JSON of the API; GMT, whole seconds. A leg to an agent is a child of the call.
 *
 * Fields: Twilio's OpenAPI description (Api v2010, Call).
 */
import { isFault } from '../moments.ts';
import { textAt } from '../pick.ts';
import { exclude, refuse } from '../reasons.ts';
import type { CsvKind, JsonKind, ReadContext, Reading } from '../types.ts';

const COLUMNS = [
  'sid',
  'parent_call_sid',
  'from',
  'to',
  'direction',
  'status',
  'start_time',
  'end_time',
] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ['sid', 'from', 'to', 'direction', 'start_time', 'end_time'];

/** The console writes titles where the API writes names. */
const nameOf = (title: string): string => title.trim().toLowerCase().replaceAll(/[ -]+/g, '_');

export const callRows: CsvKind = {
  id: 'calls',
  form: 'csv',
  hasHeader: true,
  sniff: (head) => {
    const names = new Set(
      (head.split(/\r?\n/, 1)[0] ?? '').split(',').map((each) => nameOf(each.replaceAll('"', ''))),
    );
    return NEEDED.every((name) => names.has(name)) ? 1 : 0;
  },
  open: (context, header) => {
    const names = header.map(nameOf);
    const missing = NEEDED.filter((name) => !names.includes(name));
    if (missing.length > 0) return { missing };
    return (row) =>
      readCall((name) => (names.includes(name) ? (row[names.indexOf(name)] ?? '').trim() : ''), context);
  },
};

export const callObjects: JsonKind = {
  id: 'calls-json',
  form: 'json',
  list: 'calls',
  sniff: (head) => (head.includes('"parent_call_sid"') && head.includes('"start_time"') ? 1 : 0),
  open: (context) => (record) => readCall((name) => textAt(record, name), context),
};

function readCall(field: (name: Column) => string, context: ReadContext): Reading {
  const id = field('sid');
  if (id === '') return refuse('noId');
  const parent = field('parent_call_sid');
  const direction = field('direction');
  if (parent === '' && direction.startsWith('outbound')) return exclude('outbound');
  const start = context.utcTime(field('start_time'));
  if (isFault(start)) return refuse(field('start_time') === '' ? 'noStart' : start);
  const end = field('end_time') === '' ? undefined : context.utcTime(field('end_time'));
  if (end !== undefined && isFault(end)) return refuse(end);
  const times = end === undefined ? { start } : { start, end };
  const status = field('status');
  if (parent !== '') {
    const facts = { kind: 'leg', isAnswered: status === 'completed' || status === 'in-progress' };
    return { key: id, also: [parent], times, facts };
  }
  const line = field('to') === '' ? undefined : context.line(field('to'));
  if (line === undefined) return refuse(field('to') === '' ? 'noLine' : 'unknownLine');
  return {
    key: id,
    times,
    facts: { kind: 'call', line, caller: context.hashCaller(field('from')) },
  };
}

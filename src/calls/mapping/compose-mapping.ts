/** From what the columns of a table hold to the rules by which it is read. */
import { columnsNamed, type Meaning, type TableReading } from './meanings.ts';
import { compileTimePattern } from './time-pattern.ts';
import type { ColumnRule, EmitRule, Mapping, Names } from './types.ts';

const PATTERNS = [
  'yyyy-MM-dd HH:mm:ss',
  'yyyy-MM-dd HH:mm:ss.SSS',
  'yyyy-MM-ddTHH:mm:ss',
  'dd.MM.yyyy HH:mm:ss',
  'dd.MM.yyyy HH:mm',
  'dd/MM/yyyy HH:mm:ss',
  'dd/MM/yyyy HH:mm',
  'MM/dd/yyyy HH:mm:ss',
  'MM/dd/yyyy h:mm:ss a',
  'yyyy/MM/dd HH:mm:ss',
];
const HAS_ZONE = /(?:Z|GMT|UTC|[+-]\d\d:?\d\d)$/;
const MOST_NAMES = 200;
/** Values of which most rows have one of their own are callers, or ids, and no lines. */
const LINES = { least: 20, share: 0.5 };

/** A table, or the beginning of it. */
export interface TableHead {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
}

/**
 * @param before what somebody has made of the same table: names that were given, clocks and what no column says stay
 */
export function composeMapping(reading: TableReading, table: TableHead, before?: Mapping): Mapping {
  const { header, rows, delimiter } = table;
  const { columns, numbers } = reading;
  const isEvents = reading.rows === 'event';
  const valuesOf = (name: string | undefined): string[] => {
    const at = name === undefined ? -1 : header.indexOf(name);
    const values = rows.map((row) => (row[at] ?? '').trim()).filter((value) => value !== '');
    return [...new Set(values)].slice(0, MOST_NAMES);
  };
  const identity = (name: string | undefined): Names =>
    Object.fromEntries(
      valuesOf(name)
        .filter(isName)
        .map((value) => [value, value]),
    );
  const clock = isEvents ? 'time' : 'start';
  const hasSameClock = before && readMapping(before).columns.get(clock) === columns.get(clock);
  const found = findTime(valuesOf(columns.get(clock)));
  const time = hasSameClock ? before.time : found && { ...before?.time, ...found };
  const used = new Set([...columns.values()].flatMap((column) => columnsNamed(column, numbers)));
  const line = columns.get('line');
  const caller = columns.get('caller');
  const call = columns.get('call') ?? (before ? undefined : header[0]);
  const isSameLine = before?.lines?.column === line && before?.lines !== undefined;
  return {
    ...(before ?? { $schema: '../node_modules/dialtree/dist/schema/mapping.schema.json' }),
    format: 'csv',
    delimiter,
    rows: reading.rows,
    time,
    call,
    caller:
      caller === undefined ? undefined : { unknown: ['', 'anonymous'], ...before?.caller, column: caller },
    drop: header.filter((name) => !used.has(name) && name !== call),
    lines: isSameLine
      ? before.lines
      : line === undefined
        ? { map: { '*': 'main' } }
        : { column: line, map: identityOf(isOfLines(valuesOf(line), rows.length) ? valuesOf(line) : []) },
    desks: columns.has('desk') ? { ...identity(columns.get('desk')), ...before?.desks } : before?.desks,
    emit: isEvents ? eventRules(columns, valuesOf(columns.get('event')), before) : callRules(reading),
  };
}

function isOfLines(values: readonly string[], rows: number): boolean {
  return values.length <= LINES.least || values.length <= LINES.share * rows;
}

function identityOf(values: readonly string[]): Names {
  return values.length === 0 ? { '*': 'main' } : Object.fromEntries(values.map((value) => [value, value]));
}

/** Not a number by which somebody could be reached, nor a sentence. */
function isName(value: string): boolean {
  return value.length <= 60 && !/\d{6}/.test(value.replaceAll(/[\s()-]/g, ''));
}

/** Undefined: no column says that anything happened. */
function callRules({ columns: found, numbers }: TableReading): EmitRule[] | undefined {
  const desk = found.get('desk');
  const start = found.get('start');
  const rules: EmitRule[] = start === undefined ? [] : [{ event: 'start', t: start }];
  const key = found.get('value');
  const time = found.get('time');
  if (key !== undefined)
    rules.push({
      ...(numbers.length > 0 && { repeat: numbers }),
      event: { column: key, map: { timeout: 'no-input', invalid: 'no-match', '*': 'key' } },
      ...(time !== undefined && { t: time }),
      where: found.get('where') ?? key,
      value: key,
    });
  const timed = (event: 'queue' | 'answer'): void => {
    const column = found.get(event);
    if (column !== undefined && desk !== undefined) rules.push({ event, t: column, where: desk });
  };
  const answer = found.get('answer');
  timed('queue');
  // Nobody answers whom nobody waited for: without a column of its own the wait has no length.
  if (!found.has('queue') && answer !== undefined && desk !== undefined)
    rules.push({ event: 'queue', when: answer, where: desk });
  timed('answer');
  const end = found.get('end');
  const transfer = found.get('transfer');
  if (transfer !== undefined && desk !== undefined && end !== undefined)
    rules.push({ event: 'transfer', when: transfer, where: desk, value: transfer });
  const endedBy = found.get('endedBy');
  if (end !== undefined)
    rules.push({
      event: 'end',
      t: end,
      ...(endedBy !== undefined && {
        value: {
          column: endedBy,
          map: { caller: 'caller', agent: 'agent', system: 'system', '*': 'unknown' },
        },
      }),
    });
  const outcome = found.get('outcome');
  if (outcome !== undefined && end !== undefined)
    rules.push({
      event: 'outcome',
      t: end,
      when: outcome,
      ...(desk !== undefined && { where: desk }),
      value: outcome,
    });
  return rules.length > 0 ? rules : undefined;
}

function eventRules(
  found: TableReading['columns'],
  names: readonly string[],
  before: Mapping | undefined,
): EmitRule[] | undefined {
  const [column, time] = [found.get('event'), found.get('time')];
  if (column === undefined || time === undefined) return undefined;
  const [where, value] = [found.get('where'), found.get('value')];
  const earlier = before?.emit?.[0]?.event;
  const isSame = typeof earlier === 'object' && earlier.column === column;
  return [
    {
      event: isSame
        ? earlier
        : { column, map: Object.fromEntries(names.map((name) => [name, guessEvent(name)])) },
      t: time,
      ...(where !== undefined && { where }),
      ...(value !== undefined && { value }),
    },
  ];
}

const GUESSES: readonly (readonly [RegExp, string])[] = [
  [/no.?input|timeout|silence/i, 'no-input'],
  [/no.?match|invalid|wrong/i, 'no-match'],
  [/key|dtmf|digit|press/i, 'key'],
  [/menu|prompt|ivr/i, 'menu'],
  [/call.?back/i, 'callback'],
  [/transfer/i, 'transfer'],
  [/answer|connect|pickup/i, 'answer'],
  [/queue|wait/i, 'queue'],
  [/disposition|outcome|wrap/i, 'outcome'],
  [/start|begin|inbound|new.?call|initiat/i, 'start'],
  [/end|hang.?up|disconnect|complete/i, 'end'],
];

/** Empty: nobody knows; the person who reads the draft does. */
function guessEvent(name: string): string {
  return GUESSES.find(([form]) => form.test(name))?.[1] ?? '';
}

function findTime(values: readonly string[]): Mapping['time'] {
  if (values.every((value) => HAS_ZONE.test(value) || /^\d{9,}/.test(value))) return undefined;
  const pattern = PATTERNS.find((each) =>
    values.every((value) => compileTimePattern(each)?.read(value) !== undefined),
  );
  // The zone is nobody's guess: without it the mapping is refused, and says so.
  return { pattern: pattern ?? 'yyyy-MM-dd HH:mm:ss' };
}

/** What a mapping takes the columns for. Rules that nobody would compose here are left aside. */
export function readMapping(mapping: Mapping): TableReading {
  const { call, caller, lines, emit = [], rows = 'call' } = mapping;
  const columns = new Map<Meaning, string>();
  const put = (meaning: Meaning, rule: ColumnRule | undefined): void => {
    const column = typeof rule === 'object' ? rule.column : rule;
    if (column !== undefined && column !== '' && !columns.has(meaning)) columns.set(meaning, column);
  };
  put('call', call);
  put('caller', caller?.column);
  put('line', lines?.column);
  let numbers: readonly number[] = [];
  for (const { event, t, when, where, value, repeat } of emit) {
    if (rows === 'event') {
      put('event', typeof event === 'object' ? event : undefined);
      put('time', t);
      put('where', where);
      put('value', value);
    } else if (typeof event === 'object') {
      put('value', value ?? event);
      put('time', t);
      put('where', where);
      numbers = repeat ?? numbers;
    } else {
      if (event === 'start' || event === 'queue' || event === 'answer' || event === 'end') put(event, t);
      if (event === 'queue' && t === undefined) put('answer', when);
      if (event === 'transfer') put('transfer', value);
      if (event === 'end') put('endedBy', value);
      if (event === 'outcome') put('outcome', value);
      else if (event !== 'start' && event !== 'end') put('desk', where);
    }
  }
  // Without a column of its own a menu is called after its key.
  if (rows === 'call' && columns.get('where') === columns.get('value')) columns.delete('where');
  return { rows, columns, numbers };
}

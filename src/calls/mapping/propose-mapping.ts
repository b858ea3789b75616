/**
 * A mapping from the names of a table's columns: a draft that a person looks at. Names are taken in English and German as
 * exports of this kind have them, and a little misspelt.
 */
import { findNearest } from '../../util/find-nearest.ts';
import { compileTimePattern } from './time-pattern.ts';
import type { EmitRule, Mapping, Names } from './types.ts';

/** What a column may hold; names without spaces, signs and case. */
const MEANINGS = {
  call: 'callid id uniqueid sessionid contactid conversationid sid calluuid anrufid',
  caller:
    'caller callerid callernumber from ani src cli number phonenumber customernumber callingnumber anrufer',
  line: 'dialled dialed dnis to calledid callednumber did destination line hotline dst inboundnumber service rufnummer gewählt',
  start: 'start starttime startdatetime calldate startedat begin beginn date datetime initiated anrufbeginn',
  queue: 'queueenter enter enqueued queuestart queuetime enteredqueue enqueuetime queuedat wartebeginn',
  answer: 'agentanswer answered answertime connected connecttime connectedtoagent answeredat angenommen',
  end: 'end endtime enddatetime hangup ended disconnected disconnecttime endedat ende anrufende',
  desk: 'queue queuename desk group skill team csq warteschlange gruppe',
  endedBy: 'endedby hangupby disconnectreason terminatedby disconnectedby endreason beendetvon',
  transfer: 'transferredto transfer transferto forwardedto weitergeleitet',
  outcome: 'disposition outcome result wrapup wrapupcode category reason ergebnis anliegen',
  event: 'event eventtype eventname type action ereignis',
  time: 't time timestamp eventtime datecreated zeit zeitpunkt',
  where: 'where menu node element state place context menü ort',
  value: 'value key digit digits input pressed choice utterance taste eingabe',
} as const;
type Meaning = keyof typeof MEANINGS;

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
/** Shorter names are too much like each other. */
const SHORTEST_GUESS = 5;
const MOST_NAMES = 200;

export interface Proposal {
  readonly mapping: Mapping;
  /** Columns whose meaning was recognised, of how many. */
  readonly sure: number;
  readonly columns: number;
}

/** @param rows a few of the table, without its header */
export function proposeMapping(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  delimiter: string,
): Proposal {
  const numbered = findNumbered(header);
  const known = new Set(numbered.columns);
  const found = findMeanings(header.filter((name) => !known.has(name)));
  const isEvents = found.has('event') && (found.has('time') || found.has('start')) && !found.has('end');
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
  const startColumn = (isEvents ? found.get('time') : undefined) ?? found.get('start') ?? found.get('time');
  const time = findTime(valuesOf(startColumn));
  const used = new Set([...found.values(), ...known]);
  const line = found.get('line');
  const mapping: Mapping = {
    $schema: '../node_modules/dialtree/dist/schema/mapping.schema.json',
    format: 'csv',
    delimiter,
    rows: isEvents ? 'event' : 'call',
    ...(time && { time }),
    call: found.get('call') ?? header[0] ?? '',
    ...(found.has('caller') && { caller: { column: found.get('caller'), unknown: ['', 'anonymous'] } }),
    drop: header.filter((name) => !used.has(name) && name !== (found.get('call') ?? header[0])),
    lines: line === undefined ? { map: { '*': 'main' } } : { column: line, map: identityOf(valuesOf(line)) },
    ...(found.has('desk') && { desks: identity(found.get('desk')) }),
    emit: isEvents
      ? eventRules(found, valuesOf(found.get('event')))
      : callRules(found, startColumn, numbered),
  };
  return { mapping, sure: used.size, columns: header.length };
}

function identityOf(values: readonly string[]): Names {
  return values.length === 0 ? { '*': 'main' } : Object.fromEntries(values.map((value) => [value, value]));
}

/** Not a number by which somebody could be reached, nor a sentence. */
function isName(value: string): boolean {
  return value.length <= 60 && !/\d{6}/.test(value.replaceAll(/[\s()-]/g, ''));
}

function findMeanings(header: readonly string[]): Map<Meaning, string> {
  const found = new Map<Meaning, string>();
  const taken = new Set<string>();
  const words = Object.entries(MEANINGS).flatMap(([meaning, names]) =>
    names.split(' ').map((name) => [name, meaning as Meaning] as const),
  );
  const byName = new Map(words);
  for (const name of header) {
    const meaning = byName.get(plain(name));
    if (!meaning || found.has(meaning)) continue;
    found.set(meaning, name);
    taken.add(name);
  }
  for (const name of header) {
    if (taken.has(name) || plain(name).length < SHORTEST_GUESS) continue;
    const open = words.filter(([word, meaning]) => !found.has(meaning) && word.length >= SHORTEST_GUESS);
    const near = findNearest(
      plain(name),
      open.map(([word]) => word),
    );
    const meaning = near === undefined ? undefined : byName.get(near);
    if (meaning) found.set(meaning, name);
  }
  return found;
}

interface Numbered {
  readonly columns: readonly string[];
  readonly numbers: readonly number[];
  readonly menu: string | undefined;
  readonly key: string | undefined;
  readonly time: string | undefined;
}

/** `Menu 1`, `Key 1`, `Time 1`, `Menu 2`: columns that repeat. */
function findNumbered(header: readonly string[]): Numbered {
  const stems = new Map<string, number[]>();
  for (const name of header) {
    const [, before, number, after] = /^(.*?)(\d{1,2})(\D*)$/.exec(name) ?? [];
    if (number === undefined) continue;
    const stem = `${before}{i}${after}`;
    stems.set(stem, [...(stems.get(stem) ?? []), Number(number)]);
  }
  const stemOf = (names: string): string | undefined =>
    [...stems.keys()].find((stem) =>
      names.split(' ').some((name) => plain(stem.replace('{i}', '')) === name),
    );
  const [menu, key, time] = [stemOf(MEANINGS.where), stemOf(MEANINGS.value), stemOf(MEANINGS.time)];
  if (key === undefined)
    return { columns: [], numbers: [], menu: undefined, key: undefined, time: undefined };
  const numbers = stems.get(key) ?? [];
  const columns = [menu, key, time].flatMap((stem) =>
    stem === undefined ? [] : numbers.map((i) => stem.replace('{i}', String(i))),
  );
  return { columns: columns.filter((name) => header.includes(name)), numbers, menu, key, time };
}

function callRules(
  found: ReadonlyMap<Meaning, string>,
  start: string | undefined,
  numbered: Numbered,
): EmitRule[] {
  const desk = found.get('desk');
  const rules: EmitRule[] = [{ event: 'start', t: start ?? '' }];
  const { numbers, menu, key, time } = numbered;
  if (key !== undefined)
    rules.push({
      repeat: numbers,
      event: { column: key, map: { timeout: 'no-input', invalid: 'no-match', '*': 'key' } },
      ...(time !== undefined && { t: time }),
      where: menu ?? key,
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
  return rules;
}

function eventRules(found: ReadonlyMap<Meaning, string>, names: readonly string[]): EmitRule[] {
  const where = found.get('where') ?? found.get('desk');
  const value = found.get('value');
  return [
    {
      event: {
        column: found.get('event') ?? '',
        map: Object.fromEntries(names.map((name) => [name, guessEvent(name)])),
      },
      t: found.get('time') ?? found.get('start') ?? '',
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

function plain(name: string): string {
  return name
    .slice(0, 100)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

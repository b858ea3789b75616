/**
 * What the columns of a table hold, by their names as exports of this kind have them, in every language of ours and in
 * German, and a little misspelt. `composeMapping` makes rules of it.
 */
import { findNearest } from '../../util/find-nearest.ts';
import { callsWords, LANGUAGES } from '../../words/index.ts';

/** What a column may hold. */
const MEANINGS = [
  'call',
  'caller',
  'line',
  'start',
  'queue',
  'answer',
  'end',
  'desk',
  'endedBy',
  'transfer',
  'outcome',
  'event',
  'time',
  'where',
  'value',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** Shorter names are too much like each other. */
const SHORTEST_GUESS = 5;

/** What was made of a table's columns, by names or by hand. */
export interface TableReading {
  readonly rows: 'call' | 'event';
  /** The column of each meaning; one with `{i}` in its name stands for several, numbered ones. */
  readonly columns: ReadonlyMap<Meaning, string>;
  readonly numbers: readonly number[];
}

/** Which of them a table of calls or of events can have, in the order in which they are asked for. */
export const MEANINGS_OF = {
  call: [
    'call',
    'caller',
    'line',
    'start',
    'where',
    'value',
    'time',
    'queue',
    'desk',
    'answer',
    'transfer',
    'end',
    'endedBy',
    'outcome',
  ],
  event: ['call', 'caller', 'line', 'time', 'event', 'where', 'value'],
} as const satisfies Readonly<Record<TableReading['rows'], readonly Meaning[]>>;

export function readTable(header: readonly string[]): TableReading {
  const numbered = findNumbered(header);
  const known = new Set(numbered.columns);
  const found = findMeanings(header.filter((name) => !known.has(name)));
  if (found.has('event') && (found.has('time') || found.has('start')) && !found.has('end')) {
    const time = found.get('time') ?? found.get('start');
    if (time !== undefined) found.set('time', time);
    found.delete('start');
    const where = found.get('where') ?? found.get('desk');
    if (where !== undefined) found.set('where', where);
    found.delete('desk');
    return { rows: 'event', columns: found, numbers: [] };
  }
  const start = found.get('start') ?? found.get('time');
  if (start !== undefined) found.set('start', start);
  // In a table of calls these are about keys, and belong together.
  const { menu, key, time, numbers } = numbered;
  for (const [meaning, column] of [
    ['where', menu],
    ['value', key],
    ['time', time],
  ] as const)
    if (column === undefined) found.delete(meaning);
    else found.set(meaning, column);
  return { rows: 'call', columns: found, numbers };
}

/** Every column that stands for this one: `Key 1` and `Key 2` for `Key {i}`. */
export function columnsNamed(column: string, numbers: readonly number[]): readonly string[] {
  return column.includes('{i}') ? numbers.map((i) => column.replace('{i}', String(i))) : [column];
}

/** Without spaces, signs and case. */
function namesOf(meaning: Meaning): readonly string[] {
  return LANGUAGES.flatMap((language) => callsWords[language].columns[meaning].split(' '));
}

function findMeanings(header: readonly string[]): Map<Meaning, string> {
  const found = new Map<Meaning, string>();
  const taken = new Set<string>();
  const words = MEANINGS.flatMap((meaning) => namesOf(meaning).map((name) => [name, meaning] as const));
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
  const stemOf = (meaning: Meaning): string | undefined =>
    [...stems.keys()].find((stem) => namesOf(meaning).includes(plain(stem.replace('{i}', ''))));
  const [menu, key, time] = [stemOf('where'), stemOf('value'), stemOf('time')];
  if (key === undefined)
    return { columns: [], numbers: [], menu: undefined, key: undefined, time: undefined };
  const numbers = stems.get(key) ?? [];
  const columns = [menu, key, time].flatMap((stem) =>
    stem === undefined ? [] : numbers.map((i) => stem.replace('{i}', String(i))),
  );
  return { columns: columns.filter((name) => header.includes(name)), numbers, menu, key, time };
}

function plain(name: string): string {
  return name
    .slice(0, 100)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What a person says of the columns of a table: one meaning a column, one column a meaning. */
import {
  columnsNamed,
  MEANINGS_OF,
  type Mapping,
  type Meaning,
  type TableReading,
} from '../../../calls/index.ts';
import type { JsonPath, Problem } from '../../../util/problem.ts';
import { ownValue } from '../../../util/own-value.ts';

/** Numbered columns of a table of calls belong together: the first key, the second key. */
const NUMBERED: ReadonlySet<Meaning> = new Set(['where', 'value', 'time']);

export function meaningOf({ columns, numbers }: TableReading, column: string): Meaning | undefined {
  return [...columns].find(([, name]) => columnsNamed(name, numbers).includes(column))?.[0];
}

/** @param meaning undefined: it is not read */
export function takeColumn(
  reading: TableReading,
  header: readonly string[],
  column: string,
  meaning: Meaning | undefined,
): TableReading {
  const { stem, numbers } = stemOf(header, column);
  const isNumbered =
    meaning !== undefined && reading.rows === 'call' && NUMBERED.has(meaning) && numbers.length > 1;
  const taken = isNumbered ? columnsNamed(stem, numbers) : [column];
  const kept = [...reading.columns].filter(
    ([, name]) => !columnsNamed(name, reading.numbers).some((each) => taken.includes(each)),
  );
  const columns = new Map(kept);
  if (meaning !== undefined) columns.set(meaning, isNumbered ? stem : column);
  return { ...reading, columns, numbers: isNumbered ? numbers : reading.numbers };
}

/** `Key 1` among `Key 1`, `Key 2`: `Key {i}`, 1 and 2. */
function stemOf(
  header: readonly string[],
  column: string,
): { readonly stem: string; readonly numbers: readonly number[] } {
  const [, before = '', number, after = ''] = /^(.*?)(\d{1,2})(\D*)$/.exec(column) ?? [];
  if (number === undefined) return { stem: column, numbers: [] };
  const stem = `${before}{i}${after}`;
  const numbers = Array.from({ length: 99 }, (_, i) => i + 1).filter((i) =>
    header.includes(stem.replace('{i}', String(i))),
  );
  return { stem, numbers };
}

/** Without these a table cannot be read at all. */
const NEEDED = { call: ['call', 'start'], event: ['call', 'time', 'event'] } as const satisfies Readonly<
  Record<TableReading['rows'], readonly Meaning[]>
>;

export function missingIn({ rows, columns }: TableReading): readonly Meaning[] {
  return NEEDED[rows].filter((meaning) => !columns.has(meaning));
}

/** What says something only together with others. */
const TOGETHER: Partial<Readonly<Record<Meaning, readonly Meaning[]>>> = {
  where: ['value'],
  time: ['value'],
  queue: ['desk'],
  answer: ['desk'],
  transfer: ['desk', 'end'],
  endedBy: ['end'],
  outcome: ['end'],
};

/** What has to be said too before this column says anything; empty where it does. */
export function waitsFor({ rows, columns }: TableReading, meaning: Meaning): readonly Meaning[] {
  if (rows === 'event') return [];
  if (meaning === 'desk') return columns.has('queue') || columns.has('answer') ? [] : ['answer'];
  return (TOGETHER[meaning] ?? []).filter((each) => !columns.has(each));
}

/** Other rows have other meanings; those that both have stay. */
export function takeRows(reading: TableReading, rows: TableReading['rows']): TableReading {
  const known: readonly Meaning[] = MEANINGS_OF[rows];
  return {
    ...reading,
    rows,
    columns: new Map([...reading.columns].filter(([each]) => known.includes(each))),
  };
}

/** What was said of names and clocks while `composed` was made of `before` is not lost. */
export function keepLater(composed: Mapping, before: Mapping, now: Mapping): Mapping {
  const isLater = (key: keyof Mapping): boolean => now[key] !== before[key];
  return {
    ...composed,
    ...(isLater('time') && { time: { ...composed.time, zone: now.time?.zone } }),
    ...(isLater('caller') && { caller: { ...composed.caller, country: now.caller?.country } }),
    ...(isLater('lines') && {
      lines: { ...composed.lines, map: { ...composed.lines?.map, ...now.lines?.map } },
    }),
    ...(isLater('desks') && { desks: { ...composed.desks, ...now.desks } }),
  };
}

/** Where a problem of a mapping is shown. */
export type ProblemPlace =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'clock' }
  | { readonly kind: 'country' }
  | { readonly kind: 'whole' };

export function placeOf({ path = [] }: Problem, mapping: Mapping): ProblemPlace {
  if (path[0] === 'time') return { kind: 'clock' };
  if (path[0] === 'caller' && path[1] === 'country') return { kind: 'country' };
  const column = columnAt(mapping, path);
  return column === undefined || column === '' ? { kind: 'whole' } : { kind: 'column', column };
}

function columnAt(mapping: Mapping, path: JsonPath): string | undefined {
  let at: unknown = mapping;
  let found: string | undefined;
  for (const step of path) {
    at =
      typeof at === 'object' && at !== null
        ? ownValue(at as Record<string, unknown>, String(step))
        : undefined;
    const column = typeof at === 'object' && at !== null && 'column' in at ? at.column : at;
    if (typeof column === 'string') found = column;
  }
  return found;
}

/** Files of one platform to calls, in memory and without files: what `call-files` does at length. */
import { parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import { checkCall, isFate, type Fate, type LoggedCall, type ReadContext } from '../../../src/calls/index.ts';
import type {
  CallSource,
  Fragment,
  Moment,
  Reading,
  SettledFragment,
  SourceKind,
} from '../../../src/calls/index.ts';

export interface Log {
  readonly name: string;
  readonly text: string;
}

export interface Names {
  readonly lines?: Readonly<Record<string, string>>;
  readonly desks?: Readonly<Record<string, string>>;
  readonly menus?: Readonly<Record<string, string>>;
  readonly zone?: string;
  readonly options?: Readonly<Record<string, string | readonly string[]>>;
}

export interface ReadLogs {
  /** By start. */
  readonly calls: readonly LoggedCall[];
  /** How many records met which fate, as `refused cut`. */
  readonly fates: Readonly<Record<string, number>>;
  /** Everything that readers kept, as text. */
  readonly fragments: string;
  /** Reasons for which the laws of the table refuse a call. */
  readonly broken: readonly string[];
}

const WITHHELD = /^$|^anonymous$|^\+266696687$/i;

/** A hash that is none: what matters is that equal numbers have equal ones, and that the number is not in it. */
export function hashOf(number: string): string {
  if (WITHHELD.test(number)) return '';
  let sum = 7;
  for (const letter of number) sum = (sum * 31 + letter.charCodeAt(0)) % 0xff_ff_ff;
  return sum.toString(16).padStart(16, 'a');
}

export function contextOf({ lines, desks, menus, zone = 'UTC', options = {} }: Names): ReadContext {
  const find = (names: Readonly<Record<string, string>> | undefined) => (name: string) =>
    names === undefined ? (/^[\w.:@/-]+$/.test(name) && !/\d{6}/.test(name) ? name : undefined) : names[name];
  const option = (name: string, orElse: string) => {
    const value = options[name];
    return typeof value === 'string' ? value : (value?.[0] ?? orElse);
  };
  return {
    hashCaller: hashOf,
    line: find(lines),
    desk: find(desks),
    menu: find(menus),
    listsMenu: (name) => menus !== undefined && Object.hasOwn(menus, name),
    localTime: (text, pattern) => localTime(text, pattern, zone),
    utcTime: (text) => {
      if (/^\d+(?:\.\d+)?$/.test(text)) return Math.floor(Number(text) * 1000);
      const t = Date.parse(/^\d{4}-\d\d-\d\d \d/.test(text) ? `${text.replace(' ', 'T')}Z` : text);
      return Number.isNaN(t) ? 'time' : t;
    },
    option,
    optionList: (name, orElse) => {
      const value = options[name];
      return typeof value === 'string' ? [value] : (value ?? orElse);
    },
  };
}

function localTime(text: string, pattern: string, zone: string): Moment | 'time' {
  const order = pattern.startsWith('MM') ? ['3', '1', '2'] : ['1', '2', '3'];
  const found = /^(\d+)[-/](\d+)[-/](\d+) (\d\d:\d\d:\d\d(?:\.\d{3})?)$/.exec(text);
  if (!found) return 'time';
  const date = order.map((i) => found[Number(i)]).join('-');
  const plain = Temporal.PlainDateTime.from(`${date}T${found[4]}`);
  const [earlier, later] = (['earlier', 'later'] as const).map(
    (disambiguation) => plain.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
  ) as [number, number];
  return earlier === later ? earlier : [earlier, later];
}

export function readLogs(source: CallSource, logs: readonly Log[], names: Names = {}): ReadLogs {
  const context = contextOf(names);
  const fates: Record<string, number> = {};
  const count = ({ fate, reason }: Fate): void => {
    fates[`${fate} ${reason}`] = (fates[`${fate} ${reason}`] ?? 0) + 1;
  };
  const groups = new Map<string, SettledFragment[]>();
  const kept: Fragment[] = [];
  logs.forEach(({ name, text }, file) => {
    const kind = kindOf(source, { name, text });
    readingsOf(kind, text, context).forEach((reading, i) => {
      if (isFate(reading)) return count(reading);
      kept.push(reading);
      addTo(groups, settle(reading, kind.id, file, i + 1), [reading.key, ...(reading.also ?? [])]);
    });
  });
  const calls: LoggedCall[] = [];
  for (const group of new Set(groups.values())) {
    const sorted = group.toSorted((a, b) => a.file - b.file || a.row - b.row);
    const joined = source.join(sorted, context);
    calls.push(...joined.calls);
    for (const fate of joined.fates?.values() ?? []) count(fate);
  }
  calls.sort((a, b) => (a.events[0]?.t ?? 0) - (b.events[0]?.t ?? 0) || (a.call < b.call ? -1 : 1));
  return {
    calls,
    fates,
    fragments: JSON.stringify(kept),
    broken: calls.flatMap((call) => checkCall(call) ?? []),
  };
}

export function kindOf(source: CallSource, { name, text }: Log): SourceKind {
  const [best] = source.kinds.toSorted(
    (a, b) => b.sniff(text.slice(0, 65_536), name) - a.sniff(text.slice(0, 65_536), name),
  );
  if (!best || best.sniff(text.slice(0, 65_536), name) === 0)
    throw new Error(`${name} is no file of ${source.id}.`);
  return best;
}

function readingsOf(kind: SourceKind, text: string, context: ReadContext): Reading[] {
  if (kind.form === 'lines') return linesOf(text).map(kind.open(context));
  if (kind.form === 'csv') {
    const rows: string[][] = parse(text, {
      relax_column_count: true,
      delimiter: kind.delimiter ?? ',',
      bom: true,
    });
    const read = kind.open(context, kind.hasHeader ? (rows.shift() ?? []) : []);
    if (typeof read !== 'function') throw new Error(`Columns are missing: ${read.missing.join(', ')}.`);
    return rows.map(read);
  }
  return recordsOf(text, kind.list).map(kind.open(context));
}

function recordsOf(text: string, list: string | undefined): unknown[] {
  try {
    const whole = JSON.parse(text) as Record<string, unknown>;
    if (Array.isArray(whole)) return whole;
    const entries = list === undefined ? undefined : whole[list];
    return Array.isArray(entries) ? entries : [whole];
  } catch {
    return linesOf(text).flatMap((line) => {
      try {
        return [JSON.parse(line) as unknown];
      } catch {
        return [];
      }
    });
  }
}

const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '');

function addTo(
  groups: Map<string, SettledFragment[]>,
  fragment: SettledFragment,
  keys: readonly string[],
): void {
  const group = [fragment];
  for (const other of new Set(keys.map((key) => groups.get(key)))) if (other) group.push(...other);
  for (const [key, other] of groups) if (other.some((each) => group.includes(each))) groups.set(key, group);
  for (const key of keys) groups.set(key, group);
}

function settle(fragment: Fragment, kind: string, file: number, row: number): SettledFragment {
  const one = (moment: Moment): number => (typeof moment === 'number' ? moment : moment[0]);
  return {
    key: fragment.key,
    kind,
    file,
    row,
    times: Object.fromEntries(
      Object.entries(fragment.times ?? {}).map(([name, moment]) => [name, one(moment)]),
    ),
    events: (fragment.events ?? []).map((event) => ({ ...event, t: one(event.t) })),
    facts: fragment.facts ?? {},
  };
}

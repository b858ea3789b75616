/** Files of one platform to calls, in memory and without files: what `call-files` does at length. */
import { parse } from 'csv-parse/sync';
import { checkCall, isFate, refuse, type Fate, type LoggedCall } from '../../../src/calls/index.ts';
import type { CallSource, Fragment, ReadContext, Reading, SourceKind } from '../../../src/calls/index.ts';
import { importContext, type ImportContext } from '../../../src/calls/import-context.ts';
import { settleMoments, type PlacedFragment } from '../../../src/calls/importing/settle-moments.ts';
import type { Mapping } from '../../../src/calls/mapping/types.ts';

export interface Log {
  readonly name: string;
  readonly text: string;
  /** Text of the same kind, when its own may not show that any more. */
  readonly like?: string;
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

/** A hash that is none: what matters is that equal numbers have equal ones, and that the number is not in it. */
export function hashOf(number: string): string {
  let sum = 7;
  for (const letter of number) sum = (sum * 31 + letter.charCodeAt(0)) % 0xff_ff_ff;
  return sum.toString(16).padStart(16, 'a');
}

export function contextOf(source: CallSource, { lines, desks, menus, zone, options }: Names): ImportContext {
  const mapping: Mapping = {
    format: source.id as Mapping['format'],
    ...(zone !== undefined && { time: { zone } }),
    ...(lines && { lines: { map: lines } }),
    desks,
    menus,
    options,
  };
  return importContext(mapping, hashOf);
}

export function readLogs(source: CallSource, logs: readonly Log[], names: Names = {}): ReadLogs {
  const context = contextOf(source, names);
  const fates: Record<string, number> = {};
  const count = ({ fate, reason }: Fate): void => {
    fates[`${fate} ${reason}`] = (fates[`${fate} ${reason}`] ?? 0) + 1;
  };
  const groups = new Map<string, PlacedFragment[]>();
  const kept: Fragment[] = [];
  const kinds = source.kinds.map(({ id }) => id);
  logs.forEach(({ name, text, like = text }, file) => {
    const kind = kindOf(source, { name, text: like });
    readingsOf(kind, text, context).forEach((reading, i) => {
      if (isFate(reading)) return count(reading);
      kept.push(reading);
      addTo(groups, { ...reading, kind: kinds.indexOf(kind.id), file, row: i + 1 }, [
        reading.key,
        ...(reading.also ?? []),
      ]);
    });
  });
  const calls: LoggedCall[] = [];
  for (const group of new Set(groups.values())) {
    const sorted = group.toSorted((a, b) => a.file - b.file || a.row - b.row);
    const settled = settleMoments(sorted, kinds, () => 0);
    if (settled === 'ambiguous') {
      for (const _ of sorted) count(refuse('ambiguous'));
      continue;
    }
    const joined = source.join(settled, context);
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
    const rows = rowsOf(text, kind.delimiter ?? ',');
    const read = kind.open(context, kind.hasHeader ? (rows.shift() ?? []) : []);
    // A table without the columns that are needed is none of these.
    return typeof read === 'function' ? rows.map(read) : [];
  }
  return recordsOf(text, kind.list).map(kind.open(context));
}

function rowsOf(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { relax_column_count: true, relax_quotes: true, delimiter, bom: true });
  } catch {
    // Quotes that are never closed: line by line, as the importer goes on.
    return linesOf(text).map((line) => line.split(delimiter));
  }
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
  groups: Map<string, PlacedFragment[]>,
  fragment: PlacedFragment,
  keys: readonly string[],
): void {
  const group = [fragment];
  for (const other of new Set(keys.map((key) => groups.get(key)))) if (other) group.push(...other);
  for (const [key, other] of groups) if (other.some((each) => group.includes(each))) groups.set(key, group);
  for (const key of keys) groups.set(key, group);
}

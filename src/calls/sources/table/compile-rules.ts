/** The rules of a mapping against the columns of one table. */
import { CALL_EVENTS, type CallEventName } from '../../types.ts';
import type { ColumnRule, EmitRule, Mapping } from '../../mapping/types.ts';

/** The text of a row's column after its map; undefined: the map has no such value. */
export type Cell = (row: readonly string[]) => string | undefined;

export interface CompiledRule {
  /** Empty: nothing happened. Undefined: a word that the map does not have. */
  readonly event: (row: readonly string[]) => CallEventName | '' | undefined;
  /** Column of the time; -1: as the next rule. */
  readonly t: number;
  readonly when: number;
  readonly where: Cell | undefined;
  readonly value: Cell | undefined;
}

const EVENTS: ReadonlySet<string> = new Set(CALL_EVENTS);

export interface Columns {
  /** -1 where there is none; then it is in `missing`. */
  find(name: string): number;
  readonly missing: readonly string[];
}

export function columnsOf(header: readonly string[]): Columns {
  const places = new Map<string, number>();
  header.forEach((name, i) => {
    if (!places.has(name.trim())) places.set(name.trim(), i);
  });
  const missing = new Set<string>();
  return {
    find: (name) => {
      const place = places.get(name.trim());
      if (place === undefined) missing.add(name);
      return place ?? -1;
    },
    get missing() {
      return [...missing];
    },
  };
}

export function compileRules({ emit = [] }: Mapping, columns: Columns): readonly CompiledRule[] {
  return emit.flatMap((rule) =>
    (rule.repeat ?? [undefined]).map((i) => compileRule(rule, columns, (name) => fill(name, i))),
  );
}

function fill(name: string, i: number | undefined): string {
  return i === undefined ? name : name.replaceAll('{i}', String(i));
}

function compileRule(rule: EmitRule, columns: Columns, fillIn: (name: string) => string): CompiledRule {
  const { event, t, when, where, value } = rule;
  const find = (name: string | undefined): number => (name === undefined ? -1 : columns.find(fillIn(name)));
  const cell = (each: ColumnRule | undefined): Cell | undefined => {
    if (each === undefined) return undefined;
    const at = find(typeof each === 'string' ? each : each.column);
    const map = typeof each === 'string' || !each.map ? undefined : new Map(Object.entries(each.map));
    return (row) => {
      const text = (row[at] ?? '').trim();
      return map && text !== '' ? (map.get(text) ?? map.get('*')) : text;
    };
  };
  return {
    event: typeof event === 'string' && isEvent(event) ? () => event : eventOf(cell(event)),
    t: find(t),
    when: find(when),
    where: cell(where),
    value: cell(value),
  };
}

function eventOf(read: Cell | undefined): CompiledRule['event'] {
  return (row) => {
    const name = read?.(row);
    return name === undefined || name === '' || isEvent(name) ? name : undefined;
  };
}

function isEvent(name: string): name is CallEventName {
  return EVENTS.has(name);
}

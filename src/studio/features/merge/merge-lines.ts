/**
 * A plan to a machine: layer 1 the product, layer 2 the intent, with operator, repeat, back, retries and
 * hang-up in place.
 */
import type {
  Key,
  Locale,
  MachineConfig,
  NeedId,
  StateConfig,
  Text,
  Transition,
} from '../../../chart/index.ts';
import { findByLocale, localePackFor } from '../../../speech/index.ts';
import { roleLabel } from './role-label.ts';
import { cellName, partsIn, type CellPlace, type Heading, type MergePlan } from './plan.ts';
import { destinationName, type Part, type ServingDestination } from './read-offers.ts';
import { mergeWords, say } from '../../../words/index.ts';

/** What a person should know about the machine that came out. */
export type MergeNotice =
  /** More than nine options on one layer: these were left out. */
  | { readonly kind: 'too-many'; readonly side: 'rows' | 'columns'; readonly left: readonly string[] }
  /** This place of the menu leads to somebody who is not known to serve these needs. */
  | {
      readonly kind: 'not-known-to-serve';
      readonly place: CellPlace;
      readonly destination: string;
      readonly needs: readonly NeedId[];
    };

export interface MergedCell {
  readonly place: CellPlace;
  /** From the first menu. */
  readonly keys: readonly Key[];
  readonly needs: readonly NeedId[];
  readonly destination: ServingDestination;
}

export interface Merged {
  /** Undefined while nothing is in the table. */
  readonly config: MachineConfig | undefined;
  readonly cells: readonly MergedCell[];
  readonly notices: readonly MergeNotice[];
}

const MAX_OPTIONS = 9;
const DIGITS: readonly Key[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export function mergeLines(plan: MergePlan): Merged {
  const filled = plan.rows
    .map((row) => ({
      row,
      columns: plan.columns.filter((column) => partsIn(plan, { row: row.id, column: column.id }).length > 0),
    }))
    .filter(({ columns }) => columns.length > 0);
  const rows = filled
    .slice(0, MAX_OPTIONS)
    .map(({ row, columns }) => ({ row, columns: columns.slice(0, MAX_OPTIONS) }));
  const notices: MergeNotice[] = [];
  if (filled.length > MAX_OPTIONS)
    notices.push({
      kind: 'too-many',
      side: 'rows',
      left: filled.slice(MAX_OPTIONS).map(({ row }) => row.id),
    });
  const wide = new Set(filled.flatMap(({ columns }) => columns.slice(MAX_OPTIONS).map(({ id }) => id)));
  if (wide.size > 0) notices.push({ kind: 'too-many', side: 'columns', left: [...wide] });
  if (rows.length === 0) return { config: undefined, cells: [], notices };

  const hasLayers = rows.length > 1;
  const cells = rows.flatMap(({ row, columns }, r) =>
    columns.map((column, c): MergedCell => {
      const place = { row: row.id, column: column.id };
      const parts = partsIn(plan, place);
      const destination = destinationOf(plan, place, parts);
      const needs = [...new Set(parts.flatMap(({ need }) => need ?? []))];
      const unknown = needs.filter((need) => !servedBefore(plan.parts, destination, need));
      if (unknown.length > 0)
        notices.push({
          kind: 'not-known-to-serve',
          place,
          destination: destinationName(destination),
          needs: unknown,
        });
      const keys = [
        ...(hasLayers ? [keyAt(r)] : []),
        ...(hasLayers && columns.length === 1 ? [] : [keyAt(c)]),
      ];
      return { place, keys, needs, destination: { ...destination, serves: needs } };
    }),
  );
  return { config: build(plan, rows, cells, hasLayers), cells, notices };
}

function keyAt(index: number): Key {
  const key = DIGITS[index];
  if (!key) throw new Error(`No key is left for option ${index + 1}.`);
  return key;
}

/** As chosen; else a desk before anything else, and among desks the one that most of the parts led to. */
export function destinationOf(plan: MergePlan, place: CellPlace, parts: readonly Part[]): ServingDestination {
  const chosen = plan.destinations[cellName(place)];
  const votes = new Map<string, { destination: ServingDestination; count: number }>();
  for (const { destination } of parts) {
    const name = destinationName(destination);
    const vote = votes.get(name) ?? { destination, count: 0 };
    votes.set(name, { destination, count: vote.count + (destination.goesTo === 'desk' ? 1000 : 1) });
  }
  const [most] = [...votes.values()].toSorted((a, b) => b.count - a.count);
  const found = (chosen === undefined ? undefined : votes.get(chosen)) ?? most;
  if (!found) throw new Error(`The place ${cellName(place)} of the plan is empty: it leads nowhere.`);
  return found.destination;
}

function servedBefore(parts: readonly Part[], destination: ServingDestination, need: NeedId): boolean {
  const name = destinationName(destination);
  return parts.some((part) => part.need === need && destinationName(part.destination) === name);
}

type Rows = readonly { readonly row: Heading; readonly columns: readonly Heading[] }[];

function build(plan: MergePlan, rows: Rows, cells: readonly MergedCell[], hasLayers: boolean): MachineConfig {
  const { locales } = plan;
  const inLocales = (speak: (locale: Locale) => string): Text =>
    Object.fromEntries(locales.map((locale) => [locale, speak(locale)]));
  const keep = (texts: Text): Text => inLocales((locale) => findByLocale(texts, locale) ?? '');
  const retry = (kind: 'noInput' | 'noMatch'): Text =>
    inLocales((locale) => localePackFor(locale).retry[kind]);
  const finalOf = (row: string, column: string): StateConfig => {
    const cell = cells.find(({ place }) => place.row === row && place.column === column);
    if (!cell) throw new Error(`The place ${row}|${column} is drawn but was not merged.`);
    return { type: 'final', meta: { destination: cell.destination } };
  };
  const optionTo = (target: string, label: Text): Transition => ({ target, meta: { label: keep(label) } });
  const resets = { type: 'resetAttempts' } as const;
  const tries: Transition[] = [
    { guard: { type: 'attemptsLeft', params: { max: 3 } }, actions: { type: 'countAttempt' } },
    { target: '#front' },
  ];

  const intentMenu = ({ row, columns }: Rows[number]): StateConfig => ({
    initial: 'menu',
    meta: { title: keep(row.label), product: row.id },
    states: {
      menu: {
        id: `${row.id}-menu`,
        tags: ['menu'],
        entry: resets,
        meta: { layer: 'intent' },
        on: Object.fromEntries(
          columns.map((column, c) => [`DTMF.${keyAt(c)}`, optionTo(`to-${column.id}`, column.label)]),
        ),
      },
      ...Object.fromEntries(columns.map((column) => [`to-${column.id}`, finalOf(row.id, column.id)])),
    },
  });

  const layered = rows.filter(({ columns }) => !hasLayers || columns.length > 1);
  const direct = rows.filter((each) => !layered.includes(each));
  // Nine choices somewhere leave no digit for "repeat".
  const isFull = rows.length >= MAX_OPTIONS || rows.some(({ columns }) => columns.length >= MAX_OPTIONS);
  const catalogue: StateConfig | undefined =
    layered.length === 0
      ? undefined
      : {
          initial: layered[0]?.row.id ?? '',
          on: {
            [`DTMF.${isFull ? 'pound' : '9'}`]: {
              meta: { role: 'repeat', label: inLocales((locale) => localePackFor(locale).roleLabels.repeat) },
            },
            ...(hasLayers
              ? {
                  'DTMF.star': {
                    target: '#products',
                    meta: { role: 'back', label: inLocales((locale) => roleLabel('back', locale)) },
                  },
                }
              : {}),
          },
          states: Object.fromEntries(layered.map((each) => [each.row.id, intentMenu(each)])),
        };
  const products: StateConfig | undefined = !hasLayers
    ? undefined
    : {
        id: 'products',
        tags: ['menu'],
        entry: resets,
        meta: { layer: 'product' },
        on: Object.fromEntries(
          rows.map((each, r) => [
            `DTMF.${keyAt(r)}`,
            optionTo(direct.includes(each) ? `to-${each.row.id}` : `#${each.row.id}-menu`, each.row.label),
          ]),
        ),
      };
  const first = hasLayers ? 'products' : 'catalogue';
  // A greeting is an announcement of its own, so that it is not heard again with every retry.
  const greeting = say(mergeWords, ({ machine }) => machine.greeting);
  const canGreet = locales.every((locale) => findByLocale(greeting, locale) !== undefined);
  return {
    id: plan.id,
    version: '1',
    context: { attempts: 0 },
    meta: {
      title: keep(plan.title),
      locales,
      ...(plan.number === undefined ? {} : { number: plan.number }),
      status: 'assumption',
      note: `Merged from ${new Set(plan.parts.map(({ line }) => line)).size} lines: ${[...new Set(plan.parts.map(({ line }) => line))].join(', ')}.`,
      needs: [...new Set(cells.flatMap(({ needs }) => needs))],
      noInputSeconds: 5,
      retry: { noInput: retry('noInput'), noMatch: retry('noMatch') },
    },
    initial: canGreet ? 'welcome' : first,
    on: {
      HANGUP: { target: '#hung-up' },
      NO_INPUT: tries,
      NO_MATCH: tries,
      'DTMF.0': {
        target: '#front',
        meta: { role: 'operator', label: inLocales((locale) => roleLabel('operator', locale)) },
      },
    },
    states: {
      ...(canGreet
        ? {
            welcome: {
              tags: ['announcement'],
              meta: { greeting: keep(greeting) },
              on: { DONE: { target: first } },
            },
          }
        : {}),
      ...(products ? { products } : {}),
      ...(catalogue ? { catalogue } : {}),
      ...Object.fromEntries(
        direct.map(({ row, columns }) => [`to-${row.id}`, finalOf(row.id, columns[0]?.id ?? '')]),
      ),
      front: {
        id: 'front',
        type: 'final',
        meta: { destination: { goesTo: 'desk', desk: plan.operatorDesk, serves: [] } },
      },
      'hung-up': {
        id: 'hung-up',
        type: 'final',
        meta: { destination: { goesTo: 'hang-up', reason: 'caller' } },
      },
    },
  };
}

/** Text of a heading in a language, for screens. */
export function headingText({ label, id }: Heading, locale: Locale): string {
  return findByLocale(label, locale) || Object.values(label)[0] || id;
}

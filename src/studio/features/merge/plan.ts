/**
 * Room: several lines into one machine. A plan is a table: rows are products (layer 1), columns are intents
 * (layer 2), and each cell holds the parts of old options that will be one option of the new menu.
 *
 * Laws: a plan is plain data, every change gives a new one; no part is ever in two cells; a part in no cell
 * is in the tray, and its need is told as going nowhere; what `mergeLines` builds keeps every error rule, or
 * says where it cannot.
 *
 * One more change of a plan: a function here, its button and key in MergePage.
 */
import type { Text } from '../../../chart/index.ts';
import { ownValue } from '../../../util/own-value.ts';
import type { OtherEnd, Part } from './read-offers.ts';

export interface Heading {
  readonly id: string;
  readonly label: Text;
}

export interface CellPlace {
  readonly row: string;
  readonly column: string;
}

export interface MergePlan {
  readonly id: string;
  readonly title: Text;
  readonly number: string | undefined;
  readonly locales: readonly string[];
  /** Desk that the operator key leads to, and that passes callers on. */
  readonly operatorDesk: string;
  /** Products, in spoken order. */
  readonly rows: readonly Heading[];
  /** Intents, in spoken order. */
  readonly columns: readonly Heading[];
  readonly parts: readonly Part[];
  /** What the lines offer besides: nothing can be done about it here, but it is told. */
  readonly others: readonly OtherEnd[];
  /** By part id; absent: in the tray. */
  readonly places: Readonly<Record<string, CellPlace>>;
  /**
   * Where a cell leads, by `row|column`, as chosen by a person: `destinationName` of one of its parts'
   * destinations.
   */
  readonly destinations: Readonly<Record<string, string>>;
}

export type Side = 'rows' | 'columns';

export function cellName({ row, column }: CellPlace): string {
  return `${row}|${column}`;
}

export function partsIn(plan: MergePlan, place: CellPlace): Part[] {
  return plan.parts.filter(
    ({ id }) =>
      ownValue(plan.places, id)?.row === place.row && ownValue(plan.places, id)?.column === place.column,
  );
}

export function partsInTray(plan: MergePlan): Part[] {
  return plan.parts.filter(({ id }) => ownValue(plan.places, id) === undefined);
}

/** `place` undefined: into the tray. */
export function movePart(plan: MergePlan, part: string, place: CellPlace | undefined): MergePlan {
  const { [part]: _, ...others } = plan.places;
  return { ...plan, places: place ? { ...others, [part]: place } : others };
}

export function relabel(plan: MergePlan, side: Side, id: string, locale: string, text: string): MergePlan {
  return {
    ...plan,
    [side]: plan[side].map((heading) =>
      heading.id === id ? { ...heading, label: { ...heading.label, [locale]: text } } : heading,
    ),
  };
}

/** Adds an empty heading at the end. */
export function addHeading(plan: MergePlan, side: Side, label: Text): MergePlan {
  const known = new Set(plan[side].map(({ id }) => id));
  const stem = side === 'rows' ? 'product' : 'intent';
  let id = stem;
  for (let i = 2; known.has(id); i++) id = `${stem}-${i}`;
  return { ...plan, [side]: [...plan[side], { id, label }] };
}

/** What stood under it goes into the tray. */
export function removeHeading(plan: MergePlan, side: Side, id: string): MergePlan {
  const isUnder = (place: CellPlace): boolean => (side === 'rows' ? place.row : place.column) === id;
  return {
    ...plan,
    [side]: plan[side].filter((heading) => heading.id !== id),
    places: Object.fromEntries(Object.entries(plan.places).filter(([, place]) => !isUnder(place))),
  };
}

export function shiftHeading(plan: MergePlan, side: Side, id: string, by: 1 | -1): MergePlan {
  const list = [...plan[side]];
  const at = list.findIndex((heading) => heading.id === id);
  const [moved] = list.slice(at, at + 1);
  const to = at + by;
  if (!moved || to < 0 || to >= list.length) return plan;
  list.splice(at, 1);
  list.splice(to, 0, moved);
  return { ...plan, [side]: list };
}

/** All of one heading's parts go where the other's are, and the first disappears. */
export function joinHeadings(plan: MergePlan, side: Side, from: string, into: string): MergePlan {
  if (from === into) return plan;
  const places = Object.fromEntries(
    Object.entries(plan.places).map(([part, place]): [string, CellPlace] => {
      if (side === 'rows') return [part, place.row === from ? { ...place, row: into } : place];
      return [part, place.column === from ? { ...place, column: into } : place];
    }),
  );
  return { ...plan, places, [side]: plan[side].filter(({ id }) => id !== from) };
}

export function chooseDestination(plan: MergePlan, place: CellPlace, destination: string): MergePlan {
  return { ...plan, destinations: { ...plan.destinations, [cellName(place)]: destination } };
}

/**
 * All paths of a line at once. Paths that begin alike share that beginning; callers who stand at the same place after the
 * same beginning are one *slot*, whatever facts brought them there. Steps lead from slot to slot and are sorted, so one run
 * through them gives the mass of every kind of caller on every path: a forward filter.
 *
 * Depends on the structure of the menu alone: parameters come in with the soundings (`filter-paths.ts`).
 */
import { EVENTS, KEYS, keySymbol, type Destination } from '../../chart/index.ts';
import { MOOD_KINDS } from '../../behaviour/index.ts';
import { FAILURE } from '../../util/chain.ts';
import { WIDTH, type LinePlan, type VisitLine } from '../../visits/index.ts';
import {
  ATTEMPTS,
  CLOSED,
  CUT,
  deskOf,
  HANG_UP,
  isEnd,
  NO_INPUT,
  NO_MATCH,
  OUT,
  splitMark,
  type When,
} from './path-tokens.ts';

const DONE = EVENTS.indexOf('DONE');
const HUNG = EVENTS.indexOf('HANGUP');
/** Column of what a path calls it. */
const COLUMN = new Map<string, number>([
  ...KEYS.map((key) => [keySymbol(key), EVENTS.indexOf(`DTMF.${key}`)] as const),
  [NO_INPUT, EVENTS.indexOf('NO_INPUT')],
  [NO_MATCH, EVENTS.indexOf('NO_MATCH')],
  [HANG_UP, HUNG],
]);

/** Event that a path calls so; undefined for a word that is none. */
export function columnNamed(word: string): number | undefined {
  return COLUMN.get(word);
}

/** Nothing has to happen: the log ends while they stand there. */
const NOTHING = -1;
/** Place of those who have left the menu. */
const GONE = -1;
/** Announcements that lead to one another without end are no way. */
const MAX_VIA = 50;

/** One step of some callers on some path. */
export interface TreeStep {
  readonly from: number;
  readonly to: number;
  /** Where they stand before it; GONE at the beginning, where nothing has to happen either. */
  readonly place: number;
  /** Event that has to happen there, or NOTHING. */
  readonly column: number;
  /** When it has to happen; undefined where the log does not say. */
  readonly when: When | undefined;
  /** Places of the announcements that they hear to the end on the way. */
  readonly via: readonly number[];
  /** They hang up during one of those instead. */
  readonly isLeftOnTheWay: boolean;
}

export interface PathTree {
  readonly slots: number;
  /** Slots in which the groups of the plan begin, parallel to `rootVia`; one without any takes no part. */
  readonly roots: readonly { readonly group: number; readonly slot: number }[];
  readonly steps: readonly TreeStep[];
  /** By path that was given: its slots; empty for a path that no caller can take. */
  readonly slotsOf: readonly (readonly number[])[];
}

interface Slot {
  readonly number: number;
  readonly place: number;
}

/** A beginning that paths share, and who may stand at its end. */
interface Branch {
  readonly slots: Slot[];
  readonly next: Map<string, Branch>;
}

/** @param groups those of the plan that can call at all at this time */
export function growTree(
  { automaton }: Pick<VisitLine, 'automaton'>,
  plan: LinePlan,
  groups: readonly number[],
  paths: readonly string[],
): PathTree {
  const steps: TreeStep[] = [];
  const roots: { group: number; slot: number }[] = [];
  let slots = 0;
  const root: Branch = { slots: [], next: new Map() };
  const begin = new Map<number, Slot>();
  for (const group of groups) {
    const place = plan.initial[group] as number;
    let slot = begin.get(place);
    if (!slot) begin.set(place, (slot = { number: slots++, place }));
    roots.push({ group, slot: slot.number });
  }
  const extend = (branch: Branch, column: number, landing: string, when?: When): Branch => {
    const key = `${column} ${landing} ${when ?? ''}`;
    const known = branch.next.get(key);
    if (known) return known;
    const made: Branch = { slots: [], next: new Map() };
    branch.next.set(key, made);
    const add = (from: Slot, place: number, step: Omit<TreeStep, 'from' | 'to'>): void => {
      let to = made.slots.find((slot) => slot.place === place);
      if (!to) made.slots.push((to = { number: slots++, place }));
      steps.push({ from: from.number, to: to.number, ...step });
    };
    const from = branch === root ? [...begin.values()] : branch.slots;
    for (const slot of from) {
      const isStart = branch === root;
      const at = isStart ? -1 : slot.place;
      const event = isStart ? NOTHING : column;
      // A key that nobody takes there is logged as no match, so whoever logged it as a key heard another menu.
      if (!isStart && (at < 0 || isDead(plan, at, column))) continue;
      const first = isStart ? slot.place : (plan.targets[at * WIDTH + column] as number);
      const { place, state, via } = landOn(automaton, plan, first);
      const step = { place: at, column: event, when, via, isLeftOnTheWay: false };
      if (landing === CUT) add(slot, GONE, { ...step, via: [] });
      else if (landing === HANG_UP) {
        if (via.length > 0) add(slot, GONE, { ...step, isLeftOnTheWay: true });
        else if (place < 0) add(slot, GONE, step);
        else {
          // Nobody noted that the next menu began: they hung up in it.
          const unnoted = slots++;
          steps.push({ from: slot.number, to: unnoted, ...step });
          add({ number: unnoted, place }, GONE, { ...step, place, column: HUNG, when: undefined });
        }
      } else if (place < 0) {
        if (isEnd(landing) && fits(landing, automaton.nodes[-1 - place]?.destination)) add(slot, GONE, step);
      } else if (state === landing) add(slot, place, step);
    }
    return made;
  };
  /** Whoever stops in a menu: hung up there, or cut off. */
  const stop = (branch: Branch, token: string): Branch => {
    const known = branch.next.get(token);
    if (known) return known;
    const made: Branch = { slots: [], next: new Map() };
    branch.next.set(token, made);
    const { what, when } = splitMark(token);
    const column = what === CUT ? NOTHING : HUNG;
    for (const { number, place } of branch.slots) {
      if (place < 0) continue;
      made.slots[0] ??= { number: slots++, place: GONE };
      steps.push({
        from: number,
        to: made.slots[0].number,
        place,
        column,
        when,
        via: [],
        isLeftOnTheWay: false,
      });
    }
    return made;
  };

  const slotsOf = paths.map((path): number[] => {
    const tokens = path.split(' ');
    let branch = extend(root, NOTHING, tokens[0] ?? '');
    for (let at = 1; at < tokens.length; at += 2) {
      const event = tokens[at] as string;
      const { what, when } = splitMark(event);
      const landing = tokens[at + 1];
      if (landing === undefined) {
        branch = what === HANG_UP || what === CUT ? stop(branch, event) : { slots: [], next: new Map() };
        break;
      }
      const column = COLUMN.get(what);
      if (column === undefined) return [];
      branch = extend(branch, column, landing, when);
    }
    return branch.slots.map(({ number }) => number);
  });
  return { slots, roots, steps, slotsOf };
}

export interface Landing {
  readonly place: number;
  /** State path of the place; empty beyond the menus. */
  readonly state: string;
  /** Places of the announcements on the way. */
  readonly via: readonly number[];
}

/** Where those land who come to a place, after the announcements there. */
export function landOn(automaton: VisitLine['automaton'], plan: LinePlan, first: number): Landing {
  const nodeAt = (place: number) => automaton.nodes[plan.stands[Math.floor(place / MOOD_KINDS)]?.node ?? -1];
  const via: number[] = [];
  let place = first;
  while (place >= 0 && nodeAt(place)?.kind === 'announcement' && via.length < MAX_VIA) {
    via.push(place);
    place = plan.targets[place * WIDTH + DONE] as number;
  }
  return { place, state: nodeAt(place)?.state ?? '', via };
}

function isDead({ flags }: LinePlan, place: number, column: number): boolean {
  const stand = Math.floor(place / MOOD_KINDS);
  return column < KEYS.length && ((flags[stand * WIDTH + column] as number) & FAILURE) > 0;
}

/** Whether a call that ended so may have come to such a final state. */
function fits(end: string, destination: Destination | undefined): boolean {
  const goesTo = destination?.goesTo ?? 'hang-up';
  const desk = deskOf(end);
  if (desk !== undefined) return destination?.goesTo === 'desk' && destination.desk === desk;
  const isClosed = destination?.goesTo === 'hang-up' && destination.reason === 'closed';
  switch (end) {
    case CLOSED:
      return isClosed;
    case ATTEMPTS:
      return goesTo === 'hang-up' && !isClosed;
    case OUT:
      return goesTo !== 'desk';
    default:
      return false;
  }
}

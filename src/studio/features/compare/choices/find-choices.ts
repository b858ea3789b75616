/**
 * Two people changed one machine: what each of them did, as single changes of which each can be kept or left.
 *
 * Laws: every difference belongs to one choice; all taken from mine is mine, all from theirs is theirs; any
 * mixture is a machine that `parseMachine` reads. What cannot be taken alone is one choice with what it
 * needs.
 */
import type { Layout, MachineConfig } from '../../../../chart/index.ts';
import { isSame } from '../diff-parts.ts';
import { movedCards } from '../moved-cards.ts';
import { buildChosen, findSlots, type Path, type Slot } from './slots.ts';
import { findTies, type Tie } from './ties.ts';

/** Who did it; `unknown`: nobody knows what both grew from. */
export type Origin = 'mine' | 'theirs' | 'both' | 'unknown';

export interface Choice {
  readonly id: string;
  readonly origin: Origin;
  readonly slots: readonly Slot[];
}

/** More than a person decides one by one: then what happened to one menu is one choice. */
const MAX_CHOICES = 120;

/** @param base what both grew from; undefined when that is forgotten. */
export function findChoices(
  base: MachineConfig | undefined,
  theirs: MachineConfig,
  mine: MachineConfig,
): Choice[] {
  const slots = findSlots(theirs, mine);
  const ties = findTies(theirs, mine, slots);
  const choices = tieTogether(slots, ties);
  const groups =
    choices.length > MAX_CHOICES ? tieTogether(slots, [...ties, ...tiesOfPlaces(slots)]) : choices;
  return groups.map((own) => ({
    id: own.map(nameSlot).join(' '),
    origin: originOf(own, base, theirs, mine),
    slots: own,
  }));
}

/** Cards stand each for itself. */
export function findLayoutChoices(base: Layout | undefined, theirs: Layout, mine: Layout): Choice[] {
  const paths = movedCards(theirs, mine).map((state): Path => ['positions', state]);
  return paths.map((path) => ({
    id: String(path[1]),
    origin: originOf([{ kind: 'value', path }], base, theirs, mine),
    slots: [{ kind: 'value', path }],
  }));
}

function tieTogether(slots: readonly Slot[], ties: readonly Tie[]): Slot[][] {
  const groupOf = new Map(slots.map((slot) => [slot, slot]));
  const find = (slot: Slot): Slot => {
    let at = slot;
    for (let next = groupOf.get(at); next && next !== at; next = groupOf.get(at)) at = next;
    return at;
  };
  for (const tie of ties) for (const slot of tie.slice(1)) groupOf.set(find(slot), find(tie[0] as Slot));
  const groups = new Map<Slot, Slot[]>();
  for (const slot of slots) groups.set(find(slot), [...(groups.get(find(slot)) ?? []), slot]);
  return [...groups.values()];
}

function tiesOfPlaces(slots: readonly Slot[]): Tie[] {
  const byState = new Map<string, Slot[]>();
  for (const slot of slots) {
    const at = slot.path.findLastIndex((step, i) => step === 'states' && i < slot.path.length - 1);
    const state = JSON.stringify(slot.path.slice(0, at + 2));
    byState.set(state, [...(byState.get(state) ?? []), slot]);
  }
  return [...byState.values()];
}

/** What a machine (or a layout) is when these choices fall to mine, and all others to theirs. */
export function applyChoices<T extends MachineConfig | Layout>(
  theirs: T,
  mine: T,
  taken: readonly Choice[],
): T {
  const names = new Set(taken.flatMap(({ slots }) => slots.map(nameSlot)));
  return buildChosen(theirs, mine, (kind, path) => names.has(nameSlot({ kind, path }))) as T;
}

function nameSlot({ kind, path }: Slot): string {
  return `${kind === 'order' ? 'order of ' : ''}${JSON.stringify(path)}`;
}

function originOf(slots: readonly Slot[], base: unknown, theirs: unknown, mine: unknown): Origin {
  if (!base) return 'unknown';
  const isChanged = (side: unknown): boolean =>
    slots.some(({ kind, path }) =>
      kind === 'order'
        ? !isSameOrder(valueAt(base, path), valueAt(side, path))
        : !isSame(valueAt(base, path), valueAt(side, path)),
    );
  return isChanged(theirs) ? (isChanged(mine) ? 'both' : 'theirs') : 'mine';
}

function isSameOrder(one: unknown, other: unknown): boolean {
  const [a, b] = [Object.keys(one ?? {}), Object.keys(other ?? {})];
  return isSame(
    a.filter((key) => b.includes(key)),
    b.filter((key) => a.includes(key)),
  );
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}

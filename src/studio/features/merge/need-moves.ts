/**
 * What becomes of every need that the old lines served: which numbers it loses, and which keys lead to whom
 * now.
 */
import type { Key, NeedId, Text } from '../../../chart/index.ts';
import type { Merged } from './merge-lines.ts';
import type { CellPlace, MergePlan } from './plan.ts';
import { destinationName, type Part, type ServingDestination } from './read-offers.ts';

export interface NeedMove {
  readonly need: NeedId;
  /** Every way that served it, on any of the picked lines. */
  readonly was: readonly OldWay[];
  /** Every way that serves it now. Empty: it goes nowhere. */
  readonly now: readonly NewWay[];
  /** Lost with the old lines and served nowhere in the new machine. */
  readonly isLost: boolean;
  /** Somebody answers who did not before. */
  readonly isReassigned: boolean;
}

interface OldWay {
  readonly line: string;
  readonly lineTitle: Text;
  readonly number: string | undefined;
  readonly keys: readonly Key[];
  readonly label: Text;
  readonly destination: ServingDestination;
}

interface NewWay {
  readonly place: CellPlace;
  readonly keys: readonly Key[];
  readonly destination: ServingDestination;
}

/** Needs that go nowhere first, then in the order of the new menu's keys. */
export function traceNeeds({ parts }: MergePlan, { cells }: Merged): NeedMove[] {
  const byNeed = new Map<NeedId, Part[]>();
  for (const part of parts)
    if (part.need !== undefined) byNeed.set(part.need, [...(byNeed.get(part.need) ?? []), part]);
  const placeOf = ({ now }: NeedMove): string => now[0]?.keys.join('') ?? '';
  const moves = [...byNeed].map(([need, old]): NeedMove => {
    const now = cells
      .filter(({ needs }) => needs.includes(need))
      .map(({ place, keys, destination }) => ({ place, keys, destination }));
    const before = new Set(old.map(({ destination }) => destinationName(destination)));
    return {
      need,
      was: old.map(({ line, lineTitle, number, keys, label, destination }) => ({
        line,
        lineTitle,
        number,
        keys,
        label,
        destination,
      })),
      now,
      isLost: now.length === 0,
      isReassigned: now.some(({ destination }) => !before.has(destinationName(destination))),
    };
  });
  return moves.toSorted(
    (a, b) => Number(b.isLost) - Number(a.isLost) || placeOf(a).localeCompare(placeOf(b)),
  );
}

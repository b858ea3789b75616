/**
 * What of the old lines the new machine does not have, and why.
 *
 * Law: every option of every picked line is carried over or named here; none is both.
 */
import type { Key, NeedId, Text } from '../../../chart/index.ts';
import { ownValue } from '../../../util/own-value.ts';
import type { Merged } from './merge-lines.ts';
import { cellName, type MergePlan } from './plan.ts';
import { destinationName, type OtherEnd, type ServingDestination } from './read-offers.ts';

export interface LeftOut {
  readonly line: string;
  readonly lineTitle: Text;
  readonly keys: readonly Key[];
  readonly label: Text;
  readonly need: NeedId | undefined;
  /** Where it led. Undefined: nowhere that answers. */
  readonly destination: ServingDestination | undefined;
  /**
   * `tray`: a person put it aside; `no-key`: more options than keys; `other-place`: its place in the new menu
   * leads somewhere else.
   */
  readonly reason: OtherEnd['reason'] | 'tray' | 'no-key' | 'other-place';
}

export interface Account {
  /** Options, one for each need that they serve. */
  readonly carried: number;
  readonly left: readonly LeftOut[];
}

export function accountFor({ parts, others, places }: MergePlan, { cells }: Merged): Account {
  const merged = new Map(cells.map((cell) => [cellName(cell.place), cell]));
  const left = parts.flatMap((part): LeftOut[] => {
    const place = ownValue(places, part.id);
    const cell = place && merged.get(cellName(place));
    // A need is served by whoever answers there now; what serves none that is known is its destination.
    const isCarried =
      cell !== undefined &&
      (part.need !== undefined || destinationName(cell.destination) === destinationName(part.destination));
    const { line, lineTitle, keys, label, need, destination } = part;
    return isCarried
      ? []
      : [
          {
            line,
            lineTitle,
            keys,
            label,
            need,
            destination,
            reason: place === undefined ? 'tray' : cell === undefined ? 'no-key' : 'other-place',
          },
        ];
  });
  return {
    carried: parts.length - left.length,
    left: [...left, ...others.map((other) => ({ ...other, need: undefined, destination: undefined }))],
  };
}

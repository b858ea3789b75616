/**
 * Slips of the finger: the key next to the meant one, up, down, left or right on a phone pad, each equally
 * likely.
 */
import type { Key } from '../chart/index.ts';

const PAD: readonly (readonly Key[])[] = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
  ['star', '0', 'pound'],
];

const NEIGHBOURS = new Map<Key, readonly Key[]>(
  PAD.flatMap((row, y) =>
    row.map((key, x): [Key, readonly Key[]] => [
      key,
      [PAD[y - 1]?.[x], PAD[y + 1]?.[x], row[x - 1], row[x + 1]].filter((next) => next !== undefined),
    ]),
  ),
);

/** Two to four keys. */
export function neighboursOf(key: Key): readonly Key[] {
  return NEIGHBOURS.get(key) ?? [];
}

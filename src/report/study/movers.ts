/**
 * Who gains and who pays. Callers can be kept from hanging up in a menu by telling them that it is closed, and from
 * waiting by cutting them off: what is spared at one of these comes back at another. So the first sentence of a
 * report names the one that moves most to the bad beside the one that moves most to the good.
 */
import { assuranceOf, type Assurance } from './assurance.ts';
import type { FigureRow } from './compare-figures.ts';

/** How a call or a need can fail. All are shares, so that their moves can be held against each other. */
export const WATCHED: readonly string[] = [
  'lostRate',
  'closedRate',
  'neverServed',
  'abandonRate',
  'answeredIn20',
];

export interface Movers {
  /** Undefined where none of them gets better. */
  readonly best: FigureRow | undefined;
  /** Undefined where none of them gets worse. */
  readonly worst: FigureRow | undefined;
}

const BETTER: readonly Assurance[] = ['better'];
/** What is only probably worse is named too: a warning may be early, praise may not. */
const WORSE: readonly Assurance[] = ['worse', 'probablyWorse'];

/** By the median over the draws. */
export function findDrawnMovers(rows: readonly FigureRow[]): Movers {
  const among = (kinds: readonly Assurance[]): FigureRow | undefined =>
    farthest(rows, (row) => {
      const assurance = assuranceOf(row);
      return assurance !== undefined && kinds.includes(assurance) ? row.total?.median : undefined;
    });
  return { best: among(BETTER), worst: among(WORSE) };
}

/** By the mean difference, where nothing was drawn; only what is clear beyond the noise. */
export function findMovers(rows: readonly FigureRow[]): Movers {
  const among = (direction: FigureRow['direction']): FigureRow | undefined =>
    farthest(rows, (row) => (row.direction === direction ? row.difference?.mean : undefined));
  return { best: among('better'), worst: among('worse') };
}

/** The first of those that move as far. */
function farthest(
  rows: readonly FigureRow[],
  moveOf: (row: FigureRow) => number | undefined,
): FigureRow | undefined {
  return rows
    .flatMap((row) => {
      const move = WATCHED.includes(row.info.id) ? moveOf(row) : undefined;
      return move === undefined ? [] : [{ row, reach: Math.abs(move) }];
    })
    .toSorted((a, b) => b.reach - a.reach)[0]?.row;
}

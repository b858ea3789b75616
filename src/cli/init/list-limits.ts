/** What a project takes at most: a list that is read becomes files that can be opened again. */
import type { PlannedDesk, PlannedLine } from './plan.ts';

/** Characters of a name, as scenarios take them: what is made of it stands in prompts, words and cards. */
export const LONGEST_NAMES = { line: 100, number: 40, product: 100, needs: 100, desk: 100 } as const;
/** Different names; one line and one desk are added. */
const MOST_NAMES = { line: 399, product: 60, needs: 30, desk: 399 } as const;
/** A month, of all lines together. */
export const MOST_CALLS = 50_000_000;

export interface TooMany {
  readonly column: keyof typeof MOST_NAMES;
  readonly count: number;
  readonly most: number;
}

export function findTooMany(lines: readonly PlannedLine[], desks: readonly PlannedDesk[]): TooMany[] {
  const needs = lines.flatMap((line) => line.needs);
  const counts = {
    line: lines.length,
    product: new Set(needs.map(({ product }) => product)).size,
    needs: new Set(needs.map(({ intent }) => intent)).size,
    desk: desks.length,
  };
  return (['line', 'product', 'needs', 'desk'] as const).flatMap((column) =>
    counts[column] > MOST_NAMES[column] ? [{ column, count: counts[column], most: MOST_NAMES[column] }] : [],
  );
}

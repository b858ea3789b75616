/** What became of every record, by reason, with where the first of them stand. */
import type { Reason } from '../sources/reasons.ts';

/** Places that are told for a reason. */
const MOST_ROWS = 5;

export interface Counted {
  readonly reason: Reason;
  /** Why the mapping leaves it out, in its own words. */
  readonly because?: string | undefined;
  readonly count: number;
  readonly rows: readonly { readonly file: number; readonly row: number }[];
}

export type Outcome = 'merged' | 'refused' | 'excluded' | 'unread';

export class Tally {
  records = 0;
  used = 0;
  private readonly found: Record<Outcome, Map<string, Counted & { count: number }>> = {
    merged: new Map(),
    refused: new Map(),
    excluded: new Map(),
    unread: new Map(),
  };

  add(outcome: Outcome, reason: Reason, file: number, row: number, because?: string): void {
    const key = because === undefined ? reason : `${reason} ${because}`;
    const counted = this.found[outcome].get(key);
    if (!counted) {
      this.found[outcome].set(key, { reason, because, count: 1, rows: [{ file, row }] });
      return;
    }
    counted.count += 1;
    // Calls are joined in any order: the first rows are the smallest.
    const rows = [...counted.rows, { file, row }];
    if (counted.rows.length < MOST_ROWS || isBefore({ file, row }, counted.rows.at(-1)))
      Object.assign(counted, {
        rows: rows.toSorted((a, b) => a.file - b.file || a.row - b.row).slice(0, MOST_ROWS),
      });
  }

  /** The most frequent first. */
  list(outcome: Outcome): readonly Counted[] {
    return [...this.found[outcome].values()].toSorted((a, b) => b.count - a.count);
  }

  count(outcome: Outcome): number {
    return this.list(outcome).reduce((sum, { count }) => sum + count, 0);
  }

  /** Counts by reason, for headers. */
  byReason(outcome: Outcome): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { reason, count } of this.list(outcome)) counts[reason] = (counts[reason] ?? 0) + count;
    return counts;
  }
}

function isBefore(a: { file: number; row: number }, b: { file: number; row: number } | undefined): boolean {
  return b !== undefined && (a.file - b.file || a.row - b.row) < 0;
}

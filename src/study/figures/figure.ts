import type { Counts } from '../../kernel/index.ts';
import type { FigureInfo, Unit } from '../types.ts';

/** A figure and how it is computed from the counts of one replication. */
export interface Figure extends FigureInfo {
  /** NaN when it has no meaning in this replication (nothing to divide by). */
  readonly of: (counts: Counts) => number;
  /**
   * Of a figure that counts events: how often one could have happened. With it an interval is known where none did, or
   * where every trial was one. Absent: seconds, hours, and ratios of other kinds.
   */
  readonly trials?: (counts: Counts) => number;
}

/** Counted over the period: a part of the period gives a part of it. */
export function growsWithTime(unit: Unit): boolean {
  return unit === 'per-month' || unit === 'hours-per-month';
}

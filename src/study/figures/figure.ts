import type { Counts } from '../../kernel/index.ts';
import { DAYS_OF_MONTH, type ScenarioConfig } from '../../scenario/index.ts';
import type { FigureInfo, Unit } from '../types.ts';

/** How long each replication was; a scenario is one. */
export type Run = Pick<ScenarioConfig, 'days'>;

/** A figure and how it is computed from the counts of one replication. */
export interface Figure extends FigureInfo {
  /**
   * From the counts of a replication. Counts of events and hours come as a month's, so that the length
   * of a run changes none of them. NaN when it has no meaning in this replication (nothing to divide by).
   */
  readonly of: (counts: Counts, run: Run) => number;
  /**
   * Of a figure that counts events: how often one could have happened. With it an interval is known where none did, or
   * where every trial was one. Absent: seconds, hours, and ratios of other kinds.
   */
  readonly trials?: (counts: Counts) => number;
}

/** A row of the registry: what is counted over the days of the run, however many they are. */
export type FigureRow = Omit<Figure, 'of'> & { readonly of: (counts: Counts) => number };

/** The figure of a row: what grows with the days of a run is brought to a month. */
export function perMonth(row: FigureRow): Figure {
  const { of } = row;
  return growsWithTime(row.unit) ? { ...row, of: (counts, run) => of(counts) * monthsPer(run) } : row;
}

/** Whether a longer run counts more of it. */
export function growsWithTime(unit: Unit): boolean {
  return unit === 'per-month' || unit === 'hours-per-month';
}

/** By what the counts of a replication are multiplied to be those of a month. */
export function monthsPer({ days }: Run): number {
  return DAYS_OF_MONTH / days;
}

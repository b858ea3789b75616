/** What figures are computed from: sums over the counts of one replication. */
import { OUTCOMES, type Counts, type Outcome } from '../../kernel/index.ts';

export const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Calls of one replication that ended so. */
export function outcomeCalls(counts: Counts, ...outcomes: readonly Outcome[]): number {
  let total = 0;
  for (const outcome of outcomes) {
    for (let i = OUTCOMES.indexOf(outcome); i < counts.flow.length; i += OUTCOMES.length)
      total += counts.flow[i] ?? 0;
  }
  return total;
}

export const entered = (c: Counts): number => c.calls - outcomeCalls(c, 'refused');

export const lost = (c: Counts): number => outcomeCalls(c, 'lost-hung-up', 'lost-attempts');

/** Told that it is closed, by a menu or by a desk: an honest answer, and no loss in the menu. */
export const closed = (c: Counts): number => outcomeCalls(c, 'closed');

export const misrouted = (c: Counts): number =>
  outcomeCalls(c, 'misrouted-wrong-number', 'misrouted-wrong-option');

export const repeatWithin =
  (window: number) =>
  (c: Counts): number =>
    c.repeats[window] ?? Number.NaN;

/** Events of a period have one trial: the period. */
export const aPeriod = (): number => 1;

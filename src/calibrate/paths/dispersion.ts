/** How much more path shares vary from day to day than those of independent calls would. */

import { groupBy } from './group-by.ts';

/** Cells of fewer expected calls a day say nothing about spread. */
const LEAST_EXPECTED = 1;
const LEAST_DAYS = 5;

/**
 * Pearson's chi-squared of days against paths over its degrees of freedom, within lines; at least 1.
 *
 * @param cells calls by day of one path of the line (or whatever `of` names)
 */
export function dispersionOf(
  cells: readonly { readonly of: string; readonly byDay: ReadonlyMap<string, number> }[],
  days: number,
): number {
  if (days < LEAST_DAYS) return 1;
  let chi = 0;
  let freedom = 0;
  for (const ofLine of groupBy(cells, (cell) => cell.of)) {
    const byDay = new Map<string, number>();
    for (const cell of ofLine)
      for (const [day, calls] of cell.byDay) byDay.set(day, (byDay.get(day) ?? 0) + calls);
    const all = [...byDay.values()].reduce((sum, calls) => sum + calls, 0);
    for (const cell of ofLine) {
      const own = [...cell.byDay.values()].reduce((sum, calls) => sum + calls, 0);
      const share = own / all;
      if (own < LEAST_EXPECTED * byDay.size || share > 0.99) continue;
      for (const [day, calls] of byDay) {
        const expected = calls * share;
        chi += ((cell.byDay.get(day) ?? 0) - expected) ** 2 / (expected * (1 - share));
      }
      freedom += byDay.size - 1;
    }
  }
  return freedom > 0 ? Math.max(1, chi / freedom) : 1;
}

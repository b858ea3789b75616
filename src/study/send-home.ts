/** Visits in which whoever comes to no desk in particular (`HOME_DESK`) comes to the desk of their need. */
import type { NeedId } from '../chart/index.ts';
import type { RowPlace, VisitExit, Visits } from '../visits/index.ts';
import { HOME_DESK } from './change-lines.ts';

/** @param deskOf undefined: no desk serves the need, and the caller is cut off after all */
export function sendHome(visits: Visits, deskOf: (need: NeedId) => string | undefined): Visits {
  const { chain, places, types } = visits;
  const isHomeless = visits.exits.map(
    ({ destination }) => destination.goesTo === 'desk' && destination.desk === HOME_DESK,
  );
  if (!isHomeless.includes(true)) return visits;
  // The exit itself is left to those whom no desk serves.
  const exits = visits.exits.map((exit, e): VisitExit =>
    isHomeless[e] ? { ...exit, destination: { goesTo: 'hang-up', reason: 'attempts' } } : exit,
  );
  const known = new Map<string, number>();
  const redirect = (target: number, type: number): number => {
    const exit = -1 - target;
    const need = types[type]?.need;
    const desk = target < 0 && isHomeless[exit] && need !== undefined ? deskOf(need) : undefined;
    if (desk === undefined) return target;
    const key = `${exit}|${desk}`;
    let to = known.get(key);
    if (to === undefined) {
      const destination: VisitExit['destination'] = { goesTo: 'desk', desk, serves: [] };
      known.set(key, (to = exits.push({ ...(visits.exits[exit] as VisitExit), destination }) - 1));
    }
    return -1 - to;
  };
  const target = chain.target.slice();
  // Callers who share a row have the same need.
  for (let row = 0; row < places.rows; row++) {
    const { type } = places.at(row) as RowPlace;
    const end = chain.rowStart[row + 1] as number;
    for (let o = chain.rowStart[row] as number; o < end; o++) target[o] = redirect(target[o] as number, type);
  }
  return {
    ...visits,
    chain: { ...chain, target },
    exits,
    entry: visits.entry.map((row, i) => redirect(row, i % types.length)),
  };
}

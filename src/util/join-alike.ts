/** One mistake made in ten places is one problem that names them. */
import type { Said } from '../words/index.ts';
import type { JsonPath, Problem } from './problem.ts';
import { sayPlaces } from './say-place.ts';

export interface Described {
  readonly code: string;
  readonly path: JsonPath;
  /** What is wrong, places aside: alike ones are joined. */
  readonly kind: string;
  readonly place: JsonPath;
  readonly message: (place: Said) => Said;
  /** Asked of the first of several alike. */
  readonly hint: () => Said;
  readonly params?: Problem['params'];
}
export interface Joined extends Omit<Described, 'place'> {
  readonly place: Said;
}

export function joinAlike(described: readonly Described[]): Joined[] {
  const groups = new Map<string, { readonly first: Described; readonly places: JsonPath[] }>();
  for (const each of described) {
    const key = `${each.code} ${each.kind}`;
    const group = groups.get(key);
    if (group) group.places.push(each.place);
    else groups.set(key, { first: each, places: [each.place] });
  }
  return [...groups.values()].map(({ first, places }) => ({ ...first, place: sayPlaces(places) }));
}

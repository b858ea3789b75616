/** The time-out of a menu and where it is written. */
import { inheritedMeta, lineage, type ChartState } from '../chart/index.ts';
import type { JsonPath } from '../util/problem.ts';

/** What the profile says when a file says nothing. */
const DEFAULT_SECONDS = 5;

export function noInputOf(state: ChartState): { readonly seconds: number; readonly path: JsonPath } {
  const owner = lineage(state).find(({ config }) => config.meta?.noInputSeconds !== undefined);
  return {
    seconds: inheritedMeta(state, 'noInputSeconds') ?? DEFAULT_SECONDS,
    path: owner ? [...owner.jsonPath, 'meta', 'noInputSeconds'] : state.jsonPath,
  };
}

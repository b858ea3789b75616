/** Which transitions calls really take, and which nobody ever does. */
import type { Edge } from '../automaton/index.ts';
import { NOBODY } from './caller-sets.ts';
import type { Inspection } from './inspection.ts';

/**
 * Transitions that no caller takes, although callers come to the state that declares them or to one inside
 * it.
 */
export function findDeadEdges({ automaton, walk }: Inspection): Edge[] {
  const taken = new Set(walk.arcs.flat().map(({ edge }) => edge?.index));
  const visited = automaton.nodes
    .filter(({ index, kind }) => kind !== 'final' && walk.reach[index] !== NOBODY)
    .map(({ state }) => `${state}.`);
  return automaton.edges.filter(
    ({ index, source }) =>
      !taken.has(index) && visited.some((state) => source === '' || state.startsWith(`${source}.`)),
  );
}

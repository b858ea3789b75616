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
  // The states in which calls stand, and all above them.
  const visited = new Set(['']);
  for (const { index, kind, state } of automaton.nodes) {
    if (kind === 'final' || walk.reach[index] === NOBODY) continue;
    for (let path = state; path !== '' && !visited.has(path); path = above(path)) visited.add(path);
  }
  return automaton.edges.filter(({ index, source }) => !taken.has(index) && visited.has(source));
}

function above(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

/**
 * Keeps transitions leading where they led while states get other places.
 * A target is `#id` or a sibling's key; the second kind changes its meaning whenever either end moves.
 */
import type { Chart, ChartTransition } from '../chart.ts';
import { chartOf, keyOf, listAt, parentOf, setList, stateAt, type TransitionDraft } from './draft.ts';
import { freshId, idsIn } from './fresh.ts';
import type { DocumentDraft } from './types.ts';

/** How to write a target. Gives it an id when it needs one and has none. */
export function writeTarget(draft: DocumentDraft, source: string, target: string): string {
  const state = stateAt(draft, target);
  if (state.id !== undefined) return `#${state.id}`;
  if (source !== '' && target !== '' && parentOf(source) === parentOf(target)) return keyOf(target);
  const chart = chartOf(draft);
  state.id = freshId(idsIn(chart.config, chart), target);
  // `id` comes first wherever files are written by hand.
  const { id, ...rest } = state;
  for (const key of Object.keys(rest)) delete state[key as keyof typeof state];
  Object.assign(state, rest);
  return `#${id}`;
}

/**
 * After states have moved: every transition leads to where its former target is now.
 * @param before the chart before the move
 * @param move a state's old path to its new one
 */
export function followTargets(draft: DocumentDraft, before: Chart, move: (path: string) => string): void {
  for (const { source, event, position, transition, target } of before.transitions) {
    if (!target || transition.target === undefined) continue;
    const [from, to] = [move(source.path), move(target.path)];
    const isSame = transition.target.startsWith('#')
      ? stateAt(draft, to).id === transition.target.slice(1)
      : parentOf(from) === parentOf(to) && keyOf(to) === transition.target;
    if (!isSame)
      replaceTransition(draft, from, event, position, (old) => ({
        ...old,
        target: writeTarget(draft, from, to),
      }));
  }
}

export function movePositions(draft: DocumentDraft, move: (path: string) => string): void {
  const entries = Object.entries(draft.layout.positions);
  if (entries.every(([path]) => move(path) === path)) return;
  const taken = new Set(entries.map(([path]) => move(path)).filter((path, i) => path !== entries[i]?.[0]));
  // A position without a state may lie where one moves to: the state's own wins.
  draft.layout.positions = Object.fromEntries(
    entries
      .filter(([path]) => move(path) !== path || !taken.has(path))
      .map(([path, position]) => [move(path), position]),
  );
}

export function replaceTransition(
  draft: DocumentDraft,
  path: string,
  event: ChartTransition['event'],
  position: number,
  change: (old: TransitionDraft) => TransitionDraft,
): void {
  const state = stateAt(draft, path);
  setList(
    state,
    event,
    listAt(state, event).map((old, i) => (i === position ? change(old) : old)),
  );
}

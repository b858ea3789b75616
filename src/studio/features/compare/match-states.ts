/** Which state of one machine is which of another: by place, by id, else by what it offers. */
import type { Chart, ChartState } from '../../../chart/index.ts';

export interface StatePair {
  readonly before: ChartState;
  readonly after: ChartState;
}

export interface StateMatch {
  readonly pairs: readonly StatePair[];
  readonly removed: readonly ChartState[];
  readonly added: readonly ChartState[];
}

/** Menus that share fewer of their labels than this are two menus. */
const ALIKE = 0.5;

export function matchStates(before: Chart, after: Chart): StateMatch {
  const afterOf = new Map<ChartState, ChartState>();
  const taken = new Set<ChartState>();
  const pair = (one: ChartState, other: ChartState | undefined): void => {
    if (!other || afterOf.has(one) || taken.has(other) || kindOf(one) !== kindOf(other)) return;
    afterOf.set(one, other);
    taken.add(other);
  };
  const left = (): ChartState[] => before.states.filter((state) => !afterOf.has(state));
  const free = (): ChartState[] => after.states.filter((state) => !taken.has(state));

  for (const state of before.states) pair(state, after.stateAt(state.path));
  for (const state of left())
    if (state.config.id !== undefined)
      pair(
        state,
        free().find(({ config }) => config.id === state.config.id),
      );
  // The same key under another parent, when there is no doubt which.
  for (const state of left()) {
    const named = free().filter(({ key }) => key === state.key);
    if (named.length === 1 && left().filter(({ key }) => key === state.key).length === 1)
      pair(state, named[0]);
  }
  for (const state of left()) {
    const [best] = free()
      .map((other) => ({ other, likeness: likenessOf(state, other) }))
      .filter(({ likeness }) => likeness >= ALIKE)
      .toSorted((a, b) => b.likeness - a.likeness);
    pair(state, best?.other);
  }
  return {
    pairs: before.states.flatMap((state) => {
      const other = afterOf.get(state);
      return other ? [{ before: state, after: other }] : [];
    }),
    removed: left(),
    added: free(),
  };
}

export type StateKind = 'machine' | 'menu' | 'announcement' | 'end' | 'group' | 'decision';

export function kindOf(state: ChartState): StateKind {
  if (!state.parent) return 'machine';
  if (state.isMenu) return 'menu';
  if (state.isAnnouncement) return 'announcement';
  if (state.isFinal) return 'end';
  return Object.keys(state.config.states ?? {}).length > 0 ? 'group' : 'decision';
}

/** Share of equal things said; for ends, whether they lead to the same place. */
function likenessOf(one: ChartState, other: ChartState): number {
  if (kindOf(one) !== kindOf(other)) return 0;
  if (one.isFinal)
    return JSON.stringify(one.config.meta?.destination) === JSON.stringify(other.config.meta?.destination)
      ? 1
      : 0;
  const a = saidBy(one);
  const b = saidBy(other);
  if (a.size === 0 || b.size === 0) return 0;
  return [...a].filter((text) => b.has(text)).length / Math.max(a.size, b.size);
}

function saidBy({ config }: ChartState): Set<string> {
  const labels = Object.values(config.on ?? {})
    .flatMap((transitions) => [transitions].flat())
    .map((transition) =>
      typeof transition === 'object' && 'meta' in transition ? transition.meta?.label : undefined,
    );
  return new Set(
    [...labels, config.meta?.title, config.meta?.greeting].flatMap((text) =>
      text ? [JSON.stringify(text)] : [],
    ),
  );
}

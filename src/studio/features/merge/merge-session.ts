/**
 * A merge under way: which lines, which plan, and every plan before it. Kept while the page lasts, and over a
 * reload.
 */
import { createStore, type Store } from '../../core/store.ts';
import { createHistory } from '../../document/index.ts';
import { readKeptMerge } from './kept-plan.ts';
import type { MergePlan } from './plan.ts';

export interface MergeSession {
  /** Paths of the picked machine files. */
  readonly picked: readonly string[];
  readonly plan: MergePlan | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

const EMPTY: MergeSession = { picked: [], plan: undefined, canUndo: false, canRedo: false };

export interface MergeStore {
  readonly state: Store<MergeSession>;
  /** One step that can be undone. */
  change(make: (plan: MergePlan) => MergePlan): void;
  /** Another choice of lines is another merge: there is nothing to go back to. */
  begin(picked: readonly string[], plan: MergePlan | undefined): void;
  /** False when there was nothing to travel to. */
  travel(way: 'undo' | 'redo'): boolean;
}

interface Step {
  readonly from: MergePlan;
  readonly to: MergePlan;
}

/** The part of `Storage` that is used. */
export interface TextStorage {
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
}

const NAME = 'dialtree.studio.merge';

/** @param storage undefined where the browser gives none: then a reload begins anew. */
export function createMergeStore(storage: TextStorage | undefined): MergeStore {
  const state = createStore<MergeSession>({ ...EMPTY, ...readKept(storage) });
  state.subscribe(() => {
    const { picked, plan } = state.get();
    try {
      storage?.setItem(NAME, JSON.stringify({ picked, plan }));
    } catch {
      // Full: the merge lasts as long as the page.
    }
  });
  let history = createHistory<Step>();
  const show = (plan: MergePlan | undefined): void =>
    state.set({ plan, canUndo: history.last !== undefined, canRedo: history.next !== undefined });
  return {
    state,
    change: (make) => {
      const { plan } = state.get();
      const next = plan && make(plan);
      if (!plan || !next || next === plan) return;
      history.record({ from: plan, to: next });
      show(next);
    },
    begin: (picked, plan) => {
      history = createHistory<Step>();
      state.set({ picked });
      show(plan);
    },
    travel: (way) => {
      const step = history[way]();
      if (step) show(way === 'undo' ? step.from : step.to);
      return step !== undefined;
    },
  };
}

function readKept(storage: TextStorage | undefined): Partial<MergeSession> {
  try {
    return readKeptMerge(storage?.getItem(NAME) ?? null) ?? {};
  } catch {
    // Storage that is forbidden holds nothing.
    return {};
  }
}

/**
 * A merge under way: which lines, which plan, and every plan before it. Kept while the page lasts, and over a
 * reload.
 */
import { createStore, type Store } from '../../core/store.ts';
import type { MergePlan } from './plan.ts';

export interface MergeSession {
  /** Paths of the picked machine files. */
  readonly picked: readonly string[];
  readonly plan: MergePlan | undefined;
  readonly past: readonly MergePlan[];
  readonly future: readonly MergePlan[];
}

const EMPTY: MergeSession = { picked: [], plan: undefined, past: [], future: [] };

export interface MergeStore {
  readonly state: Store<MergeSession>;
  /** One step that can be undone. */
  change(make: (plan: MergePlan) => MergePlan): void;
  /** Another choice of lines is another merge: there is nothing to go back to. */
  begin(picked: readonly string[], plan: MergePlan | undefined): void;
  undo(): boolean;
  redo(): boolean;
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
  return {
    state,
    change: (make) => {
      const { plan, past } = state.get();
      if (!plan) return;
      const next = make(plan);
      if (next !== plan) state.set({ plan: next, past: [...past, plan], future: [] });
    },
    begin: (picked, plan) => state.set({ picked, plan, past: [], future: [] }),
    undo: () => {
      const { plan, past, future } = state.get();
      const last = past.at(-1);
      if (!plan || !last) return false;
      state.set({ plan: last, past: past.slice(0, -1), future: [plan, ...future] });
      return true;
    },
    redo: () => {
      const { plan, past, future } = state.get();
      const [next, ...rest] = future;
      if (!plan || !next) return false;
      state.set({ plan: next, past: [...past, plan], future: rest });
      return true;
    },
  };
}

function readKept(storage: TextStorage | undefined): Partial<MergeSession> {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(NAME) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('picked' in kept) || !Array.isArray(kept.picked))
      return {};
    const plan =
      'plan' in kept && typeof kept.plan === 'object' && kept.plan !== null
        ? (kept.plan as MergePlan)
        : undefined;
    // Written by another version of the studio: better begin anew than stumble.
    const isWhole =
      plan === undefined ||
      ['rows', 'columns', 'parts', 'places', 'destinations', 'locales'].every((name) => name in plan);
    return isWhole ? { picked: kept.picked as string[], plan } : {};
  } catch {
    return {};
  }
}

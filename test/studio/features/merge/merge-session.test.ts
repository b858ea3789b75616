import { describe, expect, it } from 'vitest';
import { createMergeStore, type TextStorage } from '../../../../src/studio/features/merge/merge-session.ts';
import type { MergePlan } from '../../../../src/studio/features/merge/plan.ts';
import { NO_NAMES, suggestPlan } from '../../../../src/studio/features/merge/suggest-plan.ts';
import { readMachines } from '../../figures/read-project.ts';

const lines = Object.entries(readMachines('lines')).map(([id, config]) => ({ id, config }));
const PLAN = suggestPlan(lines.slice(0, 2), NO_NAMES, { id: 'new-line', title: {} });
const named =
  (en: string) =>
  (plan: MergePlan): MergePlan => ({ ...plan, title: { en } });

function createMemory(): TextStorage {
  const rows = new Map<string, string>();
  return {
    getItem: (name) => rows.get(name) ?? null,
    setItem: (name, text) => void rows.set(name, text),
  };
}

describe('a merge under way', () => {
  it('goes back and forth through its plans', () => {
    const store = createMergeStore(undefined);
    store.begin(['a'], PLAN);
    expect(store.state.get()).toMatchObject({ canUndo: false, canRedo: false });
    store.change(named('One'));
    store.change((plan) => plan);
    store.change(named('Two'));
    expect(store.travel('undo')).toBe(true);
    expect(store.state.get()).toMatchObject({ plan: { title: { en: 'One' } }, canUndo: true, canRedo: true });
    expect([store.travel('undo'), store.travel('undo')]).toEqual([true, false]);
    expect(store.state.get().plan).toBe(PLAN);
    expect(store.travel('redo')).toBe(true);
    store.change(named('Three'));
    expect(store.state.get().canRedo).toBe(false);
  });

  it('has nothing to go back to when other lines are picked', () => {
    const store = createMergeStore(undefined);
    store.begin(['a'], PLAN);
    store.change(named('One'));
    store.begin(['b'], PLAN);
    expect(store.state.get()).toEqual({ picked: ['b'], plan: PLAN, canUndo: false, canRedo: false });
    expect(store.travel('undo')).toBe(false);
  });

  it('is there again after a reload, unless it was written by another version', () => {
    const storage = createMemory();
    createMergeStore(storage).begin(['a'], PLAN);
    expect(createMergeStore(storage).state.get()).toMatchObject({ picked: ['a'], plan: { id: 'new-line' } });
    storage.setItem('dialtree.studio.merge', JSON.stringify({ picked: ['a'], plan: { id: 'old' } }));
    expect(createMergeStore(storage).state.get().picked).toEqual([]);
    const whole = { picked: ['a'], plan: PLAN };
    for (const plan of [7, { ...PLAN, rows: 7 }, { ...PLAN, parts: [null] }, { ...PLAN, places: { a: 1 } }]) {
      storage.setItem('dialtree.studio.merge', JSON.stringify({ ...whole, plan }));
      expect(createMergeStore(storage).state.get().plan).toBeUndefined();
    }
  });
});

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { moveOnCanvas, setMachineDetails } from '../../../src/chart/index.ts';
import { createDocumentStore, MACHINE_KIND } from '../../../src/studio/document/index.ts';
import { createMemoryTable } from '../../../src/studio/storage/index.ts';
import {
  createLocal,
  DOCUMENT,
  greet,
  greetingIn,
  greetingOf,
  makeBench,
  PATH,
  settle,
  TEXT,
} from './fixtures.ts';

const changed = (words: string): string => TEXT.replace('Which product?', words);

/** What a browser finds that dies at this moment. */
function copyOf(local: ReturnType<typeof createLocal>): ReturnType<typeof createLocal> {
  const copy = createLocal();
  for (const [key, text] of local.rows) copy.setItem(key, text);
  return copy;
}

describe('unsaved work', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is kept within 300 ms of every change and found again after a crash', async () => {
    const [table, local] = [createMemoryTable(), createLocal()];
    const store = await (await makeBench({ [PATH]: TEXT }, { table, local })).open();
    store.dispatch(greet(store, 'Draft'));
    await vi.advanceTimersByTimeAsync(300);
    expect(store.getSnapshot().draft).toBe('kept');
    const again = await (await makeBench({}, { table, local })).open();
    expect(greetingOf(again)).toBe('Draft');
    expect(again.getSnapshot()).toMatchObject({
      wasRestored: true,
      isDirty: true,
      conflict: undefined,
      undoName: { en: 'restore unsaved work' },
    });
    again.undo();
    expect(greetingOf(again)).toBe('Which product?');
  });

  it('is written whole once, then only what changed since; both together are found again', async () => {
    const [table, local] = [createMemoryTable(), createLocal()];
    const store = await (await makeBench({ [PATH]: TEXT }, { table, local })).open();
    store.dispatch(greet(store, 'D'));
    await vi.advanceTimersByTimeAsync(300);
    const [[key, whole] = ['', '']] = [...local.rows];
    for (const words of ['Dr', 'Dra', 'Draft']) {
      store.dispatch(greet(store, words));
      await vi.advanceTimersByTimeAsync(300);
      expect(local.rows.get(key)).toBe(whole);
      expect(local.rows.get(`${key}#edits`)?.length).toBeLessThan(500);
      expect(greetingOf(await (await makeBench({}, { table, local: copyOf(local) })).open())).toBe(words);
    }
    store.dispatch(moveOnCanvas(DOCUMENT, { products: { x: 10, y: 20 } }));
    expect(store.keepDraftNow()).toBe(true);
    const again = await (await makeBench({}, { table, local: copyOf(local) })).open();
    expect([greetingOf(again), again.getSnapshot().document?.layout.positions]).toEqual([
      'Draft',
      { products: { x: 10, y: 20 } },
    ]);
    await store.save();
    await vi.advanceTimersByTimeAsync(300);
    expect(local.length).toBe(0);
  });

  it('is what was kept last, whenever the page dies', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.constantFrom('undo', 'redo', 'hide', 'save'),
            fc.string({ minLength: 1, maxLength: 5 }),
          ),
          { minLength: 1, maxLength: 12 },
        ),
        async (steps) => {
          const [table, local] = [createMemoryTable(), createLocal()];
          const store = await (await makeBench({ [PATH]: TEXT }, { table, local })).open();
          for (const step of steps) {
            if (step === 'undo' || step === 'redo') store[step]();
            else if (step === 'save') await store.save();
            else if (step === 'hide') store.keepDraftNow();
            else store.dispatch(greet(store, step));
            await vi.advanceTimersByTimeAsync(step === 'hide' ? 10 : 300);
            const again = await (await makeBench({}, { table, local: copyOf(local) })).open();
            expect(again.getSnapshot().document).toEqual(store.getSnapshot().document);
            again.end();
          }
          store.end();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is kept at once when the page goes', async () => {
    const [table, local] = [createMemoryTable(), createLocal()];
    const store = await (await makeBench({ [PATH]: TEXT }, { table, local })).open();
    store.dispatch(greet(store, 'Draft'));
    expect(store.keepDraftNow()).toBe(true);
    expect(greetingOf(await (await makeBench({}, { table, local })).open())).toBe('Draft');
  });

  it('is a conflict when the file changed meanwhile, again and again until it is answered', async () => {
    const [table, local] = [createMemoryTable(), createLocal()];
    const bench = await makeBench({ [PATH]: TEXT }, { table, local });
    const store = await bench.open();
    store.dispatch(greet(store, 'Draft'));
    store.keepDraftNow();
    await bench.writeOutside(changed('Theirs'));
    for (let visit = 0; visit < 3; visit++) {
      const again = await (await makeBench({}, { table, local })).open();
      expect([greetingOf(again), greetingIn(again.getSnapshot().conflict?.theirs)]).toEqual([
        'Draft',
        'Theirs',
      ]);
      expect(await again.save()).toBe('conflict');
      await vi.advanceTimersByTimeAsync(300);
    }
  });

  it('of a layout does not undo what somebody else wrote into the machine', async () => {
    const [table, local] = [createMemoryTable(), createLocal()];
    const bench = await makeBench({ [PATH]: TEXT }, { table, local });
    const store = await bench.open();
    store.dispatch(moveOnCanvas(DOCUMENT, { products: { x: 10, y: 20 } }));
    store.keepDraftNow();
    await bench.writeOutside(changed('Theirs'));
    const again = await (await makeBench({}, { table, local })).open();
    expect(greetingOf(again)).toBe('Theirs');
    expect(again.getSnapshot().document?.layout.positions).toEqual({ products: { x: 10, y: 20 } });
    expect(again.getSnapshot().conflict).toBeUndefined();
  });

  it('of a machine that never had a file comes back', async () => {
    const [table, local] = [createMemoryTable(), createLocal()];
    const bench = await makeBench({}, { table, local });
    createDocumentStore({
      kind: MACHINE_KIND,
      path: PATH,
      project: bench.project,
      drafts: bench.drafts,
      created: DOCUMENT,
    });
    await vi.advanceTimersByTimeAsync(300);
    const again = await (await makeBench({}, { table, local })).open();
    expect(again.getSnapshot()).toMatchObject({ status: 'ready', isDirty: true });
    expect(await again.save()).toBe('saved');
  });

  it('is forgotten once it is saved or undone', async () => {
    const local = createLocal();
    const store = await (await makeBench({ [PATH]: TEXT }, { local })).open();
    store.dispatch(greet(store, 'Draft'));
    await vi.advanceTimersByTimeAsync(300);
    expect(local.length).toBe(1);
    store.undo();
    await vi.advanceTimersByTimeAsync(300);
    expect(local.length).toBe(0);
    store.redo();
    await vi.advanceTimersByTimeAsync(300);
    await store.save();
    await vi.advanceTimersByTimeAsync(300);
    expect(local.length).toBe(0);
  });

  it('survives a document that is closed before it was read', async () => {
    const [table, local] = [createMemoryTable(), createLocal()];
    const bench = await makeBench({ [PATH]: TEXT }, { table, local });
    const store = await bench.open();
    store.dispatch(greet(store, 'Draft'));
    store.keepDraftNow();
    createDocumentStore({
      kind: MACHINE_KIND,
      path: PATH,
      project: bench.project,
      drafts: bench.drafts,
    }).end();
    await vi.advanceTimersByTimeAsync(300);
    expect(greetingOf(await (await makeBench({}, { table, local })).open())).toBe('Draft');
  });

  it('that does not fit into the quick storage goes into the large one', async () => {
    const local = createLocal(100);
    const bench = await makeBench({ [PATH]: TEXT }, { local });
    const store = await bench.open();
    store.dispatch(greet(store, 'Draft'));
    await vi.advanceTimersByTimeAsync(300);
    expect(store.getSnapshot().draft).toBe('kept');
    expect(local.length).toBe(0);
    expect(greetingOf(await bench.open())).toBe('Draft');
  });

  it('that fits nowhere is said so', async () => {
    const bench = await makeBench();
    const store = createDocumentStore({
      kind: MACHINE_KIND,
      path: PATH,
      project: bench.project,
      drafts: { ...bench.drafts, keep: async () => 'failed' },
    });
    await settle(store);
    store.dispatch(setMachineDetails(DOCUMENT, { version: '2' }));
    await vi.advanceTimersByTimeAsync(300);
    expect(store.getSnapshot().draft).toBe('failed');
  });

  it('that nobody here can read is not thrown away', async () => {
    const local = createLocal();
    const bench = await makeBench({ [PATH]: TEXT }, { local });
    await bench.drafts.keep({
      path: PATH,
      files: [{ text: '{ "from": "the future" }', base: null, hasChanges: true }],
    });
    const store = await bench.open();
    expect(store.getSnapshot()).toMatchObject({ status: 'ready', isDirty: false, wasRestored: false });
    await vi.advanceTimersByTimeAsync(300);
    store.end();
    expect(local.length).toBe(1);
  });
});

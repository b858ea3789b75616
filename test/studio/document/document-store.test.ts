import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveOnCanvas, printLayout, printMachine } from '../../../src/chart/index.ts';
import { createDocumentStore, MACHINE_KIND } from '../../../src/studio/document/index.ts';
import { makeEdit, randomEdits } from '../../chart/edits/random-edits.ts';
import { DOCUMENT, greet, greetingIn, greetingOf, makeBench, PATH, settle, TEXT } from './fixtures.ts';

const LAYOUT = 'machines/small.layout.json';

describe('a document', () => {
  it('shows what is on disk and is clean', async () => {
    const store = await (await makeBench()).open();
    expect(store.getSnapshot()).toMatchObject({
      status: 'ready',
      isDirty: false,
      canUndo: false,
      document: DOCUMENT,
    });
  });

  it('keeps the same snapshot until something changes', async () => {
    const store = await (await makeBench()).open();
    const before = store.getSnapshot();
    expect(store.getSnapshot()).toBe(before);
    store.dispatch(greet(store, 'Hello'));
    expect(store.getSnapshot()).not.toBe(before);
  });

  it('says why a file cannot be read, and shows its text', async () => {
    const store = await (await makeBench({ [PATH]: '{ "id": 3 }' })).open();
    const { status, problems, text } = store.getSnapshot();
    expect(status).toBe('unreadable');
    expect(problems.length).toBeGreaterThan(0);
    expect(text).toBe('{ "id": 3 }');
  });

  it('is missing when there is no file', async () => {
    expect((await (await makeBench({})).open()).getSnapshot().status).toBe('missing');
  });

  it('hands back the reason when an edit is refused, and stays as it was', async () => {
    const store = await (await makeBench()).open();
    const { refusal } = store.dispatch(greet(store, 'x'.repeat(3000)));
    expect(refusal?.en).toMatch(/2000|too (big|long)/i);
    expect(store.getSnapshot().isDirty).toBe(false);
  });
});

describe('undo', () => {
  it('names what it undoes, and redo what it repeats', async () => {
    const store = await (await makeBench()).open();
    store.dispatch(greet(store, 'Hello'));
    expect(store.getSnapshot().undoName).toEqual({
      en: 'reword greeting of products',
      'zh-CN': '修改问候语 products',
    });
    store.undo();
    expect(store.getSnapshot()).toMatchObject({
      canUndo: false,
      canRedo: true,
      isDirty: false,
      redoName: { en: 'reword greeting of products' },
    });
    store.redo();
    expect(greetingOf(store)).toBe('Hello');
  });

  it('takes typing into one field as one step, until the field is left', async () => {
    const store = await (await makeBench()).open();
    for (const words of ['H', 'He', 'Hel']) store.dispatch(greet(store, words));
    store.sealHistory();
    store.dispatch(greet(store, 'Hello'));
    store.undo();
    expect(greetingOf(store)).toBe('Hel');
    store.undo();
    expect(greetingOf(store)).toBe('Which product?');
    expect(store.getSnapshot().canUndo).toBe(false);
  });

  it('has nothing to undo after typing that was deleted again', async () => {
    const store = await (await makeBench()).open();
    store.dispatch(greet(store, 'H'));
    store.dispatch(greet(store, 'Which product?'));
    expect(store.getSnapshot()).toMatchObject({ canUndo: false, isDirty: false });
  });

  it('leads back to the file and forth to the last edit, whatever was done', async () => {
    const bench = await makeBench();
    await fc.assert(
      fc.asyncProperty(randomEdits, async (randoms) => {
        const store = await bench.open();
        const print = (): string => {
          const document = store.getSnapshot().document ?? DOCUMENT;
          return printMachine(document.config) + printLayout(document.layout);
        };
        const start = print();
        for (const random of randoms) {
          const edit = makeEdit(store.getSnapshot().document ?? DOCUMENT, random);
          if (edit) store.dispatch(edit);
        }
        const end = print();
        while (store.getSnapshot().canUndo) store.undo();
        expect(print()).toBe(start);
        expect(store.getSnapshot().isDirty).toBe(false);
        while (store.getSnapshot().canRedo) store.redo();
        expect(print()).toBe(end);
        while (store.getSnapshot().canUndo) store.undo();
        store.end();
      }),
      { numRuns: 25 },
    );
  });
});

describe('saving', () => {
  it('writes the machine, leaves the layout alone, and is clean', async () => {
    const bench = await makeBench();
    const store = await bench.open();
    store.dispatch(greet(store, 'Hello'));
    expect(await store.save()).toBe('saved');
    expect(greetingIn(await bench.textOnDisk())).toBe('Hello');
    expect(await bench.textOnDisk(LAYOUT)).toBeUndefined();
    expect(store.getSnapshot()).toMatchObject({ isDirty: false, canUndo: true, conflict: undefined });
    expect(await store.save()).toBe('nothing-to-save');
  });

  it('writes only the layout when only cards were moved', async () => {
    const bench = await makeBench();
    const store = await bench.open();
    store.dispatch(moveOnCanvas(DOCUMENT, { products: { x: 10, y: 20 } }));
    expect(await store.save()).toBe('saved');
    expect(await bench.textOnDisk()).toBe(TEXT);
    expect(JSON.parse((await bench.textOnDisk(LAYOUT)) ?? '')).toEqual({
      positions: { products: { x: 10, y: 20 } },
    });
  });

  it('keeps what was typed meanwhile as unsaved', async () => {
    const store = await (await makeBench()).open();
    store.dispatch(greet(store, 'Hello'));
    const saving = store.save();
    store.dispatch(greet(store, 'Hello there'));
    expect(await saving).toBe('saved');
    expect(store.getSnapshot().isDirty).toBe(true);
    expect(greetingOf(store)).toBe('Hello there');
    expect(await store.save()).toBe('saved');
  });

  it('makes the file of a new machine, but not over one that is there', async () => {
    const bench = await makeBench();
    const fresh = createDocumentStore({
      kind: MACHINE_KIND,
      path: 'machines/new.machine.json',
      project: bench.project,
      drafts: bench.drafts,
      created: DOCUMENT,
    });
    expect(fresh.getSnapshot().isDirty).toBe(true);
    expect(await fresh.save()).toBe('saved');
    const other = createDocumentStore({
      kind: MACHINE_KIND,
      path: PATH,
      project: bench.project,
      drafts: bench.drafts,
      created: { ...DOCUMENT, config: { ...DOCUMENT.config, version: '9' } },
    });
    expect(await other.save()).toBe('conflict');
    expect(await bench.textOnDisk()).toBe(TEXT);
  });

  it('says that there is no room or no connection, and keeps the work', async () => {
    const bench = await makeBench();
    const store = createDocumentStore({
      kind: MACHINE_KIND,
      path: PATH,
      drafts: bench.drafts,
      project: { ...bench.project, write: async () => ({ status: 'failed', reason: 'unreachable' }) },
    });
    await settle(store);
    store.dispatch(greet(store, 'Hello'));
    expect(await store.save()).toBe('failed');
    expect(store.getSnapshot()).toMatchObject({
      saveFailure: { reason: 'unreachable', path: PATH },
      isDirty: true,
    });
  });
});

describe('a layout that cannot be read', () => {
  it('is not in the way of editing, but not written over unseen', async () => {
    const bench = await makeBench({ [PATH]: TEXT, [LAYOUT]: '{ "positions": 5 }' });
    const store = await bench.open();
    expect(store.getSnapshot()).toMatchObject({
      status: 'ready',
      isDirty: false,
      conflict: { part: 'layout', theirs: '{ "positions": 5 }' },
    });
    store.dispatch(moveOnCanvas(DOCUMENT, { products: { x: 1, y: 2 } }));
    expect(await store.save()).toBe('conflict');
    expect(await bench.textOnDisk(LAYOUT)).toBe('{ "positions": 5 }');
    store.resolveConflict('mine');
    expect(await store.save()).toBe('saved');
    expect(await bench.textOnDisk(LAYOUT)).toContain('"x": 1');
  });
});

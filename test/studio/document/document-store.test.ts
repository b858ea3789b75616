import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { moveOnCanvas, printLayout, printMachine, setMachineDetails } from '../../../src/chart/index.ts';
import { createDocumentStore } from '../../../src/studio/document/index.ts';
import { createMemoryTable } from '../../../src/studio/storage/index.ts';
import { makeEdit, randomEdits } from '../../chart/edits/random-edits.ts';
import { createLocal, DOCUMENT, greet, greetingIn, greetingOf, makeBench, PATH, settle, TEXT } from './fixtures.ts';

const LAYOUT = 'machines/small.layout.json';
const changed = (words: string): string => TEXT.replace('Which product?', words);

describe('a document', () => {
  it('shows what is on disk and is clean', async () => {
    const store = await (await makeBench()).open();
    expect(store.getSnapshot()).toMatchObject({ status: 'ready', isDirty: false, canUndo: false, document: DOCUMENT });
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
    expect(store.getSnapshot().undoName).toEqual({ en: 'reword greeting of products', 'zh-CN': '修改问候语 products' });
    store.undo();
    expect(store.getSnapshot()).toMatchObject({ canUndo: false, canRedo: true, isDirty: false, redoName: { en: 'reword greeting of products' } });
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
    expect(JSON.parse((await bench.textOnDisk(LAYOUT)) ?? '')).toEqual({ positions: { products: { x: 10, y: 20 } } });
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
    const fresh = createDocumentStore({ path: 'machines/new.machine.json', project: bench.project, drafts: bench.drafts, created: DOCUMENT });
    expect(fresh.getSnapshot().isDirty).toBe(true);
    expect(await fresh.save()).toBe('saved');
    const other = createDocumentStore({ path: PATH, project: bench.project, drafts: bench.drafts, created: { ...DOCUMENT, config: { ...DOCUMENT.config, version: '9' } } });
    expect(await other.save()).toBe('conflict');
    expect(await bench.textOnDisk()).toBe(TEXT);
  });

  it('says that there is no room or no connection, and keeps the work', async () => {
    const bench = await makeBench();
    const store = createDocumentStore({ path: PATH, drafts: bench.drafts, project: { ...bench.project, write: async () => ({ status: 'failed', reason: 'unreachable' }) } });
    await settle(store);
    store.dispatch(greet(store, 'Hello'));
    expect(await store.save()).toBe('failed');
    expect(store.getSnapshot()).toMatchObject({ saveFailure: 'unreachable', isDirty: true });
  });
});

describe('a file that changes on disk', () => {
  it('is taken quietly when nothing is unsaved, and can be undone', async () => {
    const bench = await makeBench();
    const store = await bench.open();
    await bench.writeOutside(changed('From git'));
    await store.checkDisk();
    expect(greetingOf(store)).toBe('From git');
    expect(store.getSnapshot()).toMatchObject({ isDirty: false, undoName: { en: 'file changed on disk' } });
    store.undo();
    expect(greetingOf(store)).toBe('Which product?');
    expect(store.getSnapshot().isDirty).toBe(true);
  });

  it('is shown beside unsaved work, and saving waits for an answer', async () => {
    const bench = await makeBench();
    const store = await bench.open();
    store.dispatch(greet(store, 'Mine'));
    await bench.writeOutside(changed('Theirs'));
    expect(await store.save()).toBe('conflict');
    const { conflict } = store.getSnapshot();
    expect([greetingIn(conflict?.mine), greetingIn(conflict?.theirs)]).toEqual(['Mine', 'Theirs']);
    expect(await store.save()).toBe('conflict');
    expect(greetingIn(await bench.textOnDisk())).toBe('Theirs');
  });

  it('is written over only after the person has kept their own', async () => {
    const bench = await makeBench();
    const store = await bench.open();
    store.dispatch(greet(store, 'Mine'));
    await bench.writeOutside(changed('Theirs'));
    await store.checkDisk();
    store.resolveConflict('mine');
    expect(store.getSnapshot()).toMatchObject({ conflict: undefined, isDirty: true });
    expect(await store.save()).toBe('saved');
    expect(greetingIn(await bench.textOnDisk())).toBe('Mine');
  });

  it('replaces unsaved work when the person says so, which can be undone', async () => {
    const bench = await makeBench();
    const store = await bench.open();
    store.dispatch(greet(store, 'Mine'));
    await bench.writeOutside(changed('Theirs'));
    await store.checkDisk();
    store.resolveConflict('theirs');
    expect(greetingOf(store)).toBe('Theirs');
    expect(store.getSnapshot().isDirty).toBe(false);
    store.undo();
    expect(greetingOf(store)).toBe('Mine');
  });

  it('is shown with its problems when it cannot be read', async () => {
    const bench = await makeBench();
    const store = await bench.open();
    await bench.writeOutside('{ broken');
    await store.checkDisk();
    const { conflict } = store.getSnapshot();
    expect(conflict?.theirsDocument).toBeUndefined();
    expect(conflict?.problems.length).toBeGreaterThan(0);
    store.resolveConflict('theirs');
    expect(store.getSnapshot().conflict).toBeDefined();
    expect(greetingOf(store)).toBe('Which product?');
  });

  it('is no conflict when both wrote the same, or when it changes back', async () => {
    const bench = await makeBench();
    const store = await bench.open();
    store.dispatch(greet(store, 'Same'));
    await bench.writeOutside(changed('Same'));
    await store.checkDisk();
    expect(store.getSnapshot()).toMatchObject({ conflict: undefined, isDirty: false });
    store.dispatch(greet(store, 'Mine'));
    await bench.writeOutside(changed('Theirs'));
    await store.checkDisk();
    expect(store.getSnapshot().conflict).toBeDefined();
    await bench.writeOutside(changed('Same'));
    await store.checkDisk();
    expect(store.getSnapshot().conflict).toBeUndefined();
  });

  it('stays open when it is deleted, and is made again by saving', async () => {
    const bench = await makeBench();
    const store = await bench.open();
    const outcome = await bench.project.read(PATH);
    if (outcome.status === 'ok') await bench.project.remove(PATH, outcome.version);
    await store.checkDisk();
    expect(store.getSnapshot()).toMatchObject({ isDeletedOnDisk: true, isDirty: true, status: 'ready' });
    expect(await store.save()).toBe('saved');
    expect(await bench.textOnDisk()).toBe(TEXT);
    expect(store.getSnapshot().isDeletedOnDisk).toBe(false);
  });
});

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
    expect(again.getSnapshot()).toMatchObject({ wasRestored: true, isDirty: true, conflict: undefined, undoName: { en: 'restore unsaved work' } });
    again.undo();
    expect(greetingOf(again)).toBe('Which product?');
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
      expect([greetingOf(again), greetingIn(again.getSnapshot().conflict?.theirs)]).toEqual(['Draft', 'Theirs']);
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
    createDocumentStore({ path: PATH, project: bench.project, drafts: bench.drafts, created: DOCUMENT });
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
    createDocumentStore({ path: PATH, project: bench.project, drafts: bench.drafts }).end();
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
    const store = createDocumentStore({ path: PATH, project: bench.project, drafts: { ...bench.drafts, keep: async () => 'failed' } });
    await settle(store);
    store.dispatch(setMachineDetails(DOCUMENT, { version: '2' }));
    await vi.advanceTimersByTimeAsync(300);
    expect(store.getSnapshot().draft).toBe('failed');
  });
});

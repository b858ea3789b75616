import { describe, expect, it } from 'vitest';
import { greet, greetingIn, greetingOf, makeBench, PATH, TEXT } from './fixtures.ts';

const changed = (words: string): string => TEXT.replace('Which product?', words);

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

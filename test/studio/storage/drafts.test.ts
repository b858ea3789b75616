import { describe, expect, it } from 'vitest';
import {
  createDraftStore,
  createMemoryTable,
  createTab,
  type KeptDraft,
  type SyncStorage,
} from '../../../src/studio/storage/index.ts';
import { createLocal } from '../document/fixtures.ts';

/** Locks that are held until their tab is closed. */
function createLocks(): {
  held: Set<string>;
  request: (
    name: string,
    options: { ifAvailable: true },
    callback: (lock: unknown) => Promise<void> | undefined,
  ) => Promise<unknown>;
  query: () => Promise<{ held: { name: string }[] }>;
} {
  const held = new Set<string>();
  return {
    held,
    request: async (name, _options, callback) => {
      const isFree = !held.has(name);
      if (isFree) held.add(name);
      void callback(isFree ? { name } : null);
      return undefined;
    },
    query: async () => ({ held: [...held].map((name) => ({ name })) }),
  };
}

const A = 'machines/a.machine.json';
const draftOf = (path: string, text: string): KeptDraft => ({
  path,
  files: [{ text, base: 'v1', hasChanges: true }],
});
const ids =
  (...names: string[]): (() => string) =>
  () =>
    names.shift() ?? 'no more names';

describe('two tabs', () => {
  it('keep their drafts of the same machine apart while both live, and inherit from one that is gone', async () => {
    const [local, locks] = [createLocal(), createLocks()];
    const one = await createTab({ session: createLocal(), locks, makeId: ids('one') });
    const two = await createTab({ session: createLocal(), locks, makeId: ids('two') });
    const [first, second] = [one, two].map((tab) => createDraftStore({ projectId: 'p', tab, local }));
    await first?.keep(draftOf(A, 'from one'));
    expect(await second?.find(A)).toBeUndefined();
    expect(await second?.list()).toEqual([]);
    await second?.keep(draftOf(A, 'from two'));
    expect((await first?.find(A))?.files[0]?.text).toBe('from one');
    expect((await second?.find(A))?.files[0]?.text).toBe('from two');
    locks.held.clear();
    const three = await createTab({ session: createLocal(), locks, makeId: ids('three') });
    const third = createDraftStore({ projectId: 'p', tab: three, local });
    expect(await third.list()).toEqual([A]);
    expect(await third.find(A)).toBeDefined();
  });

  it('get different names when one is a copy of the other', async () => {
    const locks = createLocks();
    const session = createLocal();
    const original = await createTab({ session, locks, makeId: ids('one') });
    const copied = createLocal();
    for (const [key, value] of session.rows) copied.setItem(key, value);
    const copy = await createTab({ session: copied, locks, makeId: ids('two') });
    expect([original.id, copy.id]).toEqual(['one', 'two']);
    expect(await copy.isAlive('one')).toBe(true);
  });

  it('are the same tab after a reload', async () => {
    const session = createLocal();
    expect((await createTab({ session, locks: createLocks(), makeId: ids('one') })).id).toBe('one');
    expect((await createTab({ session, locks: createLocks(), makeId: ids('two') })).id).toBe('one');
  });
});

describe('a draft', () => {
  const makeTab = (name: string): ReturnType<typeof createTab> =>
    createTab({ session: undefined, locks: undefined, makeId: ids(name) });

  it('that was adopted is forgotten together with one’s own, other work of the same machine is not', async () => {
    const local = createLocal();
    for (const name of ['old', 'older'])
      await createDraftStore({ projectId: 'p', tab: await makeTab(name), local }).keep(draftOf(A, name));
    const store = createDraftStore({ projectId: 'p', tab: await makeTab('me'), local });
    const adopted = (await store.find(A))?.files[0]?.text;
    await store.keep(draftOf(A, 'mine'));
    await store.forget(A);
    const left = (await store.find(A))?.files[0]?.text;
    expect([adopted, left].toSorted()).toEqual(['old', 'older']);
  });

  it('is the newest of its two copies when the quick storage filled up in between', async () => {
    let room = 10_000;
    const local = createLocal();
    const narrow: SyncStorage = {
      ...local,
      get length() {
        return local.length;
      },
      setItem: (key, value) => {
        if (value.length > room) throw new Error('QuotaExceededError');
        local.setItem(key, value);
      },
    };
    const overflow = createMemoryTable();
    const store = createDraftStore({ projectId: 'p', tab: await makeTab('me'), local: narrow, overflow });
    expect(await store.keep(draftOf(A, 'short'))).toBe('kept');
    room = 0;
    expect(store.keepNow(draftOf(A, 'too long'))).toBe(false);
    expect((await store.find(A))?.files[0]?.text).toBe('short');
    expect(await store.keep(draftOf(A, 'longer'))).toBe('kept');
    expect((await store.find(A))?.files[0]?.text).toBe('longer');
    room = 10_000;
    expect(await store.keep(draftOf(A, 'short again'))).toBe('kept');
    expect((await store.find(A))?.files[0]?.text).toBe('short again');
    expect(await overflow.entries('')).toEqual([]);
  });

  it('is told to be lost when there is no room at all, or no storage', async () => {
    const full = { ...createMemoryTable(), update: async () => Promise.reject(new Error('full')) };
    const store = createDraftStore({
      projectId: 'p',
      tab: await makeTab('me'),
      local: undefined,
      overflow: full,
    });
    expect(await store.keep(draftOf(A, 'text'))).toBe('failed');
    expect(store.keepNow(draftOf(A, 'text'))).toBe(false);
    expect(await store.find(A)).toBeUndefined();
  });

  it('of another project, or one that nobody can read, is not found and not touched', async () => {
    const local = createLocal();
    local.setItem('dialtree:draft:p:x:a', '{"format":2}');
    await createDraftStore({ projectId: 'other', tab: await makeTab('me'), local }).keep(draftOf(A, 'text'));
    const store = createDraftStore({ projectId: 'p', tab: await makeTab('me'), local });
    expect(await store.find(A)).toBeUndefined();
    await store.forget(A);
    expect(local.length).toBe(2);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createDraftStore,
  createMemoryTable,
  createServerMirror,
  type DraftMirror,
  type DraftStore,
  type KeptDraft,
  type SyncStorage,
} from '../../../src/studio/storage/index.ts';
import { createLocal } from '../document/fixtures.ts';

const A = 'machines/a.machine.json';
const draftOf = (path: string, text: string): KeptDraft => ({
  path,
  files: [{ text, base: 'v1', hasChanges: true }],
});

/** A server's shelf that can be away. Who lives is the real server's business (test/studio-server). */
function createShelf(): {
  rows: Map<string, string>;
  sent: number;
  isAway: boolean;
  /** Asks for a token that this browser has not. */
  isLocked: boolean;
  mirror(tab: string): DraftMirror;
} {
  const shelf = {
    rows: new Map<string, string>(),
    sent: 0,
    isAway: false,
    isLocked: false,
    mirror: (tab: string) =>
      createServerMirror({
        tab,
        fetch: async (_url, options) => {
          if (shelf.isAway) throw new TypeError('Failed to fetch');
          if (shelf.isLocked) return Response.json({ error: 'locked' }, { status: 401 });
          if (options?.method !== 'PUT')
            return Response.json({ drafts: [...shelf.rows].map(([key, text]) => ({ key, text })) });
          shelf.sent++;
          const { key, text } = JSON.parse(String(options.body)) as { key: string; text: string | null };
          if (text === null) shelf.rows.delete(key);
          else shelf.rows.set(key, text);
          return Response.json({});
        },
      }),
  };
  return shelf;
}

const storeOf = (tab: string, mirror: DraftMirror, local?: SyncStorage): DraftStore =>
  createDraftStore({
    projectId: 'p',
    tab: { id: tab, isAlive: async (id) => id === tab },
    mirror,
    ...(local ? { local } : {}),
  });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('drafts behind the server', () => {
  it('are found by a browser that never saw them, and go when they are saved there', async () => {
    const shelf = createShelf();
    const one = storeOf('one', shelf.mirror('one'), createLocal());
    await one.keep(draftOf(A, 'first'));
    await one.keep(draftOf(A, 'second'));
    await vi.advanceTimersByTimeAsync(1000);
    const two = storeOf('two', shelf.mirror('two'), createLocal());
    expect(await two.list()).toEqual([A]);
    expect((await two.find(A))?.files[0]?.text).toBe('second');
    await two.keep(draftOf(A, 'third'));
    await two.forget(A);
    await vi.advanceTimersByTimeAsync(3000);
    expect(shelf.rows.size).toBe(0);
  });

  it.each(['isAway', 'isLocked'] as const)(
    'follow once the server no longer %s, the latest only',
    async (why) => {
      const shelf = createShelf();
      shelf[why] = true;
      const one = storeOf('one', shelf.mirror('one'), createLocal());
      for (let i = 0; i < 20; i++) await one.keep(draftOf(A, `version ${i}`));
      await vi.advanceTimersByTimeAsync(5000);
      expect(shelf.sent).toBe(0);
      shelf[why] = false;
      await vi.advanceTimersByTimeAsync(5000);
      expect(shelf.sent).toBe(1);
      expect([...shelf.rows.values()].join()).toContain('version 19');
    },
  );

  it('do not count as newer than this browser’s own', async () => {
    const [shelf, local] = [createShelf(), createLocal()];
    const one = storeOf('one', shelf.mirror('one'), local);
    await one.keep(draftOf(A, 'older'));
    await vi.advanceTimersByTimeAsync(1000);
    shelf.isAway = true;
    await one.keep(draftOf(A, 'newer'));
    shelf.isAway = false;
    expect((await storeOf('one', shelf.mirror('one'), local).find(A))?.files[0]?.text).toBe('newer');
  });

  it('are the only ones left when the browser has no room', async () => {
    const shelf = createShelf();
    const full: SyncStorage = {
      length: 0,
      key: () => null,
      getItem: () => null,
      removeItem: () => undefined,
      setItem: () => {
        throw new Error('full');
      },
    };
    const noTable = {
      ...createMemoryTable(),
      update: async () => {
        throw new Error('full');
      },
    };
    const store = createDraftStore({
      projectId: 'p',
      tab: { id: 'one', isAlive: async () => true },
      local: full,
      overflow: noTable,
      mirror: shelf.mirror('one'),
    });
    expect(await store.keep(draftOf(A, 'work'))).toBe('kept');
    expect((await store.find(A))?.files[0]?.text).toBe('work');
    shelf.isAway = true;
    expect(await store.keep(draftOf(A, 'more'))).toBe('failed');
  });

  it('that was set aside and forgotten does not come back from the shelf, which hears of it later', async () => {
    const [shelf, local] = [createShelf(), createLocal()];
    const store = storeOf('one', shelf.mirror('one'), local);
    await store.keep(draftOf(A, 'work'));
    await vi.advanceTimersByTimeAsync(2000);
    expect(shelf.rows.size).toBe(1);
    expect(await store.setAside(A, 'asked')).toBe(true);
    await store.forget(A);
    // At once: nothing has reached the server yet.
    expect([await store.find(A), await store.list()]).toEqual([undefined, []]);
    expect(await store.aside.list()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect([...shelf.rows.keys()].map((key) => key.split(':')[1])).toEqual(['aside']);
    expect([await store.find(A), await store.list()]).toEqual([undefined, []]);
  });
});

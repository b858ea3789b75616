import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createBrowserStore,
  createMemoryTable,
  createServerMirror,
  createServerStore,
  type StoreEvent,
} from '../../../src/studio/storage/index.ts';

const PATH = 'machines/a.machine.json';

function storeThat(status: number, body: string): ReturnType<typeof createServerStore> {
  return createServerStore({
    fetch: async () => new Response(status === 204 ? null : body, { status }),
    openEvents: () => ({ addEventListener: () => undefined, readyState: 1, close: () => undefined }),
  });
}

describe('an answer of the server', () => {
  it('of another shape is a failure in words, whatever was asked', async () => {
    for (const body of ['', '<html>', 'null', '7', '[]', '{}', '{"files":7}', '{"text":7,"version":null}']) {
      const store = storeThat(200, body);
      const garbled = { status: 'failed', reason: 'garbled' };
      expect(await store.describe()).toEqual(garbled);
      expect(await store.read(PATH)).toEqual(garbled);
      expect(await store.write(PATH, '{}', null)).toEqual(garbled);
    }
    expect(await storeThat(409, 'null').write(PATH, '{}', null)).toMatchObject({ status: 'failed' });
  });

  it('never throws and never gives what is not of its type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(200, 401, 409, 413, 500, 507), fc.json(), async (status, body) => {
        const store = storeThat(status, body);
        const described = await store.describe();
        if (described.status === 'ok') expect(Array.isArray(described.project.files)).toBe(true);
        const read = await store.read(PATH);
        if (read.status === 'ok')
          expect([typeof read.text, typeof read.version]).toEqual(['string', 'string']);
        const written = await store.write(PATH, '', null);
        if (written.status === 'saved') expect(typeof written.version).toBe('string');
      }),
      { numRuns: 100 },
    );
  });

  it('names only what is a file of a project', async () => {
    const files = ['../../x.machine.json', '__proto__', PATH].map((path) => ({
      path,
      version: 'v',
      size: 1,
    }));
    const described = await storeThat(200, JSON.stringify({ name: 'p', id: 'i', files })).describe();
    expect(described).toMatchObject({ project: { files: [{ path: PATH, kind: 'machine' }] } });
  });

  it('with drafts of which some are none gives the others', async () => {
    const drafts = [null, 7, { key: 1, text: 'x' }, { key: 'dialtree:draft:p:a', text: 'kept' }];
    const mirror = createServerMirror({
      tab: 'one',
      fetch: async () => new Response(JSON.stringify({ drafts })),
    });
    expect(await mirror.entries('dialtree:draft:')).toEqual([['dialtree:draft:p:a', 'kept']]);
  });
});

describe('what another tab says', () => {
  it('is heard only when it is of a file', () => {
    let say = (_: unknown): void => undefined;
    const store = createBrowserStore({
      table: createMemoryTable(),
      openChannel: () => ({ send: () => undefined, listen: (listener) => void (say = listener) }),
    });
    const heard: StoreEvent[] = [];
    store.watch((event) => void (event.type === 'change' && heard.push(event)));
    for (const odd of [null, 7, 'x', {}, { path: 7 }, { path: '__proto__' }, [], { path: PATH, version: 7 }])
      say(odd);
    expect(heard).toEqual([]);
    say({ path: PATH, version: null });
    expect(heard).toHaveLength(1);
  });
});

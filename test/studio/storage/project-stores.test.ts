/** Both kinds of project store keep the same promises. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printMachine } from '../../../src/chart/index.ts';
import {
  createBrowserStore,
  createMemoryTable,
  createServerStore,
  exportMachine,
  readImport,
  type ProjectStore,
  type StoreEvent,
} from '../../../src/studio/storage/index.ts';
import { startStudioServer, type StudioServer } from '../../../src/studio-server/index.ts';
import { enter, type Visitor } from '../../studio-server/enter.ts';
import { DOCUMENT } from '../document/fixtures.ts';

const A = 'machines/a.machine.json';

let folder = '';
let server: StudioServer;
let visitor: Visitor;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dialtree-store-'));
  server = await startStudioServer({ folder, port: 0, assets: undefined });
  visitor = await enter(server.address);
});
afterAll(async () => {
  await server.end();
  rmSync(folder, { recursive: true, force: true });
});

const STORES: Readonly<Record<string, () => ProjectStore>> = {
  'behind the server': () => {
    rmSync(join(folder, 'machines'), { recursive: true, force: true });
    return createServerStore({ baseUrl: visitor.url.slice(0, -1), fetch: visitor.fetch });
  },
  'in the browser': () => createBrowserStore({ table: createMemoryTable(), openChannel: () => undefined }),
};

describe.each(Object.entries(STORES))('a project %s', (_kind, make) => {
  it('reads what was written, by the version it was written as', async () => {
    const store = make();
    expect(await store.read(A)).toEqual({ status: 'missing' });
    const written = await store.write(A, '{"名":1}', null);
    expect(written.status).toBe('saved');
    expect(await store.read(A)).toEqual({
      status: 'ok',
      text: '{"名":1}',
      version: written.status === 'saved' ? written.version : '',
    });
    const described = await store.describe();
    expect(
      described.status === 'ok' && described.project.files.map(({ path, kind }) => [path, kind]),
    ).toEqual([[A, 'machine']]);
  });

  it('writes nothing over a content the writer has not seen', async () => {
    const store = make();
    const first = await store.write(A, '1', null);
    const version = first.status === 'saved' ? first.version : '';
    expect(await store.write(A, '2', null)).toEqual({ status: 'conflict', text: '1', version });
    expect((await store.write(A, '2', version)).status).toBe('saved');
    expect(await store.write(A, '3', version)).toMatchObject({ status: 'conflict', text: '2' });
    expect(await store.remove(A, version)).toMatchObject({ status: 'conflict', text: '2' });
    const now = await store.read(A);
    expect(await store.remove(A, now.status === 'ok' ? now.version : '')).toEqual({ status: 'removed' });
    expect(await store.write(A, '4', version)).toEqual({
      status: 'conflict',
      text: undefined,
      version: null,
    });
  });

  it('refuses what is no file of a project, and what is too large', async () => {
    const store = make();
    expect(await store.write('../a.machine.json', '1', null)).toEqual({
      status: 'failed',
      reason: 'refused',
    });
    expect(await store.write(A, 'x'.repeat(6_000_000), null)).toEqual({
      status: 'failed',
      reason: 'too-large',
    });
  });
});

describe('the browser’s project', () => {
  it('begins with the sample once, and stays empty when everything was deleted', async () => {
    const table = createMemoryTable();
    const open = (): ProjectStore =>
      createBrowserStore({ table, openChannel: () => undefined, sample: async () => ({ [A]: '{}' }) });
    const store = open();
    expect(await store.describe()).toMatchObject({ project: { files: [{ path: A }] } });
    const here = await store.read(A);
    await store.remove(A, here.status === 'ok' ? here.version : '');
    expect(await open().describe()).toMatchObject({ project: { files: [] } });
  });

  it('says that there is no room', async () => {
    const table = { ...createMemoryTable(), update: async () => Promise.reject(new Error('quota')) };
    expect(await createBrowserStore({ table, openChannel: () => undefined }).write(A, '1', null)).toEqual({
      status: 'failed',
      reason: 'full',
    });
  });
});

describe('the server’s project', () => {
  it('cannot be reached when no server answers', async () => {
    const store = createServerStore({ baseUrl: 'http://127.0.0.1:9' });
    expect(await store.describe()).toEqual({ status: 'failed', reason: 'unreachable' });
    expect(await store.write(A, '1', null)).toEqual({ status: 'failed', reason: 'unreachable' });
  });

  it('tells of changes, connects anew after the stream broke off for good, and stops when told to', async () => {
    class Source extends EventTarget {
      readyState = 1;
      close(): void {
        this.readyState = 2;
      }
    }
    const opened: Source[] = [];
    const heard: StoreEvent[] = [];
    const openEvents = (): Source => {
      opened.push(new Source());
      return opened.at(-1) as Source;
    };
    const stop = createServerStore({ openEvents: openEvents as never }).watch(
      (event) => void heard.push(event),
    );
    opened[0]?.dispatchEvent(new Event('open'));
    opened[0]?.dispatchEvent(new MessageEvent('message', { data: `{"path":"${A}","version":"v"}` }));
    opened[0]?.dispatchEvent(new MessageEvent('message', { data: 'no JSON' }));
    opened[0]?.close();
    opened[0]?.dispatchEvent(new Event('error'));
    await expect.poll(() => opened.length, { timeout: 3000 }).toBe(2);
    opened[1]?.dispatchEvent(new Event('open'));
    expect(heard).toEqual([
      { type: 'connection', state: 'live' },
      { type: 'change', path: A, version: 'v' },
      { type: 'connection', state: 'reconnecting' },
      { type: 'connection', state: 'live' },
    ]);
    stop();
    expect(opened[1]?.readyState).toBe(2);
  });
});

describe('a machine as a file', () => {
  it('comes back as it went, whatever the file is called', () => {
    const { name, text } = exportMachine(DOCUMENT);
    expect(name).toBe('small.machine.json');
    for (const called of [name, 'C:\\Downloads\\small.machine (1).json', 'menu.json']) {
      expect(readImport(called, text)).toMatchObject({
        kind: 'machine',
        path: 'machines/small.machine.json',
        document: DOCUMENT,
        problems: [],
      });
    }
  });

  it('is refused with its problems when it is none', () => {
    expect(readImport('a.machine.json', '{}').document).toBeUndefined();
    expect(readImport('photo.png', '\u0089PNG').problems.length).toBeGreaterThan(0);
    expect(readImport('a.layout.json', '{"positions":{}}')).toMatchObject({
      kind: 'layout',
      path: 'machines/a.layout.json',
    });
    expect(readImport('a.machine.json', printMachine(DOCUMENT.config)).path).toBe(
      'machines/small.machine.json',
    );
  });
});

/** What only a real browser has: its database, its locks, its streams of events. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Storage from '../../src/studio/storage/index.ts';
import { startStudioServer, type StudioServer } from '../../src/studio-server/index.ts';
import { launchChromium } from './find-chromium.ts';

const ENTRY = fileURLToPath(new URL('../../src/studio/storage/index.ts', import.meta.url));
const A = 'machines/a.machine.json';

let folder = '';
let server: StudioServer;
let browser: Browser;
let code = '';
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dialtree-browser-')));
  mkdirSync(join(folder, 'machines'));
  writeFileSync(join(folder, A), '{"a":1}');
  [server, browser, code] = await Promise.all([
    startStudioServer({ folder, port: 0, assets: undefined }),
    launchChromium(),
    bundle(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await server.end();
  rmSync(folder, { recursive: true, force: true });
});

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry: ENTRY, formats: ['es'], fileName: 'storage' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('The storage was bundled into nothing.');
  return chunk.code;
}

/** A page of the studio's own address, with the storage room in `storage`. */
async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.route('**/storage.js', (route) => route.fulfill({ contentType: 'text/javascript', body: code }));
  await page.goto(server.address);
  await loadStorage(page);
  return page;
}

/** As text, or the import would be turned into one of the test runner's. */
async function loadStorage(page: Page): Promise<void> {
  await page.evaluate("import('/storage.js').then((room) => void (globalThis.storage = room))");
}

type WithStorage = typeof globalThis & { storage: typeof Storage };

describe('in a real browser', () => {
  it('a project is kept in the database, and of two tabs one writes first', async () => {
    const context = await browser.newContext();
    const [one, two] = [await openPage(context), await openPage(context)];
    const write = (page: Page, text: string, base: string | null): Promise<Storage.WriteOutcome> =>
      page.evaluate(
        async ([written, version]) => {
          const { storage } = globalThis as WithStorage;
          const { table, isLasting } = await storage.createIndexedTable('test');
          if (!isLasting) throw new Error('There is no database in this browser.');
          return storage
            .createBrowserStore({ table })
            .write('machines/a.machine.json', written ?? '', version ?? null);
        },
        [text, base] as const,
      );
    const outcomes = await Promise.all([write(one, 'one', null), write(two, 'two', null)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['conflict', 'saved']);
    await one.reload();
    await loadStorage(one);
    const kept = await one.evaluate(async () => {
      const { storage } = globalThis as WithStorage;
      return storage
        .createBrowserStore({ table: (await storage.createIndexedTable('test')).table })
        .read('machines/a.machine.json');
    });
    expect(kept).toMatchObject({ status: 'ok', text: outcomes[0]?.status === 'saved' ? 'one' : 'two' });
    await context.close();
  });

  it('tabs know which of them live, also when one was copied or is gone', async () => {
    const context = await browser.newContext();
    const open = async (session?: string): Promise<{ page: Page; id: string }> => {
      const page = await openPage(context);
      const id = await page.evaluate(async (known) => {
        if (known !== undefined) sessionStorage.setItem('dialtree:tab', known);
        const tab = await (globalThis as WithStorage).storage.createTab();
        (globalThis as unknown as { tab: Storage.Tab }).tab = tab;
        return tab.id;
      }, session);
      return { page, id };
    };
    const first = await open();
    const copy = await open(first.id);
    expect(copy.id).not.toBe(first.id);
    const isAlive = (id: string): Promise<boolean> =>
      copy.page.evaluate((other) => (globalThis as unknown as { tab: Storage.Tab }).tab.isAlive(other), id);
    expect(await isAlive(first.id)).toBe(true);
    await first.page.close();
    await expect.poll(() => isAlive(first.id)).toBe(false);
    await context.close();
  });

  it('changes on disk arrive, and arrive again after the server was restarted', async () => {
    const context = await browser.newContext();
    const page = await openPage(context);
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      (globalThis as WithStorage).storage
        .createServerStore()
        .watch((event) => heard.push(event.type === 'connection' ? event.state : event.path));
    });
    const heard = (): Promise<string[]> =>
      page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    await expect.poll(heard).toEqual(['live']);
    writeFileSync(join(folder, A), '{"a":2}');
    await expect.poll(heard).toEqual(['live', A]);
    const { port } = server;
    await server.end();
    await expect.poll(heard).toContain('reconnecting');
    server = await startStudioServer({ folder, port, assets: undefined });
    await expect
      .poll(async () => (await heard()).filter((each) => each === 'live').length, { timeout: 15_000 })
      .toBe(2);
    writeFileSync(join(folder, A), '{"a":3}');
    await expect.poll(async () => (await heard()).filter((each) => each === A).length).toBe(2);
    await context.close();
  });

  it('a page whose server asks for another token says so, loses nothing and goes on with it', async () => {
    const context = await browser.newContext();
    const page = await openPage(context);
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      (globalThis as WithStorage).storage
        .createServerStore()
        .watch((event) => event.type === 'connection' && heard.push(event.state));
    });
    const heard = (): Promise<string[]> =>
      page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    const write = (text: string): Promise<Storage.WriteOutcome> =>
      page.evaluate(
        ([path, written]) =>
          (globalThis as WithStorage).storage.createServerStore().write(path, written, null),
        ['machines/locked.machine.json', text] as const,
      );
    await expect.poll(heard).toEqual(['live']);
    const { port } = server;
    await server.end();
    rmSync(join(folder, '.dialtree/access'), { recursive: true });
    server = await startStudioServer({ folder, port, assets: undefined });
    await expect.poll(heard, { timeout: 15_000 }).toContain('locked');
    expect(await write('{}')).toEqual({ status: 'failed', reason: 'locked' });
    const bare = await context.newPage();
    await bare.goto(server.url);
    expect(await bare.locator('h1').first().textContent()).toContain('does not know this browser');
    await bare.goto(server.address);
    expect(bare.url()).toBe(server.url);
    await expect.poll(async () => (await heard()).at(-1), { timeout: 15_000 }).toBe('live');
    expect(await write('{}')).toMatchObject({ status: 'saved' });
    await context.close();
  });

  it('saving from the page lands in the file, and a foreign page gets nothing', async () => {
    const context = await browser.newContext();
    const page = await openPage(context);
    const saved = await page.evaluate(async (path) => {
      const store = (globalThis as WithStorage).storage.createServerStore();
      const before = await store.read(path);
      return store.write(path, '{"from":"page"}', before.status === 'ok' ? before.version : null);
    }, A);
    expect(saved.status).toBe('saved');
    const foreign = await context.newPage();
    await foreign.route('http://evil.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>evil</p>' }),
    );
    await foreign.goto('http://evil.example/');
    const stolen = await foreign.evaluate(async (url) => {
      const read = await fetch(`${url}api/project`)
        .then((answer) => answer.text())
        .catch(() => 'refused');
      const written = await fetch(`${url}api/file`, {
        method: 'PUT',
        mode: 'no-cors',
        body: JSON.stringify({ path: 'machines/evil.machine.json', text: '{}', baseVersion: null }),
      })
        .then(() => 'sent')
        .catch(() => 'refused');
      return { read, written };
    }, server.url);
    expect(stolen).toEqual({ read: 'refused', written: 'refused' });
    await context.close();
  });
});

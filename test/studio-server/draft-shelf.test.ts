import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enter } from './enter.ts';
import { startStudioServer, type StudioServer } from '../../src/studio-server/index.ts';

let root = '';
let server: StudioServer;
beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'dialtree-drafts-')));
  server = await startStudioServer({ folder: root, port: 0, assets: undefined });
});
afterEach(async () => {
  await server.end();
  rmSync(root, { recursive: true, force: true });
});

const keep = async (tab: string, key: string, text: string | null, at = server): Promise<number> =>
  (
    await (
      await enter(at.address)
    ).fetch(`${at.url}api/draft`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tab, key, text }),
    })
  ).status;
const find = async (tab: string, at = server): Promise<unknown> =>
  (
    (await (await (await enter(at.address)).fetch(`${at.url}api/drafts?tab=${tab}`)).json()) as {
      drafts: unknown;
    }
  ).drafts;

/** A tab that listens, as the studio's pages do, until it is closed. */
async function openTab(tab: string, at = server): Promise<() => void> {
  const stops = new AbortController();
  const { url, fetch } = await enter(at.address);
  const { body } = await fetch(`${url}api/events?tab=${tab}`, { signal: stops.signal });
  const reader = body?.getReader();
  await reader?.read();
  void reader?.read().catch(() => undefined);
  return () => stops.abort();
}

describe('unsaved work on the server', () => {
  it('is found again by its tab and by others once that is gone, also through another server', async () => {
    const close = await openTab('one');
    expect(await keep('one', 'k', 'work')).toBe(200);
    expect(await keep('one', 'k', 'more work')).toBe(200);
    const other = await startStudioServer({ folder: root, port: 0, assets: undefined });
    const mine = [{ key: 'k', text: 'more work' }];
    expect(await find('one')).toEqual(mine);
    // While the tab lives nobody else takes its work for their own.
    expect([await find('two'), await find('two', other)]).toEqual([[], []]);
    close();
    await expect.poll(() => find('two')).toEqual(mine);
    expect(await find('two', other)).toEqual(mine);
    expect(await keep('two', 'k', null, other)).toBe(200);
    expect(await find('one')).toEqual([]);
    await other.end();
  });

  it('of a server that was killed is free', async () => {
    await keep('one', 'k', 'work');
    mkdirSync(join(root, '.dialtree/tabs'));
    // No process has this id; and this process never made the second mark.
    for (const mark of ['one.4194999.aaaa', `one.${process.pid}.bbbb`])
      writeFileSync(join(root, '.dialtree/tabs', mark), '');
    expect(await find('two')).toEqual([{ key: 'k', text: 'work' }]);
    expect(readdirSync(join(root, '.dialtree/tabs'))).toEqual([]);
  });

  it('leaves no trace before there is any, and git does not see it', async () => {
    const close = await openTab('one');
    await find('one');
    expect(readdirSync(join(root, '.dialtree'))).toEqual(['.gitignore', 'access']);
    await keep('one', 'k', 'work');
    expect(readFileSync(join(root, '.dialtree/.gitignore'), 'utf8')).toBe('*\n');
    close();
  });

  it('is limited in size and number, and what is there stays', async () => {
    expect(await keep('one', 'k', 'x'.repeat(5_300_000))).toBe(413);
    for (let i = 0; i < 200; i++) expect(await keep('one', `k${i}`, 'work')).toBe(200);
    expect(await keep('one', 'one more', 'work')).toBe(507);
    expect(await keep('one', 'k7', 'newer')).toBe(200);
    expect(await find('one')).toHaveLength(200);
  });

  it('is refused where names or links could lead elsewhere', async () => {
    for (const tab of ['', '../x', 'a/b', 'a.b', 'x'.repeat(65)]) {
      expect(await keep(tab, 'k', 'work')).toBe(400);
      const { url, fetch } = await enter(server.address);
      expect((await fetch(`${url}api/drafts?tab=${encodeURIComponent(tab)}`)).status).toBe(400);
    }
    const outside = realpathSync(mkdtempSync(join(tmpdir(), 'dialtree-outside-')));
    rmSync(join(root, '.dialtree'), { recursive: true });
    symlinkSync(outside, join(root, '.dialtree'));
    expect(await keep('one', '../../k', 'work')).toBe(403);
    expect(await find('one')).toEqual([]);
    expect(readdirSync(outside)).toEqual([]);
    rmSync(outside, { recursive: true });
  });

  it('half written by something else is passed over', async () => {
    await keep('one', 'k', 'work');
    writeFileSync(join(root, '.dialtree/drafts/half.json'), '{"tab":"on');
    expect(await find('one')).toEqual([{ key: 'k', text: 'work' }]);
  });
});

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
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

  it('too large for any file is refused', async () => {
    expect(await keep('one', 'k', 'x'.repeat(5_300_000))).toBe(413);
    // Bytes that are no UTF-8 take three times as much when they are written.
    const { url, fetch } = await enter(server.address);
    const body = Buffer.concat([
      Buffer.from('{"tab":"one","key":"k","text":"'),
      Buffer.alloc(4_000_000, 0xff),
      Buffer.from('"}'),
    ]);
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${url}api/draft`, { method: 'PUT', headers, body })).status).toBe(413);
    expect(await find('one')).toEqual([]);
  });

  it('of others, however much, leaves room for one’s own; what makes room is set aside, not lost', async () => {
    const age = (name: string, seconds: number): void =>
      utimesSync(join(root, '.dialtree', name), seconds, seconds);
    expect(await keep('patient', 'old', 'since long ago')).toBe(200);
    for (const name of readdirSync(join(root, '.dialtree/drafts'))) age(`drafts/${name}`, 1000);
    const big = (i: number): string =>
      JSON.stringify({ tab: 'greedy', key: `g${i}`, text: String.fromCharCode(97 + i).repeat(3_000_000) });
    for (let i = 0; i < 11; i++) {
      writeFileSync(join(root, `.dialtree/drafts/${i}.json`), big(i));
      age(`drafts/${i}.json`, 2000 + i);
    }
    const bytesIn = (folder: string): number =>
      readdirSync(join(root, folder)).reduce((sum, name) => sum + statSync(join(root, folder, name)).size, 0);
    const mine = { key: 'k', text: 'x'.repeat(4_000_000) };
    expect(await keep('mine', mine.key, mine.text)).toBe(200);
    const found = (await find('mine')) as (typeof mine)[];
    expect(found.find(({ key }) => key === 'k')?.text === mine.text).toBe(true);
    expect(found.find(({ key }) => key === 'old')?.text).toBe('since long ago');
    // The oldest of the tab that took most went aside, whole.
    const [drafts, trash] = [join(root, '.dialtree/drafts'), join(root, '.dialtree/trash')];
    const kept = readdirSync(drafts).filter((name) => /^\d+\.json$/.test(name));
    expect(kept).toContain('10.json');
    expect(readdirSync(trash).toSorted()).toEqual(
      Array.from({ length: 11 - kept.length }, (_, i) => `draft~greedy~${i}.${2000 + i}000.json`),
    );
    expect(readFileSync(join(trash, 'draft~greedy~0.2000000.json'), 'utf8')).toBe(big(0));
    expect(bytesIn('.dialtree/drafts')).toBeLessThan(34_000_000);
  });

  it('of a tab that lives is dropped and written over by that tab alone', async () => {
    const close = await openTab('one');
    await keep('one', 'k', 'work');
    expect(await keep('two', 'k', null)).toBe(409);
    expect(await keep('two', 'k', 'other work')).toBe(200);
    expect(await find('one')).toContainEqual({ key: 'k', text: 'work' });
    close();
    await expect.poll(() => keep('two', 'k', null)).toBe(200);
    expect(await find('one')).toEqual([]);
  });

  it('as it was kept by an earlier studio is found, written over in place and dropped', async () => {
    await keep('one', 'other', 'work');
    const file = join(root, '.dialtree/drafts/named-before.json');
    writeFileSync(file, '{"tab":"one","key":"k","text":"old"}');
    expect(await find('one')).toContainEqual({ key: 'k', text: 'old' });
    expect(await keep('one', 'k', 'new')).toBe(200);
    expect(readFileSync(file, 'utf8')).toContain('new');
    expect(await keep('one', 'k', null)).toBe(200);
    expect(await find('one')).toEqual([{ key: 'other', text: 'work' }]);
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

  it('spoilt, huge or a link is passed over', async () => {
    await keep('one', 'k', 'work');
    const drafts = join(root, '.dialtree/drafts');
    const outside = join(root, 'outside.json');
    writeFileSync(outside, '{"tab":"one","key":"l","text":"outside"}');
    symlinkSync(outside, join(drafts, 'link.json'));
    mkdirSync(join(drafts, 'folder.json'));
    for (const [i, text] of [
      '',
      '{"tab":"on',
      'null',
      '[]',
      '{"tab":"../x","key":"k","text":"t"}',
      '{"tab":"one","key":1,"text":"t"}',
      '{"__proto__":{"tab":"one","key":"k","text":"t"}}',
    ].entries())
      writeFileSync(join(drafts, `spoilt-${i}.json`), text);
    writeFileSync(join(drafts, 'huge.json'), '{"tab":"one","key":"h","text":"');
    truncateSync(join(drafts, 'huge.json'), 3_000_000_000);
    expect(await find('one')).toEqual([{ key: 'k', text: 'work' }]);
    expect(await keep('one', 'm', 'more')).toBe(200);
    expect(readdirSync(drafts)).toHaveLength(12);
  });
});

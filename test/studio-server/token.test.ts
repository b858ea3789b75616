/** Who may use the studio: whoever opened the printed address, and nobody else on this computer. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startStudioServer } from '../../src/studio-server/index.ts';
import { enter } from './enter.ts';
import { A, hash, useServer } from './use-server.ts';

const studio = useServer();
const { ask } = studio;
const FILE = '.dialtree/access/token';
const tokenOf = (address: string): string => new URL(address).searchParams.get('token') ?? '';

/** What somebody sends who has not opened the address. */
const FORGED: Readonly<
  Record<string, (own: { name: string; token: string; value: string }) => Readonly<Record<string, string>>>
> = {
  'no cookie': () => ({ cookie: '' }),
  'an empty cookie': ({ name }) => ({ cookie: `${name}=` }),
  'a guess': ({ name }) => ({ cookie: `${name}=${'A'.repeat(32)}` }),
  'half of it': ({ name, value }) => ({ cookie: `${name}=${value.slice(0, 16)}` }),
  'more than it': ({ name, value }) => ({ cookie: `${name}=${value}A` }),
  'it in other letters': ({ name, value }) => ({ cookie: `${name}=${swapCase(value)}` }),
  'the cookie of another port': ({ name, value }) => ({
    cookie: `${name.replace(/\d+$/, (port) => String(Number(port) + 1))}=${value}`,
  }),
  'the cookie of another project': ({ name, value }) => ({
    cookie: `${name.replace(/-[0-9a-f]{16}-/, '-0123456789abcdef-')}=${value}`,
  }),
  'a cookie whose name ends like ours': ({ name, value }) => ({ cookie: `x${name}=${value}` }),
  'guesses by the hundred': ({ name }) => ({
    cookie: Array.from({ length: 100 }, (_, i) => `${name}=${i}`).join('; '),
  }),
  'the token as a cookie': ({ name, token }) => ({ cookie: `${name}=${token}` }),
  'the token as a password': ({ token }) => ({ cookie: '', authorization: `Bearer ${token}` }),
  'the token as where it came from': ({ token }) => ({
    cookie: '',
    referer: `http://127.0.0.1/?token=${token}`,
  }),
  'words that end a line': ({ name }) => ({ cookie: `${name}=%0d%0aset-cookie:%20x=y` }),
};
const REQUESTS: readonly (readonly [string, string, unknown?])[] = [
  ['GET', '/'],
  ['HEAD', '/'],
  ['GET', '/?token=wrong'],
  ['GET', '/index.html'],
  ['GET', '/assets/app-1234.js'],
  ['GET', '/assets/app-1234.js.map'],
  ['GET', '/fonts/latin.woff2'],
  ['GET', '/favicon.ico'],
  ['GET', '/nowhere'],
  ['GET', '/%'],
  ['GET', '/api/project'],
  ['HEAD', '/api/project'],
  ['GET', `/api/file?path=${A}`],
  ['GET', `/%61pi/file?path=${A}`],
  ['GET', '/api/events?tab=t'],
  ['GET', '/api/drafts?tab=t'],
  ['GET', '/api/nowhere'],
  ['PUT', '/api/draft', { tab: 't', key: 'k', text: 'foreign' }],
  ['PUT', '/api/file', { path: A, text: 'foreign', baseVersion: hash('{"a":1}') }],
  ['PUT', '/api/file', { path: 'machines/new.machine.json', text: 'foreign', baseVersion: null }],
  ['DELETE', '/api/file', { path: A, baseVersion: hash('{"a":1}') }],
  ['POST', '/', { token: 'wrong' }],
  ['OPTIONS', '/api/file'],
  ['PROPFIND', '/'],
];

describe('without the token', () => {
  it.each(Object.keys(FORGED))('nothing is given, written or told apart: %s', async (name) => {
    const { cookie } = await studio.visitor();
    const [own = '', value = ''] = cookie.split('=');
    const token = tokenOf(studio.server.address);
    const headers = FORGED[name]?.({ name: own, token, value }) ?? {};
    for (const [method, path, body] of REQUESTS) {
      const answer = await ask(method, path, body, headers);
      expect({ method, path, status: answer.status }).toEqual({ method, path, status: 401 });
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
      const expected = /^\/(?:a|%61)pi\//.test(path) ? 'printed' : '--no-token';
      if (method !== 'HEAD') expect(answer.text).toContain(expected);
      for (const secret of [token, value]) expect(answer.text).not.toContain(secret);
    }
    expect(readFileSync(join(studio.root, A), 'utf8')).toBe('{"a":1}');
    expect(existsSync(join(studio.root, 'machines/new.machine.json'))).toBe(false);
    expect(readdirSync(join(studio.root, '.dialtree'))).toEqual(['.gitignore', 'access']);
  });

  it('the page says what to do, in every language', async () => {
    const { text, headers } = await ask('GET', '/', undefined, { cookie: '' });
    expect(headers['content-type']).toContain('text/html');
    expect(text).toContain('<section lang="en">');
    expect(text).toContain('<section lang="zh-CN">');
    expect(text).not.toContain('<script');
  });
});

describe('the token in the address', () => {
  it('becomes a cookie that scripts do not see, and leaves the address', async () => {
    const { port, address } = studio.server;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const { pathname, search } = new URL(address);
      const answer = await ask('GET', pathname + search, undefined, { host, cookie: '' });
      expect(answer).toMatchObject({ status: 303, headers: { location: '/', 'cache-control': 'no-store' } });
      const [set = ''] = answer.headers['set-cookie'] ?? [];
      expect(set).toMatch(/^dialtree-[0-9a-f]{16}-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
      expect(set).toContain(`-${port}=`);
      const [cookie = ''] = set.split(';');
      expect((await ask('GET', '/api/project', undefined, { host, cookie })).status).toBe(200);
    }
  });

  it('works from a link on another page, and again for somebody who is in; an old one is put away', async () => {
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    const { search } = new URL(studio.server.address);
    expect((await ask('GET', `/${search}`, undefined, { ...link, cookie: '' })).status).toBe(303);
    for (const query of [search, '?token=of-before']) {
      const again = await ask('GET', `/${query}`, undefined, link);
      expect([again.status, again.headers['set-cookie']]).toEqual([303, undefined]);
    }
  });

  it('opens the page only, by reading it only', async () => {
    const { search } = new URL(studio.server.address);
    for (const [method, path] of [
      ['POST', '/'],
      ['HEAD', '/'],
      ['PUT', '/'],
      ['GET', '/api/project'],
      ['GET', '//evil.example/'],
      ['GET', '/index.html'],
    ] as const) {
      const { status, headers } = await ask(method, path + search, undefined, { cookie: '' });
      expect({ method, path, status, to: headers['location'] }).toEqual({ method, path, status: 401 });
    }
  });

  it('counts among cookies of the same name that somebody else has set', async () => {
    const { cookie } = await studio.visitor();
    const [name = ''] = cookie.split('=');
    for (const cookies of [`${name}=x; ${cookie}`, `${cookie}; ${name}=x`, `a=b;${cookie};c=d`])
      expect((await ask('GET', '/api/project', undefined, { cookie: cookies })).status).toBe(200);
  });
});

describe('the token', () => {
  const start = () => startStudioServer({ folder: studio.root, port: 0, assets: undefined });
  /** As the next start finds it. */
  const restart = async (spoil: (file: string) => void): Promise<string> => {
    const before = studio.server.address;
    await studio.server.end();
    spoil(join(studio.root, FILE));
    studio.server = await start();
    return before;
  };

  it('lies where only its owner reads it, and is the same after a restart and in a second studio', async () => {
    const mode = (path: string): number => lstatSync(join(studio.root, path)).mode & 0o777;
    expect([mode('.dialtree/access'), mode(FILE)]).toEqual([0o700, 0o600]);
    const { fetch, url } = await studio.visitor();
    await restart(() => undefined);
    expect(studio.server.fleeting).toBeUndefined();
    expect((await fetch(`${url}api/project`)).status).toBe(200);
    const second = await start();
    expect(tokenOf(second.address)).toBe(tokenOf(studio.server.address));
    // A way in at one port is none at the other.
    const [one, two] = [await studio.visitor(), await enter(second.address)];
    expect(two.cookie.split('=')[1]).not.toBe(one.cookie.split('=')[1]);
    await second.end();
  });

  it('of studios that start at once is one', async () => {
    await studio.server.end();
    rmSync(join(studio.root, '.dialtree'), { recursive: true });
    const started = await Promise.all(Array.from({ length: 6 }, start));
    expect(new Set(started.map(({ address }) => tokenOf(address))).size).toBe(1);
    await Promise.all(started.map((each) => each.end()));
    studio.server = await start();
  });

  it.each<[string, (file: string) => void]>([
    ['that others can read', (file) => chmodSync(file, 0o644)],
    ['that others can write', (file) => chmodSync(file, 0o620)],
    ['that is a link', (file) => (rmSync(file), symlinkSync('../../secret.txt', file))],
    ['that is a link to nowhere', (file) => (rmSync(file), symlinkSync('../../made.txt', file))],
    ['that is a folder', (file) => (rmSync(file), mkdirSync(file))],
    ['that is empty', (file) => writeFileSync(file, '')],
    ['that is short', (file) => writeFileSync(file, 'abc')],
    ['that is huge', (file) => writeFileSync(file, 'x'.repeat(1_000_000))],
  ])('in a file %s is not believed and not written over', async (_, spoil) => {
    const before = await restart(spoil);
    const left = lstatSync(join(studio.root, FILE));
    expect(studio.server.fleeting).toBe('foreign');
    expect(tokenOf(studio.server.address)).not.toBe(tokenOf(before));
    expect((await ask('GET', `/${new URL(before).search}`, undefined, { cookie: '' })).status).toBe(401);
    expect((await enter(studio.server.address)).url).toBe(studio.server.url);
    expect(lstatSync(join(studio.root, FILE)).mtimeMs).toBe(left.mtimeMs);
    expect(readFileSync(join(studio.root, 'secret.txt'), 'utf8')).toBe('secret');
    expect(existsSync(join(studio.root, 'made.txt'))).toBe(false);
  });

  it('is kept in memory where a link leads out of the project', async () => {
    await restart(() => {
      rmSync(join(studio.root, '.dialtree'), { recursive: true });
      symlinkSync('/nowhere', join(studio.root, '.dialtree'));
    });
    expect(studio.server.fleeting).toBe('unwritable');
    expect((await enter(studio.server.address)).url).toBe(studio.server.url);
  });

  it('leads in through a page that its owner alone can read, which is gone at the end', async () => {
    const door = (await studio.server.keepDoor()) ?? '';
    expect(readFileSync(door, 'utf8')).toContain(`url=${studio.server.address}"`);
    expect(lstatSync(door).mode & 0o777).toBe(0o600);
    await restart(() => undefined);
    expect(existsSync(door)).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)('is out of reach of another user', async () => {
    for (const folder of ['', '.dialtree']) chmodSync(join(studio.root, folder), 0o777);
    const door = (await studio.server.keepDoor()) ?? '';
    const asOther = (...words: [string, ...string[]]): string => {
      const { stdout, stderr } = spawnSync(words[0], words.slice(1), { uid: 65_534, gid: 65_534 });
      return `${stdout}${stderr}`;
    };
    for (const file of [join(studio.root, FILE), join(studio.root, '.dialtree/access'), door])
      expect(asOther('cat', file)).toContain('Permission denied');
    expect(asOther('cat', join(studio.root, 'secret.txt'))).toBe('secret');
  });
});

function swapCase(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

/** Files that are there and are not the studio's to write: what no list shows, and what is too large to be read. */
import { fc } from '@fast-check/vitest';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { A, hash, useServer } from './use-server.ts';

const studio = useServer();
const { ask, put } = studio;

const list = async (): Promise<string[]> =>
  ((await ask('GET', '/api/project')).body['files'] as { path: string }[]).map(({ path }) => path);

describe('what the list hides', () => {
  const folder = fc.constantFrom(
    'machines',
    'scenarios',
    'node_modules',
    'dist',
    'out',
    'coverage',
    'test',
    'a',
  );
  const path = fc
    .tuple(fc.array(folder, { maxLength: 10 }), fc.constantFrom('b.machine.json', 'b.scenario.json'))
    .map(([folders, name]) => [...folders, name].join('/'));

  it('is written by nobody, and what is written is listed', async () => {
    const made = new Set<string>();
    await fc.assert(
      fc.asyncProperty(path, async (each) => {
        const { status } = await ask('PUT', '/api/file', { path: each, text: '{}', baseVersion: null });
        if (made.has(each)) return;
        expect([200, 403]).toContain(status);
        if (status === 200) made.add(each);
        expect((await list()).includes(each)).toBe(status === 200);
      }),
      // Most random paths lead through a folder that is left alone; these do not.
      { numRuns: 60, examples: [['machines/a/b.machine.json'], ['scenarios/b.scenario.json']] },
    );
    expect(made.size).toBeGreaterThan(1);
  });

  it('is refused in words, also when it is there', async () => {
    for (const hidden of ['node_modules/x.machine.json', 'test/x.machine.json']) {
      put(hidden, '{}');
      for (const [method, body] of [
        ['PUT', { path: hidden, text: '{"a":1}', baseVersion: hash('{}') }],
        ['DELETE', { path: hidden, baseVersion: hash('{}') }],
      ] as const)
        expect(await ask(method, '/api/file', body)).toMatchObject({
          status: 403,
          body: { error: 'refused', message: expect.stringContaining('leaves alone') as unknown },
        });
      expect((await ask('GET', `/api/file?path=${hidden}`)).status).toBe(403);
      expect(readFileSync(join(studio.root, hidden), 'utf8')).toBe('{}');
    }
  });
});

describe('a file that is too large to be read', () => {
  const LARGE = 'machines/large.machine.json';
  const make = (): void => {
    const file = openSync(join(studio.root, LARGE), 'w');
    ftruncateSync(file, 20_000_001);
    closeSync(file);
  };

  it('is not missing: it is listed, and asking for it is answered with its size', async () => {
    make();
    expect(await list()).toContain(LARGE);
    expect(await ask('GET', `/api/file?path=${LARGE}`)).toMatchObject({
      status: 413,
      body: { error: 'too-large', message: expect.stringContaining('20000001 bytes') as unknown },
    });
  });

  it('is never written over, nor put into the trash', async () => {
    make();
    for (const baseVersion of [null, hash(''), ''])
      expect((await ask('PUT', '/api/file', { path: LARGE, text: '{}', baseVersion })).status).toBe(413);
    expect((await ask('DELETE', '/api/file', { path: LARGE, baseVersion: '' })).status).toBe(413);
    expect(statSync(join(studio.root, LARGE)).size).toBe(20_000_001);
  });

  it('does not come to be by a save: what is written can be read again', async () => {
    const [fits, large] = [4_999_999, 5_000_000].map((length) => 'x'.repeat(length));
    const saved = await ask('PUT', '/api/file', { path: A, text: fits, baseVersion: hash('{"a":1}') });
    expect(saved.status).toBe(200);
    const again = { path: A, text: large, baseVersion: saved.body['version'] };
    expect((await ask('PUT', '/api/file', again)).status).toBe(413);
    expect((await ask('GET', `/api/file?path=${A}`)).body['text']).toBe(fits);
  });
});

describe('a file that somebody else is at', () => {
  const lock = (): string => {
    const name = createHash('sha256').update(A).digest('hex').slice(0, 40);
    mkdirSync(join(studio.root, '.dialtree/locks'), { recursive: true });
    return join(studio.root, '.dialtree/locks', `${name}.lock`);
  };

  it('is saved once they are done, or have died', async () => {
    const other = spawn('sleep', ['60'], { stdio: 'ignore' });
    writeFileSync(lock(), `${hostname()} ${other.pid} - - token\n`);
    setTimeout(() => other.kill(), 150);
    const saved = await ask('PUT', '/api/file', { path: A, text: '{"a":2}', baseVersion: hash('{"a":1}') });
    expect(saved.status).toBe(200);
    expect(readdirSync(join(studio.root, '.dialtree/locks'))).toEqual([]);
  });
});

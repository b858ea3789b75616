import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { A, hash, useServer } from './use-server.ts';

const studio = useServer();
const { ask } = studio;

describe('requests from elsewhere', () => {
  const everything = [
    ['GET', '/'],
    ['GET', '/api/project'],
    ['GET', `/api/file?path=${A}`],
    ['GET', '/api/events'],
    ['GET', '/api/drafts?tab=t'],
    ['PUT', '/api/draft'],
    ['PUT', '/api/file'],
    ['DELETE', '/api/file'],
  ] as const;

  it.each(everything)('are refused by a wrong Host: %s %s', async (method, path) => {
    for (const host of [
      'evil.example',
      `evil.example:${studio.server.port}`,
      `127.0.0.1.evil.example:${studio.server.port}`,
      '127.0.0.1',
      `127.0.0.1:${studio.server.port + 1}`,
      `[::1]:${studio.server.port}`,
    ]) {
      expect({ host, status: (await ask(method, path, undefined, { host })).status }).toEqual({
        host,
        status: 403,
      });
    }
  });

  it.each(everything)('are refused by a wrong Origin: %s %s', async (method, path) => {
    for (const origin of [
      'http://evil.example',
      'null',
      `https://127.0.0.1:${studio.server.port}`,
      `http://127.0.0.1:${studio.server.port + 1}`,
      `http://localhost:${studio.server.port}.evil.example`,
    ]) {
      expect({ origin, status: (await ask(method, path, undefined, { origin })).status }).toEqual({
        origin,
        status: 403,
      });
    }
  });

  it('are refused when the browser says that another site asks, but a link to the studio works', async () => {
    for (const site of ['cross-site', 'same-site']) {
      expect(
        (
          await ask('GET', '/api/project', undefined, {
            'sec-fetch-site': site,
            'sec-fetch-mode': 'navigate',
          })
        ).status,
      ).toBe(403);
      expect(
        (await ask('GET', '/', undefined, { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' })).status,
      ).toBe(403);
      expect(
        (await ask('GET', '/', undefined, { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate' })).status,
      ).toBe(503);
    }
  });

  it('pass from the studio itself by either of its names', async () => {
    for (const host of [`127.0.0.1:${studio.server.port}`, `localhost:${studio.server.port}`]) {
      expect(
        (
          await ask('GET', '/api/project', undefined, {
            host,
            origin: `http://${host}`,
            'sec-fetch-site': 'same-origin',
          })
        ).status,
      ).toBe(200);
    }
  });

  it('get no leave to read across origins, and headers that keep the page to itself', async () => {
    for (const path of ['/', '/api/project', '/nowhere']) {
      const { headers } = await ask('GET', path);
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      // WebAssembly may run (the kernel is), scripts from a text may not.
      expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
    expect(
      (
        await ask('OPTIONS', '/api/file', undefined, {
          origin: 'http://evil.example',
          'access-control-request-method': 'PUT',
        })
      ).status,
    ).toBe(403);
  });
});

describe('paths', () => {
  const OUTSIDE = [
    '../x.machine.json',
    'machines/../../x.machine.json',
    '/etc/x.machine.json',
    'machines\\..\\x.machine.json',
    '..%2fx.machine.json',
    'secret.txt',
    '.git/x.machine.json',
    'machines/.machine.json',
    'machines//a.machine.json',
    './a.machine.json',
    'a.machine.json\u0000',
    'C:x.machine.json',
    'package.json',
    'machines/dialtree.config.json',
    '',
    '.dialtree/trash/a.machine.json',
  ];

  it.each(OUTSIDE)('outside the project are refused: %j', async (path) => {
    for (const written of [
      encodeURIComponent(path),
      encodeURIComponent(path).replaceAll('.', '%2e'),
      encodeURIComponent(encodeURIComponent(path)),
    ]) {
      const { status, text } = await ask('GET', `/api/file?path=${written}`);
      expect([403, 204]).toContain(status);
      expect(text).not.toContain('secret"');
    }
    expect((await ask('PUT', '/api/file', { path, text: 'x', baseVersion: null })).status).toBe(403);
    expect((await ask('DELETE', '/api/file', { path, baseVersion: 'x' })).status).toBe(403);
    expect(existsSync(join(studio.root, '..', 'x.machine.json'))).toBe(false);
  });

  it('by links that lead out are refused, for files, folders and the trash', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'dialtree-outside-'));
    writeFileSync(join(outside, 'o.machine.json'), 'outside');
    symlinkSync(join(outside, 'o.machine.json'), join(studio.root, 'machines/link.machine.json'));
    symlinkSync(outside, join(studio.root, 'linked'));
    symlinkSync(join(outside, 'not-yet.machine.json'), join(studio.root, 'machines/dangling.machine.json'));
    for (const path of [
      'machines/link.machine.json',
      'linked/o.machine.json',
      'linked/new.machine.json',
      'machines/dangling.machine.json',
    ]) {
      const answers = [
        await ask('GET', `/api/file?path=${path}`),
        await ask('PUT', '/api/file', { path, text: 'x', baseVersion: null }),
        await ask('PUT', '/api/file', { path, text: 'x', baseVersion: hash('outside') }),
      ];
      expect({ path, statuses: answers.map(({ status }) => status) }).toEqual({
        path,
        statuses: [403, 403, 403],
      });
    }
    rmSync(join(studio.root, '.dialtree'), { recursive: true });
    symlinkSync(outside, join(studio.root, '.dialtree'));
    expect((await ask('DELETE', '/api/file', { path: A, baseVersion: hash('{"a":1}') })).status).toBe(403);
    expect(readFileSync(join(studio.root, A), 'utf8')).toBe('{"a":1}');
    const files = (await ask('GET', '/api/project')).body['files'] as { path: string }[];
    expect(files.map(({ path }) => path)).toEqual([A, 'scenarios/s.scenario.json']);
    expect(readFileSync(join(outside, 'o.machine.json'), 'utf8')).toBe('outside');
    rmSync(outside, { recursive: true });
  });
});

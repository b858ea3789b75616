import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStudioServer, type StudioServer } from '../../src/studio-server/index.ts';

const A = 'machines/a.machine.json';
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

let root = '';
let server: StudioServer;

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'dialtree-studio-')));
  put(A, '{"a":1}');
  put('scenarios/s.scenario.json', '{}');
  put('secret.txt', 'secret');
  put('node_modules/x.machine.json', '{}');
  server = await startStudioServer({ folder: root, port: 0, assets: undefined });
});
afterEach(async () => {
  await server.end();
  rmSync(root, { recursive: true, force: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** Plain HTTP: fetch would not let a test send a wrong Host. */
function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const call = request(
      {
        host: '127.0.0.1',
        port: server.port,
        method,
        path,
        headers: {
          ...(sent === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(sent)) }),
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => void (text += piece));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            body: readJson(text),
          }),
        );
      },
    );
    call.on('error', reject);
    call.setTimeout(5000, () => call.destroy(new Error(`${method} ${path} is not answered`)));
    call.end(sent);
  });
}

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

describe('the project', () => {
  it('is listed with kinds, sizes and versions, and nothing else is', async () => {
    const { status, body } = await ask('GET', '/api/project');
    expect(status).toBe(200);
    expect(body['files']).toEqual([
      { path: A, kind: 'machine', size: 7, version: hash('{"a":1}') },
      { path: 'scenarios/s.scenario.json', kind: 'scenario', size: 2, version: hash('{}') },
    ]);
  });

  it('that has machines/ and scenarios/ is listed from there and from its own folder; one that has not, from wherever they lie', async () => {
    put('own.machine.json', '{}');
    put('test/fixtures/broken.scenario.json', '{}');
    put('machines/merged/m.machine.json', '{}');
    const list = async (): Promise<string[]> =>
      ((await ask('GET', '/api/project')).body['files'] as { path: string }[]).map(({ path }) => path);
    expect(await list()).toEqual([
      A,
      'machines/merged/m.machine.json',
      'own.machine.json',
      'scenarios/s.scenario.json',
    ]);
    rmSync(join(root, 'scenarios'), { recursive: true });
    expect(await list()).toEqual([
      A,
      'machines/merged/m.machine.json',
      'own.machine.json',
      'test/fixtures/broken.scenario.json',
    ]);
  });

  it('has the same id and the same port whenever it is opened', async () => {
    const { body } = await ask('GET', '/api/project');
    const { port } = server;
    await server.end();
    server = await startStudioServer({ folder: root, port: 0, assets: undefined });
    expect(server.port).toBe(port);
    expect((await ask('GET', '/api/project')).body['id']).toBe(body['id']);
  });

  it('is served on another port when its own is taken', async () => {
    const second = await startStudioServer({ folder: root, port: 0, assets: undefined });
    expect(second.port).not.toBe(server.port);
    await second.end();
    await expect(
      startStudioServer({ folder: root, port: server.port, assets: undefined }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('saving', () => {
  it('writes what the file on disk then is', async () => {
    const { status, body } = await ask('PUT', '/api/file', {
      path: A,
      text: '{"a":"二"}\n',
      baseVersion: hash('{"a":1}'),
    });
    expect([status, body['version']]).toEqual([200, hash('{"a":"二"}\n')]);
    expect(readFileSync(join(root, A), 'utf8')).toBe('{"a":"二"}\n');
    expect(readdirSync(join(root, 'machines'))).toEqual(['a.machine.json']);
  });

  it('makes new files and their folders', async () => {
    expect(
      (await ask('PUT', '/api/file', { path: 'machines/new/b.machine.json', text: '{}', baseVersion: null }))
        .status,
    ).toBe(200);
    expect(readFileSync(join(root, 'machines/new/b.machine.json'), 'utf8')).toBe('{}');
  });

  it('of two clients lets the first win and shows the second the newer text', async () => {
    const base = hash('{"a":1}');
    const [first, second] = await Promise.all(
      ['{"a":2}', '{"a":3}'].map((text) => ask('PUT', '/api/file', { path: A, text, baseVersion: base })),
    );
    const [won, lost] = first?.status === 200 ? [first, second] : [second, first];
    expect([won?.status, lost?.status]).toEqual([200, 409]);
    expect(lost?.body).toEqual({ version: won?.body['version'], text: readFileSync(join(root, A), 'utf8') });
  });

  it('does not write over a file it was told is not there, nor one that is gone', async () => {
    expect((await ask('PUT', '/api/file', { path: A, text: '{}', baseVersion: null })).status).toBe(409);
    rmSync(join(root, A));
    expect(
      await ask('PUT', '/api/file', { path: A, text: '{}', baseVersion: hash('{"a":1}') }),
    ).toMatchObject({ status: 409, body: { version: null, text: null } });
  });

  it('refuses what is too large, whatever the client says about its length', async () => {
    const large = { path: A, text: 'x'.repeat(5_300_000), baseVersion: hash('{"a":1}') };
    expect((await ask('PUT', '/api/file', large)).status).toBe(413);
    const chunked = await fetch(`${server.url}api/file`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: new Blob([JSON.stringify(large)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(chunked.status).toBe(413);
    expect(readFileSync(join(root, A), 'utf8')).toBe('{"a":1}');
  });

  it('puts away what a save that was killed left behind, but not what may be under way', async () => {
    put(`${A}.123`, '{"half');
    put(`${A}.456`, '{"young');
    utimesSync(join(root, `${A}.123`), 1, 1);
    expect(
      (await ask('PUT', '/api/file', { path: A, text: '{}', baseVersion: hash('{"a":1}') })).status,
    ).toBe(200);
    expect(readdirSync(join(root, 'machines'))).toEqual(['a.machine.json', 'a.machine.json.456']);
    expect(readdirSync(join(root, '.dialtree/trash'))).toEqual(['a.machine.json.123']);
  });

  it('takes JSON only', async () => {
    for (const body of ['', 'null', '[]', '{', '{"path":"machines/a.machine.json"}'])
      expect((await ask('PUT', '/api/file', body)).status).toBe(400);
    expect(
      (
        await ask(
          'PUT',
          '/api/file',
          { path: A, text: '', baseVersion: hash('{"a":1}') },
          { 'content-type': 'text/plain' },
        )
      ).status,
    ).toBe(400);
  });
});

describe('deleting', () => {
  it('puts the file into the trash', async () => {
    expect((await ask('DELETE', '/api/file', { path: A, baseVersion: 'other' })).status).toBe(409);
    expect((await ask('DELETE', '/api/file', { path: A, baseVersion: hash('{"a":1}') })).status).toBe(200);
    expect(existsSync(join(root, A))).toBe(false);
    const [kept = ''] = readdirSync(join(root, '.dialtree/trash'));
    expect(readFileSync(join(root, '.dialtree/trash', kept), 'utf8')).toBe('{"a":1}');
    expect((await ask('DELETE', '/api/file', { path: A, baseVersion: hash('{"a":1}') })).status).toBe(404);
  });
});

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
      `evil.example:${server.port}`,
      `127.0.0.1.evil.example:${server.port}`,
      '127.0.0.1',
      `127.0.0.1:${server.port + 1}`,
      `[::1]:${server.port}`,
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
      `https://127.0.0.1:${server.port}`,
      `http://127.0.0.1:${server.port + 1}`,
      `http://localhost:${server.port}.evil.example`,
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
    for (const host of [`127.0.0.1:${server.port}`, `localhost:${server.port}`]) {
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
    expect(existsSync(join(root, '..', 'x.machine.json'))).toBe(false);
  });

  it('by links that lead out are refused, for files, folders and the trash', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'dialtree-outside-'));
    writeFileSync(join(outside, 'o.machine.json'), 'outside');
    symlinkSync(join(outside, 'o.machine.json'), join(root, 'machines/link.machine.json'));
    symlinkSync(outside, join(root, 'linked'));
    symlinkSync(join(outside, 'not-yet.machine.json'), join(root, 'machines/dangling.machine.json'));
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
    symlinkSync(outside, join(root, '.dialtree'));
    expect((await ask('DELETE', '/api/file', { path: A, baseVersion: hash('{"a":1}') })).status).toBe(403);
    expect(readFileSync(join(root, A), 'utf8')).toBe('{"a":1}');
    const files = (await ask('GET', '/api/project')).body['files'] as { path: string }[];
    expect(files.map(({ path }) => path)).toEqual([A, 'scenarios/s.scenario.json']);
    expect(readFileSync(join(outside, 'o.machine.json'), 'utf8')).toBe('outside');
    rmSync(outside, { recursive: true });
  });
});

describe('the page', () => {
  it('says how to build the studio when it is not built', async () => {
    const { status, text } = await ask('GET', '/');
    expect([status, text.includes('npm run build')]).toEqual([503, true]);
  });

  it('is served from its own folder only, with what may be kept marked so', async () => {
    await server.end();
    put('built/index.html', '<p>studio</p>');
    put('built/assets/app-1234.js', 'run()');
    server = await startStudioServer({ folder: root, port: 0, assets: join(root, 'built') });
    expect(await ask('GET', '/')).toMatchObject({
      status: 200,
      text: '<p>studio</p>',
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
    });
    expect((await ask('GET', '/assets/app-1234.js')).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
      '//secret.txt',
      '/%',
      '/assets',
      '/nothing',
    ])
      expect({ path, status: (await ask('GET', path)).status }).toEqual({ path, status: 404 });
  });
});

describe('changes on disk', () => {
  it('are told to every client, with versions, new folders included', async () => {
    const stops = new AbortController();
    const heard: { path: string; version: string | null }[] = [];
    const response = await fetch(`${server.url}api/events`, { signal: stops.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    void (async () => {
      const decoder = new TextDecoder();
      let text = '';
      for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
        text += decoder.decode(piece, { stream: true });
        heard.splice(
          0,
          heard.length,
          ...[...text.matchAll(/^data: (.*)$/gm)].map(
            (match) => JSON.parse(match[1] ?? '') as { path: string; version: string | null },
          ),
        );
      }
    })().catch(() => undefined);
    const hears = async (path: string, version: string | null): Promise<void> => {
      await expect
        .poll(() => heard.some((each) => each.path === path && each.version === version), { timeout: 5000 })
        .toBe(true);
    };

    put(A, '{"a":5}');
    await hears(A, hash('{"a":5}'));
    // There and back at once: whoever read the content between hears of the old one again.
    const times = heard.length;
    put(A, '{"a":6}');
    put(A, '{"a":5}');
    await expect
      .poll(() => heard.slice(times), { timeout: 5000 })
      .toContainEqual({ path: A, version: hash('{"a":5}') });
    put('machines/deep/new.machine.json', '{}');
    await hears('machines/deep/new.machine.json', hash('{}'));
    put('machines/deep/new.machine.json', '{"b":1}');
    await hears('machines/deep/new.machine.json', hash('{"b":1}'));
    rmSync(join(root, A));
    await hears(A, null);
    await ask('PUT', '/api/file', { path: A, text: '{"own":1}', baseVersion: null });
    await hears(A, hash('{"own":1}'));
    expect(heard.every(({ path }) => !path.includes('secret') && !path.includes('node_modules'))).toBe(true);
    stops.abort();
  });
});

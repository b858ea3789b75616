import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startStudioServer } from '../../src/studio-server/index.ts';
import { A, hash, useServer } from './use-server.ts';

const studio = useServer();
const { ask, put } = studio;

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
    rmSync(join(studio.root, 'scenarios'), { recursive: true });
    expect(await list()).toEqual([
      A,
      'machines/merged/m.machine.json',
      'own.machine.json',
      'test/fixtures/broken.scenario.json',
    ]);
  });

  it('has the same id and the same port whenever it is opened', async () => {
    const { body } = await ask('GET', '/api/project');
    const { port } = studio.server;
    await studio.server.end();
    studio.server = await startStudioServer({ folder: studio.root, port: 0, assets: undefined });
    expect(studio.server.port).toBe(port);
    expect((await ask('GET', '/api/project')).body['id']).toBe(body['id']);
  });

  it('is served on another port when its own is taken', async () => {
    const second = await startStudioServer({ folder: studio.root, port: 0, assets: undefined });
    expect(second.port).not.toBe(studio.server.port);
    await second.end();
    await expect(
      startStudioServer({ folder: studio.root, port: studio.server.port, assets: undefined }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('the page', () => {
  it('says how to build the studio when it is not built', async () => {
    const { status, text } = await ask('GET', '/');
    expect([status, text.includes('npm run build')]).toEqual([503, true]);
  });

  it('is served from its own folder only, with what may be kept marked so', async () => {
    await studio.server.end();
    put('built/index.html', '<p>studio</p>');
    put('built/assets/app-1234.js', 'run()');
    studio.server = await startStudioServer({
      folder: studio.root,
      port: 0,
      assets: join(studio.root, 'built'),
    });
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
    const visitor = await studio.visitor();
    const response = await visitor.fetch(`${visitor.url}api/events`, { signal: stops.signal });
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
    rmSync(join(studio.root, A));
    await hears(A, null);
    await ask('PUT', '/api/file', { path: A, text: '{"own":1}', baseVersion: null });
    await hears(A, hash('{"own":1}'));
    expect(heard.every(({ path }) => !path.includes('secret') && !path.includes('node_modules'))).toBe(true);
    stops.abort();
  });
});

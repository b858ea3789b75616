import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { A, hash, useServer } from './use-server.ts';

const studio = useServer();
const { ask } = studio;

describe('saving', () => {
  it('writes what the file on disk then is', async () => {
    const { status, body } = await ask('PUT', '/api/file', {
      path: A,
      text: '{"a":"二"}\n',
      baseVersion: hash('{"a":1}'),
    });
    expect([status, body['version']]).toEqual([200, hash('{"a":"二"}\n')]);
    expect(readFileSync(join(studio.root, A), 'utf8')).toBe('{"a":"二"}\n');
    expect(readdirSync(join(studio.root, 'machines'))).toEqual(['a.machine.json']);
  });

  it('makes new files and their folders', async () => {
    expect(
      (await ask('PUT', '/api/file', { path: 'machines/new/b.machine.json', text: '{}', baseVersion: null }))
        .status,
    ).toBe(200);
    expect(readFileSync(join(studio.root, 'machines/new/b.machine.json'), 'utf8')).toBe('{}');
  });

  it('of two clients lets the first win and shows the second the newer text', async () => {
    const base = hash('{"a":1}');
    const [first, second] = await Promise.all(
      ['{"a":2}', '{"a":3}'].map((text) => ask('PUT', '/api/file', { path: A, text, baseVersion: base })),
    );
    const [won, lost] = first?.status === 200 ? [first, second] : [second, first];
    expect([won?.status, lost?.status]).toEqual([200, 409]);
    expect(lost?.body).toEqual({
      version: won?.body['version'],
      text: readFileSync(join(studio.root, A), 'utf8'),
    });
  });

  it('does not write over a file it was told is not there, nor one that is gone', async () => {
    expect((await ask('PUT', '/api/file', { path: A, text: '{}', baseVersion: null })).status).toBe(409);
    rmSync(join(studio.root, A));
    expect(
      await ask('PUT', '/api/file', { path: A, text: '{}', baseVersion: hash('{"a":1}') }),
    ).toMatchObject({ status: 409, body: { version: null, text: null } });
  });

  it('refuses what is too large, whatever the client says about its length', async () => {
    const large = { path: A, text: 'x'.repeat(5_300_000), baseVersion: hash('{"a":1}') };
    expect((await ask('PUT', '/api/file', large)).status).toBe(413);
    const visitor = await studio.visitor();
    const chunked = await visitor.fetch(`${visitor.url}api/file`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: new Blob([JSON.stringify(large)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(chunked.status).toBe(413);
    expect(readFileSync(join(studio.root, A), 'utf8')).toBe('{"a":1}');
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
    expect(existsSync(join(studio.root, A))).toBe(false);
    const [kept = ''] = readdirSync(join(studio.root, '.dialtree/trash'));
    expect(readFileSync(join(studio.root, '.dialtree/trash', kept), 'utf8')).toBe('{"a":1}');
    expect((await ask('DELETE', '/api/file', { path: A, baseVersion: hash('{"a":1}') })).status).toBe(404);
  });
});

import {
  existsSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printMapping } from '../../src/calls/index.ts';
import { startStudioServer, type StudioServer } from '../../src/studio-server/index.ts';
import { STORY_MAPPING, tellStory } from '../call-files/story.ts';
import { enter, type Visitor } from './enter.ts';

let root = '';
let server: StudioServer;
let visitor: Visitor;

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'dialtree-evidence-')));
  server = await startStudioServer({ folder: root, port: 0, assets: undefined });
  visitor = await enter(server.address);
});
afterEach(async () => {
  await server.end();
  rmSync(root, { recursive: true, force: true });
});

const at = (path: string): string => `${visitor.url}api/evidence${path}`;
const send = (name: string, body: string | Uint8Array<ArrayBuffer>, type = 'application/octet-stream') =>
  visitor.fetch(at(`/file?name=${encodeURIComponent(name)}`), {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
const ask = async (path: string, method = 'GET', body?: unknown) => {
  const answer = await visitor.fetch(at(path), {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    text,
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
  };
};
const listed = async (): Promise<string[]> =>
  ((await ask('')).body['files'] as { name: string; kind: string }[]).map(
    ({ name, kind }) => `${kind} ${name}`,
  );

describe('logs in the studio', () => {
  it('come in whole, for the owner only, out of sight of Git, and never over what is there', async () => {
    const names: unknown[] = [];
    for (const text of ['first', 'second']) names.push(await (await send('day 1.csv', text)).json());
    expect(names).toEqual([{ name: 'day 1.csv' }, { name: 'day 1-2.csv' }]);
    expect(readFileSync(join(root, 'calls', 'day 1.csv'), 'utf8')).toBe('first');
    expect(readFileSync(join(root, 'calls', 'day 1-2.csv'), 'utf8')).toBe('second');
    expect(statSync(join(root, 'calls', 'day 1.csv')).mode & 0o777).toBe(0o600);
    expect(statSync(join(root, 'calls')).mode & 0o077).toBe(0);
    expect(readFileSync(join(root, 'calls', '.gitignore'), 'utf8')).toBe('*\n');
  });

  it('come in side by side, also under one name', async () => {
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(1_000_000));
    const answers = await Promise.all(texts.map((text) => send('log.csv', text)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const kept = readdirSync(join(root, 'calls')).filter((name) => name.startsWith('log'));
    expect(kept).toHaveLength(4);
    expect(kept.map((name) => readFileSync(join(root, 'calls', name), 'utf8')).toSorted()).toEqual(texts);
  });

  it('are told from mappings, calls and what participants did', async () => {
    for (const name of ['a.json', 'a.mapping.json', 'a.events.parquet', '1-abc.phone-test.json'])
      await send(name, '{}');
    mkdirSync(join(root, 'calls', 's-phone-test'));
    expect(await listed()).toEqual([
      'results 1-abc.phone-test.json',
      'calls a.events.parquet',
      'log a.json',
      'mapping a.mapping.json',
      'folder s-phone-test',
    ]);
  });

  it('are gone for good when they are removed; folders stay', async () => {
    await send('a.csv', 'x');
    mkdirSync(join(root, 'calls', 'folder'));
    expect((await ask('/file?name=a.csv', 'DELETE')).status).toBe(200);
    expect((await ask('/file?name=a.csv', 'DELETE')).status).toBe(404);
    expect((await ask('/file?name=folder', 'DELETE')).status).toBe(404);
    expect((await ask('/file?name=..%2Fx', 'DELETE')).status).toBe(403);
    expect(await listed()).toEqual(['folder folder']);
    expect(existsSync(join(root, '.dialtree', 'trash'))).toBe(false);
  });

  it('stay in their folder', async () => {
    for (const name of ['../x.csv', 'a/b.csv', '.gitignore', '', 'a\0b', 'c:x', '..'])
      expect((await send(name, 'x')).status, JSON.stringify(name)).toBe(403);
    expect(readdirSync(root)).not.toContain('x.csv');
    const elsewhere = mkdtempSync(join(tmpdir(), 'dialtree-elsewhere-'));
    symlinkSync(elsewhere, join(root, 'calls'));
    expect((await send('x.csv', 'x')).status).toBe(403);
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(elsewhere, { recursive: true });
  });

  it('come from the page only', async () => {
    expect((await fetch(at(''))).status).toBe(401);
    expect((await fetch(at('/file?name=x.csv'), { method: 'POST', body: 'x' })).status).toBe(401);
    expect((await send('x.csv', 'x', 'text/plain')).status).toBe(415);
    const foreign = { method: 'DELETE', headers: { origin: 'http://evil.example' } };
    expect((await visitor.fetch(at('/file?name=x.csv'), foreign)).status).toBe(403);
    expect((await ask('/sample', 'PUT')).status).toBe(405);
  });
});

describe('the sample of a log', () => {
  it('shows what its columns are, and nobody’s number, name or words', async () => {
    const { csv, secrets } = tellStory(200);
    await send('log.csv', csv);
    const { body, text } = await ask('/sample?name=log.csv');
    expect(body).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter: ',' });
    const rows = body['rows'] as string[][];
    expect(rows).toHaveLength(20);
    expect(rows[0]?.join('|')).toBe(
      'id-0|••••00|••••|••••|+15559990000|2026-03-02 07:00:00|main|••••78|2026-03-02 07:00:09|||||',
    );
    // A number that is withheld is said as the platform says it: the mapping names it.
    expect(rows[4]?.[1]).toBe('anonymous');
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('shows more of a column that a mapping takes, and still no number', async () => {
    const { csv, secrets } = tellStory(50);
    await send('log.csv', csv);
    const taken = {
      ...STORY_MAPPING,
      emit: [...(STORY_MAPPING.emit ?? []), { event: 'outcome', t: 'End', value: 'Remarks' }],
    };
    await send('m.mapping.json', JSON.stringify({ ...taken, drop: [] }));
    const { body, text } = await ask('/sample?name=log.csv&mapping=m.mapping.json');
    expect((body['rows'] as string[][])[0]?.[3]).toBe('rang about card ••••00, "urgent"');
    for (const secret of secrets.filter((each) => !each.startsWith('rang')))
      expect(text).not.toContain(secret);
  });

  it('sees an older encoding, and what is no table', async () => {
    await send(
      'old.csv',
      new Uint8Array(Buffer.from('Call ID;Gewählt;Beginn\n1;a;02.03.2026 08:00:00\n', 'latin1')),
    );
    expect((await ask('/sample?name=old.csv')).body).toMatchObject({
      encoding: 'windows-1252',
      delimiter: ';',
      header: ['Call ID', 'Gewählt', 'Beginn'],
    });
    expect((await ask('/proposal?name=old.csv')).body['text']).toContain('"encoding": "windows-1252"');
    await send('noise.bin', new Uint8Array([1, 0, 2]));
    const refused = await ask('/sample?name=noise.bin');
    expect([refused.status, refused.body['error']]).toEqual([422, 'refused']);
    expect(refused.text).not.toContain(root);
    expect((await ask('/sample?name=gone.csv')).status).toBe(404);
    expect((await ask('/sample?name=..%2Fx')).status).toBe(403);
  });
});

describe('a mapping in the studio', () => {
  it('is proposed from names, and lacks only what no log says: the zone of its clock', async () => {
    await send('log.csv', tellStory(30).csv);
    const { body } = await ask('/proposal?name=log.csv');
    expect(body).toMatchObject({ columns: 14 });
    const refused = await ask('/mapping', 'PUT', {
      name: 'p.mapping.json',
      text: body['text'],
      baseVersion: null,
    });
    expect(refused.status).toBe(422);
    expect((refused.body['problems'] as { code: string; path: string[] }[])[0]).toMatchObject({
      code: 'mapping-zone',
      path: ['time'],
    });
    expect(readdirSync(join(root, 'calls'))).not.toContain('p.mapping.json');
  });

  it('quotes nobody’s call where the first row is one, or the log is a platform’s', async () => {
    await send(
      'no-names.csv',
      '1,+15557010001,2026-03-02 08:00:00,x\n2,+15557010002,2026-03-02 08:01:00,x\n',
    );
    const contact = { ContactId: 'A', Channel: 'VOICE', CustomerEndpoint: { Address: '+15557010001' } };
    const record = { ...contact, InitiationMethod: 'INBOUND', InitiationTimestamp: '2026-03-02T08:00:00Z' };
    await send('contacts.jsonl', `${JSON.stringify(record)}\n${JSON.stringify(record)}\n`);
    for (const name of ['no-names.csv', 'contacts.jsonl']) {
      const proposal = await ask(`/proposal?name=${name}`);
      expect([proposal.status, proposal.body]).toEqual([200, { mapping: null }]);
      const taken = { name, rows: 'call', columns: { call: '1' }, numbers: [] };
      expect((await ask('/proposal', 'POST', taken)).body).toEqual({ text: null });
      expect((await ask(`/sample?name=${name}`)).text).not.toContain('555701');
    }
    expect((await ask('/sample?name=no-names.csv')).status).toBe(422);
    expect((await ask('/sample?name=contacts.jsonl')).body).toMatchObject({ format: 'connect', header: [] });
  });

  it('is composed from what somebody takes the columns for, with the names that stand in the whole beginning', async () => {
    await send('log.csv', 'A,B,C\n1,+15559990000,2026-03-02 08:00:00\n2,+15559990001,2026-03-02 08:01:00\n');
    const taken = {
      name: 'log.csv',
      rows: 'call',
      columns: { call: 'A', line: 'B', start: 'C' },
      numbers: [],
    };
    const composed = await ask('/proposal', 'POST', taken);
    const mapping = JSON.parse(String(composed.body['text'])) as Record<string, unknown>;
    expect(mapping).toMatchObject({
      call: 'A',
      lines: { column: 'B', map: { '+15559990000': '+15559990000', '+15559990001': '+15559990001' } },
      emit: [{ event: 'start', t: 'C' }],
    });
    const before = JSON.stringify({ ...mapping, time: { pattern: 'yyyy-MM-dd HH:mm:ss', zone: 'UTC' } });
    expect((await ask('/proposal', 'POST', { ...taken, before })).body['text']).toContain('"zone": "UTC"');
    for (const wrong of [{ ...taken, rows: 'x' }, { ...taken, columns: { nothing: 'A' } }, {}])
      expect((await ask('/proposal', 'POST', wrong)).status).toBe(400);
  });

  it('is written whole by whoever has read what is there, and by nobody else', async () => {
    const text = printMapping(STORY_MAPPING);
    const put = (name: string, baseVersion: string | null) =>
      ask('/mapping', 'PUT', { name, text, baseVersion });
    const first = await put('m.mapping.json', null);
    expect(first.status).toBe(200);
    expect((await ask('/mapping?name=m.mapping.json')).body).toEqual({
      text,
      version: first.body['version'],
    });
    expect((await put('m.mapping.json', null)).body).toEqual({ text, version: first.body['version'] });
    expect((await put('m.mapping.json', null)).status).toBe(409);
    expect((await put('m.mapping.json', String(first.body['version']))).status).toBe(200);
    expect((await put('m.json', null)).status).toBe(400);
    expect((await put('../m.mapping.json', null)).status).toBe(403);
    expect((await ask('/mapping?name=gone.mapping.json')).status).toBe(204);
    const polluted = { name: 'p.mapping.json', text: '{"format":"csv","__proto__":{}}', baseVersion: null };
    expect((await ask('/mapping', 'PUT', polluted)).status).toBe(422);
  });
});

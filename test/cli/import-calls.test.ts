import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCallFile } from '../../src/call-files/index.ts';
import { printMapping } from '../../src/calls/index.ts';
import { STORY_MAPPING, tellStory } from '../call-files/story.ts';
import { makeFolder, runCli } from './run-cli.ts';

const MAPPING = printMapping(STORY_MAPPING);

/** Every byte of every file below a folder. */
function readAll(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

describe('dialtree import-calls', () => {
  it('writes a file of calls, and says what became of every record', async () => {
    const { csv } = tellStory(40);
    const rows = csv.split('\n');
    const cwd = makeFolder({
      'log.csv': [...rows.slice(0, 10), rows[3], 'id-x,,,,,soon', ...rows.slice(10)].join('\n'),
      'm.mapping.json': MAPPING,
    });
    const { exitCode, out } = await runCli(
      ['import-calls', 'log.csv', '--mapping', 'm.mapping.json', '--out', 'calls.events.parquet'],
      cwd,
    );
    expect(exitCode).toBe(0);
    expect(out).toContain('20 calls as they were understood');
    expect(out).toContain('presses 3');
    expect(out).toContain('the log ends here');
    expect(out).toContain(
      'Of 42 records 40 are in calls, 1 say the same again, 1 were refused, 0 are left out.',
    );
    expect(out).toContain('(log.csv 12)');
    const { header } = await openCallFile(join(cwd, 'calls.events.parquet'), { today: '2026-03-03' });
    expect(header).toMatchObject({
      calls: 40,
      used: 40,
      merged: { double: 1 },
      lines: ['merged'],
      censored: 6,
    });
  });

  it('lets nothing out that tells who called: no number, no name, no remark, nothing that was typed', async () => {
    const { csv, secrets } = tellStory(600);
    const cwd = makeFolder({ 'log.csv': csv, 'm.mapping.json': MAPPING });
    const said = [];
    for (const [out, more] of [
      ['a.events.parquet', ['--show', '600']],
      ['a.events.csv', ['--json']],
      ['b.events.csv', ['--language', 'zh-CN', '--show', '600']],
    ] as const) {
      const command = ['import-calls', 'log.csv', '-m', 'm.mapping.json', '-o', out, ...more];
      const run = await runCli(command, cwd);
      expect(run.exitCode).toBe(0);
      said.push(run.out, run.err);
    }
    const { calls } = await openCallFile(join(cwd, 'a.events.parquet'), { today: '2026-03-03' });
    for await (const batch of calls()) said.push(JSON.stringify(batch));
    const written = ['a.events.parquet', 'a.events.csv', 'b.events.csv'];
    const everything = [
      ...said,
      ...written.map((name) => readFileSync(join(cwd, name), 'latin1')),
      readAll(join(cwd, '.dialtree')),
    ].join('\n');
    expect(secrets.length).toBeGreaterThan(900);
    expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
    // Nor is the key in anything but its own file.
    const key = readFileSync(join(cwd, '.dialtree/key'), 'utf8').trim();
    expect(said.join('\n').includes(key)).toBe(false);
    expect(statSync(join(cwd, '.dialtree/key')).mode & 0o077).toBe(0);
    expect(readFileSync(join(cwd, '.dialtree/.gitignore'), 'utf8')).toBe('*\n');
  });

  it('gives a caller the same hash in every import, until there is a new key', async () => {
    const cwd = makeFolder({ 'log.csv': tellStory(10).csv, 'm.mapping.json': MAPPING });
    const hashes = async (...more: string[]): Promise<(string | undefined)[]> => {
      await runCli(['import-calls', 'log.csv', '-m', 'm.mapping.json', '-o', 'c.events.csv', ...more], cwd);
      return readFileSync(join(cwd, 'c.events.csv'), 'utf8').match(/\b[0-9a-f]{16}\b/g) ?? [];
    };
    const first = await hashes();
    expect(first.length).toBe(8);
    expect(await hashes()).toEqual(first);
    expect(await hashes('--new-key')).not.toEqual(first);
  });

  it('proposes a mapping from the names of columns, which lacks only what no column says', async () => {
    const cwd = makeFolder({ 'log.csv': tellStory(30).csv });
    expect((await runCli(['import-calls', 'log.csv', '--propose', 'p.mapping.json'], cwd)).exitCode).toBe(0);
    const bad = await runCli(['import-calls', 'log.csv', '-m', 'p.mapping.json', '-o', 'c.events.csv'], cwd);
    expect([bad.exitCode, bad.err.includes('p.mapping.json:6:'), bad.err.includes('time zone')]).toEqual([
      1,
      true,
      true,
    ]);
    const proposed = JSON.parse(readFileSync(join(cwd, 'p.mapping.json'), 'utf8')) as { time: object };
    const cwd2 = makeFolder({
      'log.csv': tellStory(30).csv,
      'p.mapping.json': JSON.stringify({ ...proposed, time: { ...proposed.time, zone: 'UTC' } }),
    });
    const { exitCode, out } = await runCli(
      ['import-calls', 'log.csv', '-m', 'p.mapping.json', '-o', 'c.events.csv', '--show', '0'],
      cwd2,
    );
    expect([exitCode, out.includes('Of 30 records 30 are in calls')]).toEqual([0, true]);
    expect(JSON.stringify(proposed)).not.toContain('Nobody');
  });

  it.each([
    ['a packed log', { 'x.log': '\u001f\u008b\b\0' }, ['x.log'], 'The file is packed.'],
    ['an empty one', { 'x.log': '' }, ['x.log'], 'The file is empty.'],
    ['holes', { 'x.log': `a\n${'\0'.repeat(5000)}` }, ['x.log'], 'empty bytes'],
    ['no log', { 'x.log': 'once upon a time\n' }, ['x.log'], 'Nothing says what log this is.'],
    [
      'a table without a mapping',
      { 'x.csv': 'a,b,c\n1,2,3\n' },
      ['x.csv'],
      'what the columns of the table are',
    ],
    ['a file that is not there', {}, ['x.log'], 'There is no such file.'],
    [
      'another table',
      { 'x.csv': 'a,b,c\n1,2,3\n', 'm.json': MAPPING },
      ['x.csv', '-m', 'm.json'],
      'no column Call ID',
    ],
  ] as const)('says in a sentence what is wrong with %s', async (_, files, args, sentence) => {
    const cwd = makeFolder({});
    const bytes = await import('node:fs');
    for (const [name, text] of Object.entries(files)) bytes.writeFileSync(join(cwd, name), text, 'latin1');
    const { exitCode, err } = await runCli(['import-calls', ...args, '-o', 'c.events.csv'], cwd);
    expect(err).toContain(sentence);
    expect(exitCode).toBe(1);
    expect(readdirSync(cwd).includes('c.events.csv')).toBe(false);
  });

  it('stops when it is asked to, and writes nothing', async () => {
    const cwd = makeFolder({ 'log.csv': tellStory(50).csv, 'm.mapping.json': MAPPING });
    const onInterrupt = (handler: () => void) => {
      handler();
      return () => undefined;
    };
    const { exitCode, err } = await runCli(
      ['import-calls', 'log.csv', '-m', 'm.mapping.json', '-o', 'c.events.csv'],
      cwd,
      { onInterrupt },
    );
    expect([exitCode, err.includes('nothing was written')]).toEqual([1, true]);
    expect(err).toContain('Stopping: nothing will have been written.');
    expect(err).not.toContain('replication');
    expect(readdirSync(cwd).includes('c.events.csv')).toBe(false);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCallFile } from '../../src/call-files/index.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL } from './small-project.ts';
import { tenthProject as project } from './tenth-project.ts';

describe('dialtree log-calls', () => {
  it('writes a file of calls that is read again as any other', async () => {
    const cwd = makeFolder(project);
    const { exitCode, out, err } = await runCli(
      ['log-calls', SMALL, '--days', '3', '--out', 'a.events.parquet', '--language', 'en'],
      cwd,
    );
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toMatch(/a\.events\.parquet: [\d,]+ calls with [\d,]+ events, 3 days\. Nobody made them/);
    const file = await openCallFile(join(cwd, 'a.events.parquet'), { today: '2026-01-01' });
    let calls = 0;
    for await (const batch of file.calls()) calls += batch.length;
    expect(calls).toBe(file.header.calls);
    expect(calls).toBeGreaterThan(15);
  });

  it('writes the same bytes each time, and another truth when one is drawn', async () => {
    const cwd = makeFolder(project);
    const write = async (name: string, ...more: string[]): Promise<string> => {
      const { out, exitCode } = await runCli(
        ['log-calls', SMALL, '--days', '2', '-o', name, '--language', 'en', ...more],
        cwd,
      );
      expect(exitCode, out).toBe(0);
      return readFileSync(join(cwd, name), 'utf8');
    };
    const first = await write('a.events.csv');
    expect(await write('b.events.csv')).toBe(first);
    expect(await write('c.events.csv', '--draw', '2')).not.toBe(first);
    expect(await write('d.events.csv', '--kind', 'cdr')).not.toContain(',key,');
  });

  it.each([
    [[], 'Nothing says where the log is written'],
    [['-o', 'a.txt'], 'a.txt is no name of a call file'],
    [['-o', 'a.events.csv', '--world', 'befor'], 'no world "befor"'],
    [['-o', 'a.events.csv', '--starts', '2026-03-03'], '2026-03-03 is no Monday'],
    [['-o', 'a.events.csv', '--kind', 'all'], 'cdr, keys, times, dispositions'],
  ])('answers %j with exit code 2 and says: %s', async (args, words) => {
    expect(
      await runCli(['log-calls', SMALL, '--language', 'en', ...args], makeFolder(project)),
    ).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining(words) as string,
    });
  });
});

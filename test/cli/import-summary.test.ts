/** What importing says beside its refusals: small counts, signs of a wrong zone, files that are calls already. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printMapping, type Mapping } from '../../src/calls/index.ts';
import { STORY_MAPPING, tellStory } from '../call-files/story.ts';
import { FORMATS, namesOf } from '../calls/sources/formats.ts';
import { STORY } from '../calls/sources/story.ts';
import { makeFolder, runCli } from './run-cli.ts';

async function importStory(count: number, changes: Partial<Mapping> = {}, ...more: readonly string[]) {
  const mapping = printMapping({ ...STORY_MAPPING, ...changes });
  const cwd = makeFolder({ 'log.csv': tellStory(count).csv, 'm.mapping.json': mapping });
  const args = [
    'import-calls',
    'log.csv',
    '-m',
    'm.mapping.json',
    '-o',
    'c.events.csv',
    '--show',
    '0',
    ...more,
  ];
  return { cwd, ...(await runCli(args, cwd)) };
}

describe('counts below five', () => {
  it('are not exact in JSON: of calls that were cut off, of known callers, of what was left out', async () => {
    const exclude = [
      { prefix: '+15551000000', because: 'a test' },
      { from: '2026-03-02T07:00', to: '2026-03-02T07:20', because: 'an outage' },
    ];
    // Every seventh call is without an end, every fifth without a caller.
    const { out } = await importStory(11, { exclude }, '--json');
    const { censored, withCaller, excluded, calls } = JSON.parse(out) as Record<string, unknown>;
    expect([censored, withCaller, calls]).toEqual(['<5', '<5', 4]);
    expect(excluded).toEqual([
      { reason: 'period', because: 'an outage', count: 6 },
      { reason: 'prefix', because: 'a test', count: '<5' },
    ]);
  });

  it('are exact from five on, and where there is none', async () => {
    const { out } = await importStory(36, {}, '--json');
    expect(JSON.parse(out)).toMatchObject({ calls: 36, censored: 6, withCaller: 29, excluded: [] });
    expect(JSON.parse((await importStory(0, {}, '--json')).out)).toMatchObject({
      censored: 0,
      withCaller: 0,
    });
  });
});

describe('a wrong zone', () => {
  const sign = 'Is "time.zone" right?';

  it.each(['Asterisk, call records alone', 'CVP, activity log'])(
    '%s: is seen by the ids of calls',
    async (title) => {
      const format = FORMATS.find((each) => each.title === title);
      if (!format) throw new Error(title);
      const logs = format.write.map((write) => write(STORY));
      const { lines, menus, options, zone } = namesOf(format);
      const said = async (own: string | undefined): Promise<string> => {
        const mapping = { format: format.id, time: { zone: own }, lines: { map: lines }, menus, options };
        const files = Object.fromEntries(logs.map(({ name, text }) => [name, text]));
        const cwd = makeFolder({ ...files, 'm.mapping.json': JSON.stringify(mapping) });
        const names = logs.map(({ name }) => name);
        return (await runCli(['import-calls', ...names, '-m', 'm.mapping.json', '-o', 'c.events.csv'], cwd))
          .out;
      };
      expect(await said(zone)).not.toContain(sign);
      // In June Berlin is six hours before New York.
      expect(await said('Europe/Berlin')).toContain(`most are 6 h behind. ${sign}`);
      expect(await said('America/Los_Angeles')).toContain(`most are 3 h ahead. ${sign}`);
    },
  );

  it('is suspected when most calls lie where the line is closed, and only then', async () => {
    const hours = (from: number) => ({ open: { merged: { days: [1, 2, 3, 4, 5], from, to: from + 2 } } });
    expect((await importStory(40, hours(7))).out).not.toContain('outside the hours of their lines. Are');
    const { out, exitCode } = await importStory(40, hours(8));
    expect([exitCode, out.includes('21 of 40 calls lie outside the hours of their lines. Are')]).toEqual([
      0,
      true,
    ]);
    const none = await importStory(40, hours(20));
    expect([none.exitCode, none.out.includes('40 of 40 calls lie outside')]).toEqual([1, true]);
  });
});

describe('a file of calls, given as a log', () => {
  it.each(['c.events.csv', 'c.events.parquet'])(
    '%s is told apart, and how several are used is said',
    async (name) => {
      const { cwd } = await importStory(10, {}, '--out', name);
      const { exitCode, err } = await runCli(['import-calls', name, '-o', 'd.events.csv'], cwd);
      expect(err).toContain('This is a file of calls already, not a log.');
      expect(err).toContain('--calls A.events.parquet,B.events.parquet');
      expect(exitCode).toBe(1);
    },
  );

  it('is not confused with another table in Parquet, or with what is none', async () => {
    const { cwd } = await importStory(10, {}, '--out', 'c.events.parquet');
    const bytes = readFileSync(join(cwd, 'c.events.parquet'));
    const other = Buffer.from(bytes.toString('latin1').replace('dialtree.calls', 'somebody.calls'), 'latin1');
    for (const text of [other, bytes.subarray(0, 500)]) {
      writeFileSync(join(cwd, 'x.parquet'), text);
      const { exitCode, err } = await runCli(['import-calls', 'x.parquet', '-o', 'd.events.csv'], cwd);
      expect([exitCode, err.includes('The file is a table in Parquet')]).toEqual([1, true]);
    }
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CALL_COLUMNS } from '../../src/calls/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL, smallProject as project } from './small-project.ts';

const { config } = parseScenario(project[SMALL] ?? '', SMALL).scenario ?? {};
const LINE = config?.worlds.find(({ id }) => id === config.compare.before)?.lines[0] ?? '';
const WAVES = `2026-04-06=${LINE}`;

describe('dialtree verify', () => {
  it.each([
    [['verify', SMALL], 'which lines moved when'],
    [['verify', SMALL, '--waves', 'soon=x', '--calls', 'a.events.csv'], 'takes days with what moved then'],
    [['verify', SMALL, '--waves', '2026-04-06=nowhere', '--calls', 'a.events.csv'], 'has no line "nowhere"'],
    [['verify', SMALL, '--waves', '2026-04-06', '--calls', 'a.events.csv'], 'the scenario has 0 steps'],
    [
      ['verify', SMALL, '--waves', WAVES, '--calls', 'a.events.csv', '-o', 'x.json'],
      'is not a scenario’s name',
    ],
    [
      ['verify', SMALL, '--waves', WAVES, '--calls', 'a.events.csv', '-o', 'x.scenario.json'],
      'The scenario has no posterior',
    ],
    [['verify', SMALL, '--waves', WAVES, '--calls', 'a.events.csv', '--keep', 'x'], '"x"'],
    [['verify', SMALL, '--waves', WAVES, '--calls', 'a.events.csv'], 'There is no file of calls here.'],
    [['verify', SMALL, '--waves', WAVES, '--calls', 'raw.events.csv'], 'says nothing about where it is from'],
    [['verify', SMALL, '--waves', WAVES, '--draws', '1'], 'from 2 to 10000'],
  ])('answers %j with exit code 2 and says: %s', async (args, words) => {
    const cwd = makeFolder(project);
    writeFileSync(join(cwd, 'raw.events.csv'), `${CALL_COLUMNS.join(',')}\n`);
    expect(await runCli([...args, '--language', 'en'], cwd)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining(words) as string,
    });
  });

  it('says in every form what was seen beside what was predicted', { timeout: 60_000 }, async () => {
    const cwd = makeFolder(project);
    const log = ['log-calls', SMALL, '--days', '14', '--starts', '2026-04-06', '--out', 'c.events.parquet'];
    expect(await runCli(log, cwd)).toMatchObject({ exitCode: 0 });
    const verify = ['verify', SMALL, '--calls', 'c.events.parquet', '--draws', '4', '--language', 'en'];
    const { exitCode, out, err } = await runCli(
      [...verify, '--waves', `2026-04-13=${LINE}`, '--format', 'text,csv,json,html', '--report', 'r'],
      cwd,
    );
    expect(exitCode).toBe(0);
    expect(err).toContain('Ctrl-C stops, and nothing will have been written.');
    expect(out).toContain('The scenario was not calibrated');
    expect(out).toMatch(/figures lie where the scenario expected them/);
    expect(out).toContain('Lines that moved');
    expect(out).not.toContain('What it taught');
    const [head, first] = readFileSync(join(cwd, 'r/small-verification.csv'), 'utf8').split('\r\n');
    expect(head).toMatch(/^from,to,of,figure,n,observed,observedLow,observedHigh,predicted/);
    expect(first).toMatch(/^2026-04-06,2026-04-12,\w+,lost,/);
    expect(readFileSync(join(cwd, 'r/small-verification.html'), 'utf8')).toContain('<svg');

    const early = await runCli([...verify, '--waves', `2026-06-01=${LINE}`], cwd);
    expect([early.exitCode, early.err.includes('The log ends on 2026-04-19')]).toEqual([2, true]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL } from './small-project.ts';
import { tenthProject as project } from './tenth-project.ts';

describe('dialtree staff', () => {
  it('prints plans, what pooling saves, the tightest hour, and writes the agents of every half-hour', async () => {
    const cwd = makeFolder(project);
    const { exitCode, out } = await runCli(
      [
        'staff',
        SMALL,
        '--worlds',
        'after',
        '--replications',
        '1',
        '--threads',
        '1',
        '--language',
        'en',
        '--out',
        'o',
      ],
      cwd,
    );
    expect(exitCode).toBe(0);
    expect(out).toContain('Agent hours');
    expect(out).toContain('names no pools');
    expect(out).toContain(
      'dialtree staff scenarios/small.scenario.json --service-level 0.8 --within 20 --worlds after',
    );
    const lines = readFileSync(join(cwd, 'o/staffing.csv'), 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 6 * 336);
    // Half-hours of agents, by desk and in all, are hours in the report.
    const halfHours = lines
      .slice(1)
      .map((line) => line.split(','))
      .filter(([, , desk]) => desk === 'pc-repair')
      .reduce((sum, row) => sum + Number(row[5]), 0);
    expect(out).toMatch(new RegExp(`Computer repairs +${(halfHours / 2).toFixed(0)} `));
    const page = readFileSync(join(cwd, 'o/staffing.html'), 'utf8');
    expect(page).not.toMatch(/<script|href="[^#]|src=/);
    expect(page.match(/<svg[^>]* role="img"/g)).toHaveLength(6);
  });

  it('prints plans in the form asked for, and writes it where asked', async () => {
    const cwd = makeFolder(project);
    const quick = ['staff', SMALL, '--worlds', 'after', '--replications', '1', '--threads', '1'];
    const asJson = await runCli([...quick, '--format', 'json'], cwd);
    expect(JSON.parse(asJson.out)).toMatchObject({ format: 'dialtree-staffing', seed: 20_260_101 });
    const { out } = await runCli([...quick, '--format', 'md,csv', '--out', 'p', '--language', 'en'], cwd);
    expect(out).toContain('Written: p/staffing.md');
    expect(readFileSync(join(cwd, 'p/staffing.md'), 'utf8')).toContain('## Agent hours a week');
    expect(readdirSync(join(cwd, 'p')).toSorted()).toEqual(['staffing.csv', 'staffing.md']);
    expect(await runCli([...quick, '--format', 'md,csv'], cwd)).toMatchObject({ exitCode: 2 });
  });

  it('prints the plan when asked to be quiet, since no file holds it, and nothing beside', async () => {
    const cwd = makeFolder(project);
    const quick = ['staff', SMALL, '--worlds', 'after', '--replications', '1', '--threads', '1', '-q'];
    const printed = await runCli([...quick, '--language', 'en'], cwd);
    expect(printed.out).toContain('Agent hours a week');
    const beside = await runCli([...quick, '--language', 'en', '--out', 'o'], cwd);
    expect(beside).toEqual({ exitCode: 0, out: printed.out, err: '' });
    // A report asked for as a file is in that file.
    const text = await runCli([...quick, '--language', 'en', '--format', 'text', '--out', 'p'], cwd);
    expect([text.out, readdirSync(join(cwd, 'p'))]).toEqual(['', ['staffing.txt']]);
  });

  it.each([
    [['--service-level', '80'], 'from 0.05 to 0.99'],
    [['--within', 'soon'], 'with a point for decimals'],
    [['--worlds', 'befor'], 'Did you mean "before"?'],
  ])('answers %j with exit code 2 and says: %s', async (args, words) => {
    expect(await runCli(['staff', SMALL, ...args], makeFolder(project))).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining(words) as string,
    });
  });
});

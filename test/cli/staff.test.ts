import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL } from './small-project.ts';
import { tenthProject as project } from './tenth-project.ts';

const quick = [
  'staff',
  SMALL,
  '--worlds',
  'after',
  '--ways',
  'apart',
  '--replications',
  '1',
  '--threads',
  '1',
];

describe('dialtree staff', () => {
  it('prints agents needed, whether they are enough, and writes the roster of every group', async () => {
    const cwd = makeFolder(project);
    const { exitCode, out } = await runCli([...quick, '--language', 'en', '--out', 'o'], cwd);
    expect(exitCode).toBe(0);
    expect(out).toContain('Agents needed');
    expect(out).toContain('Does it hold on new months');
    expect(out).toContain(
      'dialtree staff scenarios/small.scenario.json --service-level 0.8 --within 20 --worlds after --ways apart',
    );
    const [head, ...rows] = readFileSync(join(cwd, 'o/staffing.csv'), 'utf8').trimEnd().split('\r\n');
    expect(head).toBe('world,staffing,group,weekday,from,to,agents');
    const cells = rows.map((row) => row.split(','));
    expect(new Set(cells.map(([, , group]) => group)).size).toBe(6);
    const hours = (clock = ''): number => Number(clock.slice(0, 2)) + Number(clock.slice(3)) / 60;
    // Every day of every group is told from midnight to midnight.
    for (const group of new Set(cells.map(([, , id]) => id)))
      for (let day = 1; day <= 7; day++) {
        const stretches = cells.filter(([, , id, weekday]) => id === group && weekday === String(day));
        expect(stretches.map(([, , , , from]) => from)).toEqual([
          '00:00',
          ...stretches.slice(0, -1).map(([, , , , , to]) => to),
        ]);
        expect(stretches.at(-1)?.[5]).toBe('24:00');
      }
    const repairs = cells
      .filter(([, , group]) => group === 'pc-repair')
      .reduce((sum, [, , , , from, to, agents]) => sum + (hours(to) - hours(from)) * Number(agents), 0);
    const printed = repairs >= 100 || Number.isInteger(repairs) ? repairs.toFixed(0) : repairs.toFixed(1);
    expect(out).toMatch(new RegExp(`Computer repairs +${printed} `));
    const page = readFileSync(join(cwd, 'o/staffing.html'), 'utf8');
    expect(page).not.toMatch(/<script|href="[^#]|src=/);
    expect(page.match(/<svg[^>]* role="img"/g)).toHaveLength(6);
  });

  it('compares both worlds at the same service, in every language', async () => {
    const cwd = makeFolder(project);
    const both = ['staff', SMALL, '--ways', 'apart', '--replications', '2', '--threads', '1', '-q'];
    const { out } = await runCli([...both, '--language', 'en'], cwd);
    expect(out).toMatch(/Desks apart: [\d.,]+ agent hours a week in “/);
    expect(out).toContain('At the same service: Desks apart');
    expect(out).toMatch(/Abandoned in queue/);
    const { out: chinese } = await runCli([...both, '--language', 'zh-CN'], cwd);
    expect(chinese).toContain('所需坐席');
    expect(chinese).not.toMatch(/agent hours|Desks apart/);
  });

  it('prints plans in the form asked for, and writes it where asked', async () => {
    const cwd = makeFolder(project);
    const asJson = await runCli([...quick, '--format', 'json'], cwd);
    expect(JSON.parse(asJson.out)).toMatchObject({
      format: 'dialtree-staffing',
      version: 2,
      seed: 20_260_101,
    });
    const { out } = await runCli([...quick, '--format', 'md,csv', '--out', 'p', '--language', 'en'], cwd);
    expect(out).toContain('Written: p/staffing.md');
    expect(readFileSync(join(cwd, 'p/staffing.md'), 'utf8')).toContain('## Agents needed');
    expect(readdirSync(join(cwd, 'p')).toSorted()).toEqual(['staffing.csv', 'staffing.md']);
    expect(await runCli([...quick, '--format', 'md,csv'], cwd)).toMatchObject({ exitCode: 2 });
  });

  it('prints the plan when asked to be quiet, since no file holds it, and nothing beside', async () => {
    const cwd = makeFolder(project);
    const printed = await runCli([...quick, '-q', '--language', 'en'], cwd);
    expect(printed.out).toContain('Agents needed');
    const beside = await runCli([...quick, '-q', '--language', 'en', '--out', 'o'], cwd);
    expect(beside).toEqual({ exitCode: 0, out: printed.out, err: '' });
    // A report asked for as a file is in that file.
    const text = await runCli([...quick, '-q', '--language', 'en', '--format', 'text', '--out', 'p'], cwd);
    expect([text.out, readdirSync(join(cwd, 'p'))]).toEqual(['', ['staffing.txt']]);
  });

  it('covers with shifts of the hours asked for, and says so', async () => {
    const cwd = makeFolder(project);
    const { out } = await runCli([...quick, '--shift-hours', '4', '--language', 'en'], cwd);
    expect(out).toContain('shifts of 4 h or more');
    expect(out).toContain('--shift-hours 4');
  });

  it.each([
    [['--service-level', '80'], 'from 0.05 to 0.99'],
    [['--within', 'soon'], 'with a point for decimals'],
    [['--worlds', 'befor'], 'Did you mean "before"?'],
    [['--ways', 'together'], 'allowed: apart, pooled, cross-trained'],
    [['--shift-hours', '7.25'], 'in steps of half an hour'],
    [['--shift-hours', '25'], 'from 0.5 to 24'],
  ])('answers %j with exit code 2 and says: %s', async (args, words) => {
    expect(await runCli(['staff', SMALL, ...args], makeFolder(project))).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining(words) as string,
    });
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL } from './small-project.ts';
import { tenthProject as project } from './tenth-project.ts';

const CASE = 'scenarios/eighteen-lines.scenario.json';

describe('dialtree pilot', () => {
  it('says how many callers and days each effect takes, and when to stop', async () => {
    const { exitCode, out, err } = await runCli(['pilot', CASE, '--language', 'en'], process.cwd());
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toMatch(/Lost in the menu: from [\d.]+ % to [\d.]+ % takes [\d,]+ calls in the pilot/);
    expect(out).toMatch(/[\d,]+ to [\d,]+ calendar days/);
    expect(out).toContain('Stop at so many lost');
    expect(out).toMatch(/with 95 % certainty, more than 3 points\s+above that of the control/);
    expect(out).toContain('predictions from assumptions: calibrate it with a log first');
    expect(out).toContain(`dialtree pilot ${CASE} --share 0.05 --power 0.8 --level 0.05`);
  });

  it('is Chinese where that is asked for, and written in every form', async () => {
    const cwd = makeFolder(project);
    const { out } = await runCli(['pilot', SMALL, '--language', 'zh-CN'], cwd);
    expect(out).toContain('试点');
    expect(out).not.toMatch(/Lost in the menu|pilot takes/);
    await runCli(['pilot', SMALL, '--format', 'csv,json,html,md', '--out', 'o'], cwd);
    const [head, first] = readFileSync(join(cwd, 'o/small.csv'), 'utf8').split('\r\n');
    expect(head).toBe('figure,predicted,before,after,calls,callsLow,callsHigh,daysLow,daysHigh,callsByDays');
    expect(first).toMatch(/^lostRate,false,/);
    expect(JSON.parse(readFileSync(join(cwd, 'o/small.json'), 'utf8'))).toMatchObject({
      format: 'dialtree-pilot',
      share: 0.05,
    });
  });

  it('says so where both worlds have the same menu', async () => {
    const { out } = await runCli(['pilot', SMALL, '--language', 'en'], makeFolder(project));
    expect(out).toContain('there is nothing that a pilot could show');
    expect(out).not.toMatch(/e\+|\(predicted\)/);
  });

  it.each([
    [['--share', '1'], 'from 0.001 to 0.9'],
    [['--power', 'high'], 'with a point for decimals'],
    [['--format', 'pdf'], 'allowed: text, json, csv, md, html'],
  ])('answers %j with exit code 2 and says: %s', async (args, words) => {
    expect(await runCli(['pilot', SMALL, ...args], makeFolder(project))).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining(words) as string,
    });
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario, printScenario, type ExpectedFigure } from '../../src/scenario/index.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL } from './small-project.ts';
import { tenthProject } from './tenth-project.ts';

const QUICK = ['--replications', '3', '--threads', '1', '--language', 'en', '-q'];
const { config } = parseScenario(tenthProject[SMALL] ?? '', SMALL).scenario ?? {};
function projectWith(expected: readonly ExpectedFigure[], file = SMALL): Readonly<Record<string, string>> {
  if (!config) throw new Error('The small scenario cannot be read.');
  return { ...tenthProject, [file]: printScenario({ ...config, expected }) };
}
const refused: ExpectedFigure = {
  figure: 'refusedRate',
  world: 'after',
  value: 0,
  precision: 0.1,
  source: 'no trunks',
};
const wrong: ExpectedFigure = { figure: 'callsPerNeed', world: 'after', value: 40, source: 'a slip' };

describe('dialtree validate', () => {
  it('exits with 0 where every value agrees, with 1 where one does not, and says which', async () => {
    const right = await runCli(['validate', SMALL, ...QUICK], makeFolder(projectWith([refused])));
    expect(right).toMatchObject({ exitCode: 0, err: '' });
    expect(right.out).toContain('1 of 1 agree.');
    const cwd = makeFolder(projectWith([refused, wrong]));
    const { exitCode, out } = await runCli(['validate', SMALL, ...QUICK, '--format', 'csv'], cwd);
    expect(exitCode).toBe(1);
    expect(out.match(/agrees|differs/g)).toEqual(['agrees', 'differs']);
    const text = await runCli(['validate', SMALL, ...QUICK], cwd);
    expect(text.out).toMatch(/Calls per need +40 .*DIFFERS/);
    expect(text.out).toContain(
      `dialtree validate ${SMALL} --replications 3 --confidence 0.99 --seed 20260101`,
    );
  });

  it('takes the scenarios of a folder that expect something, with machines above a folder of scenarios', async () => {
    const cwd = makeFolder(projectWith([refused], 'scenarios/theory/engaged.scenario.json'));
    const { exitCode } = await runCli(
      ['validate', 'scenarios', ...QUICK, '--format', 'json', '--out', 'v.json'],
      cwd,
    );
    expect(exitCode).toBe(0);
    const result = JSON.parse(readFileSync(join(cwd, 'v.json'), 'utf8')) as { scenarios: { file: string }[] };
    expect(result.scenarios.map(({ file }) => file)).toEqual(['scenarios/theory/engaged.scenario.json']);
  });

  it.each([
    [{ ...refused, figure: 'refusedrate' }, 1, ':17 ✗ error  There is no figure "refusedrate"'],
    [{ ...refused, figure: 'refusedrate' }, 1, 'Did you mean "refusedRate"?'],
    [{ ...refused, world: 'afterwards' }, 1, 'There is no world "afterwards"'],
    [{ figure: 'refusedRate', value: 0, source: 'no trunks' }, 1, 'names no world'],
  ])('refuses %j', async (expected, exitCode, words) => {
    const run = await runCli(
      ['validate', SMALL, ...QUICK],
      makeFolder(projectWith([expected as ExpectedFigure])),
    );
    expect({ exitCode: run.exitCode, said: `${run.err}${run.out}` }).toEqual({
      exitCode,
      said: expect.stringContaining(words) as string,
    });
  });

  it('says so where there is nothing to hold a scenario against', async () => {
    const cwd = makeFolder(tenthProject);
    const named = await runCli(['validate', SMALL, ...QUICK], cwd);
    expect(`${named.err}${named.out}`).toContain('has no expected values');
    const folder = await runCli(['validate', 'scenarios', ...QUICK], cwd);
    expect(folder).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('No scenario there') as string,
    });
  });
});

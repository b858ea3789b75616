import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RENDERERS } from '../../src/report/index.ts';
import type { StudyResult } from '../../src/study/index.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL, smallProject } from './small-project.ts';

const QUICK = ['simulate', SMALL, '--replications', '2', '--no-sensitivity', '--no-draws', '--threads', '1'];
const resultOf = (text: string): StudyResult => JSON.parse(text) as StudyResult;

describe('dialtree simulate', () => {
  it('prints the report on standard output and one line about the run on standard error', async () => {
    const { exitCode, out, err } = await runCli(QUICK, makeFolder(smallProject));
    expect(err).toBe('Simulating 2 months in each of 2 worlds. Ctrl-C stops and reports what is done.\n');
    expect(exitCode).toBe(0);
    expect(out).toContain('Lost in menu');
    expect(out).toContain('seed 20260101');
  });

  it('gives the same bytes again from the command it prints', async () => {
    const cwd = makeFolder(smallProject);
    const drawing = QUICK.flatMap((word) => (word === '--no-draws' ? ['--draws', '20'] : word));
    const first = await runCli(
      [...drawing, '--seed', '7', '--worlds', 'after,before', '--format', 'json'],
      cwd,
    );
    const { replay, uncertainty } = resultOf(first.out);
    expect(uncertainty?.draws).toBe(20);
    expect(replay).toContain('--draws 20');
    const again = await runCli([...replay.split(' ').slice(1), '--threads', '1', '--format', 'json'], cwd);
    expect(again.out).toBe(first.out);
  });

  it('gives another result for another seed', async () => {
    const cwd = makeFolder(smallProject);
    const figures = async (seed: string): Promise<unknown> =>
      resultOf((await runCli([...QUICK, '--seed', seed, '--format', 'json'], cwd)).out).worlds;
    expect(await figures('1')).not.toEqual(await figures('2'));
  });

  it('writes every format into a folder and says where', async () => {
    const cwd = makeFolder(smallProject);
    const formats = RENDERERS.map(({ id }) => id).join(',');
    const { exitCode, out } = await runCli([...QUICK, '--format', formats, '--out', 'out/deep'], cwd);
    expect(exitCode).toBe(0);
    const names = RENDERERS.map(({ extension }) => `small.${extension}`);
    expect(readdirSync(join(cwd, 'out/deep')).toSorted()).toEqual(names.toSorted());
    for (const name of names) expect(out).toContain(`Written: out/deep/${name}\n`);
    expect(out).toContain('Lost in menu');
  });

  it('writes into a pipe or a device instead of putting a file in its place', async () => {
    const cwd = makeFolder(smallProject);
    const pipe = join(cwd, 'pipe');
    if (spawnSync('mkfifo', [pipe]).status !== 0) return;
    const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'ignore'] });
    let read = '';
    reader.stdout.on('data', (data: Buffer) => (read += data.toString()));
    const ended = new Promise((resolve) => reader.on('close', resolve));
    const { exitCode } = await runCli([...QUICK, '--format', 'json', '--out', 'pipe', '-q'], cwd);
    expect(exitCode).toBe(0);
    expect(statSync(pipe).isFIFO()).toBe(true);
    await ended;
    expect(JSON.parse(read)).toMatchObject({ format: 'dialtree-study' });
  });

  it('says in plain words that one world has nothing beside it', async () => {
    const cwd = makeFolder(smallProject);
    const { out } = await runCli([...QUICK, '--worlds', 'after', '--language', 'en'], cwd);
    expect(out).toContain('alone was simulated: there is no second world to compare it with');
  });

  it('compares a world with itself neither in the headline nor in a scenario that has no other', async () => {
    const project = JSON.parse(smallProject[SMALL] ?? '') as { worlds: { id: string }[] };
    const run = (changes: object) =>
      runCli(
        [...QUICK, '--format', 'json'],
        makeFolder({ ...smallProject, [SMALL]: JSON.stringify({ ...project, ...changes }) }),
      );
    const refused = await run({ compare: { before: 'after', after: 'after' } });
    expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('compared with itself')]);
    const alone = await run({
      worlds: project.worlds.filter(({ id }) => id === 'after'),
      compare: { before: 'after', after: 'after' },
    });
    expect(resultOf(alone.out)).toMatchObject({ comparisons: [], sensitivity: [], published: [] });
  });

  it('takes a word that stands twice in a list once', async () => {
    const { exitCode, out } = await runCli([...QUICK, '--format', 'json,json'], makeFolder(smallProject));
    expect([exitCode, resultOf(out).format]).toEqual([0, 'dialtree-study']);
  });

  it('keeps quiet when asked', async () => {
    const cwd = makeFolder(smallProject);
    expect(await runCli([...QUICK, '--out', 'report.md', '--format', 'md', '--quiet'], cwd)).toEqual({
      exitCode: 0,
      out: '',
      err: '',
    });
    expect(readFileSync(join(cwd, 'report.md'), 'utf8')).toContain('# ');
  });

  it('writes the report in the language of the terminal unless told another', async () => {
    const cwd = makeFolder(smallProject);
    const chinese = await runCli([...QUICK], cwd, { env: { LANG: 'zh_CN.UTF-8' } });
    expect(chinese.out).toMatch(/\p{Script=Han}/u);
    const english = await runCli([...QUICK, '--language', 'en'], cwd, { env: { LANG: 'zh_CN.UTF-8' } });
    expect(english.out).not.toMatch(/\p{Script=Han}/u);
  });

  it('finishes what is under way on Ctrl-C and reports it', async () => {
    const cwd = makeFolder(smallProject);
    const handlers: (() => void)[] = [];
    const run = runCli(
      ['simulate', SMALL, '--replications', '5000', '--no-sensitivity', '--threads', '1', '--format', 'json'],
      cwd,
      {
        onInterrupt: (handler) => {
          handlers.push(handler);
          setTimeout(handler, 1500);
          return () => undefined;
        },
      },
    );
    const { exitCode, out, err } = await run;
    expect(handlers).toHaveLength(1);
    expect(exitCode).toBe(0);
    expect(err).toContain('Stopping');
    const result = resultOf(out);
    expect(result.isStopped).toBe(true);
    expect(result.replications).toBeLessThan(5000);
    expect(result.replay).toContain(`--replications ${result.replications}`);
  });

  it.each([
    [['--seed', 'abc'], '--seed'],
    [['--seed', '1.5'], 'a whole number'],
    [['--seed', '-1'], 'a whole number'],
    [['--replications', '0'], 'from 1'],
    [['--replications', '12x'], 'a whole number'],
    [['--draws', '5'], 'a whole number from 20'],
    [['--precision', '0,2'], 'with a point for decimals'],
    [['--format', 'pdf'], '"pdf" is unknown'],
    [['--format', 'md,html'], 'Several formats need a place'],
    [['--format', 'md,html', '--out', 'report.md'], 'is one file'],
    [['--format', 'md', '--out', 'scenarios/small.scenario.json/x.md'], 'cannot be written'],
    [['--format', 'md', '--out', 'scenarios/small.scenario.json/x.md'], 'a part of the path is a file'],
    [['--format', 'md', '--out', '/proc/none/x.md'], 'no folder be made there'],
    [['--precision', '0.01', '--worlds', 'after'], '--worlds leaves "before" out'],
    [['--precision-on', 'lostRate'], 'there is no --precision'],
    [['--precision', '0.01', '--replications', '9'], 'from 10 months on'],
    [['--worlds', 'before,before'], 'compared with itself'],
    [['--worlds', 'before', '--worlds', 'after,before'], '"before" is there twice'],
    [['--worlds', 'befor'], 'Did you mean "before"?'],
    [['--worlds', ','], 'one or several names'],
    [['--locale', 'xx-'], 'a language tag'],
    [['--locale', 'fr'], 'fr'],
    [['--language', 'klingon'], 'Allowed: en, zh'],
    [['--sede', '3'], 'Did you mean --seed?'],
    [['--machines', 'nowhere'], 'There is no file or folder'],
    [['extra'], 'too many arguments'],
  ])('answers %j with exit code 2 and says: %s', async (args, words) => {
    const cwd = makeFolder(smallProject);
    const { exitCode, out, err } = await runCli(['simulate', SMALL, ...args], cwd);
    expect(err).toContain(words);
    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(existsSync(join(cwd, 'report.md'))).toBe(false);
  });

  it('names every problem of a scenario and its machines at once', async () => {
    const machine = smallProject['machines/small.machine.json'] ?? '';
    const cwd = makeFolder({
      ...smallProject,
      'machines/small.machine.json': machine
        .replace('"pc-repair"', '"pc-repiar"')
        .replace('"desk": "pc-buy"', '"desk": "pc-bye"'),
    });
    const { exitCode, out, err } = await runCli(QUICK, cwd);
    expect(exitCode).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/machines\/small\.machine\.json:\d+:\d+ .*pc-repiar/);
    expect(err).toMatch(/machines\/small\.machine\.json:\d+:\d+ .*pc-bye/);
  });

  it('says which file is missing', async () => {
    expect(await runCli(['simulate', 'gone.scenario.json'], makeFolder())).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('gone.scenario.json') as string,
    });
  });

  it('speaks of a truncated scenario with its place', async () => {
    const cwd = makeFolder({ ...smallProject, [SMALL]: (smallProject[SMALL] ?? '').slice(0, 900) });
    const { exitCode, err } = await runCli(QUICK, cwd);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/small\.scenario\.json:\d+:\d+ /);
  });
});

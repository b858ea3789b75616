import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BIN, ensureBuilt } from './built-cli.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL } from './small-project.ts';
import { tenthProject as project } from './tenth-project.ts';

const QUICK = [
  'sweep',
  SMALL,
  '--vary',
  'wrongNumber=0.05,0.3',
  '--vary',
  'machine:small#states.products.meta.noInputSeconds=3,8',
  '--replications',
  '3',
  '--threads',
  '1',
];
const FILES = [
  'replications.parquet',
  'replications.csv',
  'points.parquet',
  'points.csv',
  'sweep.json',
  'sweep.html',
];
const bytesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(FILES.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
const journalIn = (folder: string): string[] =>
  readFileSync(join(folder, 'sweep.journal.jsonl'), 'utf8').trimEnd().split('\n');

describe('dialtree sweep', () => {
  it('prints a table of every point, the ranking with its certainty, and the command that gives it again', async () => {
    const cwd = makeFolder(project);
    const { exitCode, out, err } = await runCli([...QUICK, '--out', 'o', '--language', 'en'], cwd);
    expect(exitCode).toBe(0);
    expect(err).toContain('4 points');
    // One of the two factors does not bear on this project: two points are equally good.
    expect(out).toMatch(
      /Probability that none of the other points is truly better than these: at least [01]\.\d{3}/,
    );
    const command = /dialtree (sweep .*)/.exec(out)?.[1] ?? '';
    const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
    const first = bytesIn(join(cwd, 'o'));
    const again = await runCli(
      [...words.map((word) => (word === 'o' ? 'o2' : word)), '--threads', '1', '--language', 'en'],
      cwd,
    );
    expect(again.exitCode).toBe(0);
    const second = bytesIn(join(cwd, 'o2'));
    for (const name of FILES.filter((file) => !file.startsWith('sweep.')))
      expect(second[name], name).toBe(first[name]);
  });

  it('writes Parquet and CSV of the same rows', async () => {
    const cwd = makeFolder(project);
    await runCli([...QUICK, '--out', 'o'], cwd);
    for (const [stem, count] of [
      ['replications', 4 * 2 * 3],
      ['points', undefined],
    ] as const) {
      const file = readFileSync(join(cwd, 'o', `${stem}.parquet`));
      const rows = await parquetReadObjects({
        file: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer,
      });
      const [head = '', ...lines] = readFileSync(join(cwd, 'o', `${stem}.csv`), 'utf8')
        .trimEnd()
        .split('\r\n');
      expect(head.split(',')).toEqual(Object.keys(rows[0] ?? {}));
      expect(lines).toEqual(
        rows.map((row) =>
          Object.values(row)
            .map((value) => String(value ?? ''))
            .join(','),
        ),
      );
      if (count !== undefined) expect(rows).toHaveLength(count);
    }
  });

  it('calls a tie a tie, of all points and of some', async () => {
    const cwd = makeFolder(project);
    const fast = ['--replications', '3', '--threads', '1', '--language', 'en'];
    // Nobody dials a wrong number where there is one.
    const run = async (...vary: string[]): Promise<string> =>
      (await runCli(['sweep', SMALL, '--worlds', 'after', ...vary, ...fast, '--out', `o${vary.length}`], cwd))
        .out;
    const all = await run('--vary', 'wrongNumber=0.1,0.2,0.3');
    expect(all).toMatch(/A tie: all 3 points give the same\s+“Lost in menu”/);
    expect(all).not.toMatch(/Best is|at least/);
    const some = await run('--vary', 'wrongNumber=0.1,0.2', '--vary', 'noInput=0.02,0.1');
    expect(some).toMatch(/A tie for the first place: points \d, \d/);
    expect(some).not.toContain('Best is');
  });

  it('does not share its folder with a sweep that runs, and takes over from one that was killed', async () => {
    const running = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)', 'sweep'], {
      stdio: 'ignore',
    });
    onTestFinished(() => void running.kill('SIGKILL'));
    const cwd = makeFolder({
      ...project,
      'o/sweep.lock': `${hostname()} ${running.pid}\n`,
      'far/sweep.lock': 'another-machine 1\n',
    });
    for (const folder of ['o', 'far']) {
      const taken = await runCli([...QUICK, '--out', folder], cwd);
      expect(taken.exitCode).toBe(2);
      expect(taken.err).toContain(`Another sweep is at work in "${folder}"`);
      expect(taken.err).toContain(`remove ${folder}/sweep.lock`);
    }
    // One that is gone; one whose number belongs to something else by now; a container that began again.
    for (const owner of [
      `${spawnSync(process.execPath, ['-e', '']).pid} - - token`,
      ...(process.platform === 'linux' ? ['1 - another-start token'] : []),
      `${process.pid} another-container - token`,
    ]) {
      writeFileSync(join(cwd, 'o/sweep.lock'), `${hostname()} ${owner}\n`);
      const quiet = await runCli([...QUICK, '--out', 'o', '-q', '--language', 'en'], cwd);
      expect(quiet).toMatchObject({ exitCode: 0, err: '' });
      // The ranking in words stands in no file: it was asked for, and is no progress.
      expect(quiet.out).toContain('Point');
      expect(quiet.out).not.toContain('Written');
    }
    expect(readdirSync(join(cwd, 'o')).toSorted()).toEqual([...FILES, 'sweep.journal.jsonl'].toSorted());
  });

  it.each([
    [
      '{"format":"dialtree-sweep-journal","version":2}\n',
      'written by another version of Dialtree (format 2, here 1)',
    ],
    ['{"format":"something-else"}\n', 'is not a journal of a sweep'],
    ['not even JSON', 'is not a journal of a sweep'],
  ])('leaves a journal alone that is not its own: %s', async (journal, said) => {
    const cwd = makeFolder({ ...project, 'o/sweep.journal.jsonl': journal });
    const { exitCode, err } = await runCli([...QUICK, '--out', 'o'], cwd);
    expect(exitCode).toBe(2);
    expect(err).toContain(said);
    expect(readFileSync(join(cwd, 'o/sweep.journal.jsonl'), 'utf8')).toBe(journal);
  });

  it('says what to write instead of a range where only whole numbers may stand', async () => {
    const { exitCode, err } = await runCli(
      ['sweep', SMALL, '--vary', 'scenario#days=5..8:3'],
      makeFolder(project),
    );
    expect(exitCode).toBe(1);
    expect(err).toContain('With scenario#days=6.5');
    expect(err).toContain('name whole numbers one by one: --vary path=1,2,3');
  });

  it('says a piece of advice once, however many values it is about', async () => {
    const { exitCode, err } = await runCli(
      ['sweep', SMALL, '--vary', 'wrongNumber=2,3,4'],
      makeFolder(project),
    );
    expect(exitCode).toBe(2);
    expect(err.match(/Use a number from 0 to 1/g)).toHaveLength(1);
    expect(err.match(/cannot be [234]/g)).toHaveLength(3);
  });

  it('goes on after being stopped, even in the middle of a line, to the same bytes', async () => {
    const cwd = makeFolder(project);
    await runCli([...QUICK, '--out', 'o'], cwd);
    const whole = bytesIn(join(cwd, 'o'));
    const lines = journalIn(join(cwd, 'o'));
    expect(lines).toHaveLength(5);
    writeFileSync(
      join(cwd, 'o/sweep.journal.jsonl'),
      `${lines.slice(0, 3).join('\n')}\n${(lines[3] ?? '').slice(0, 40)}`,
    );
    const { exitCode, err } = await runCli([...QUICK, '--out', 'o'], cwd);
    expect(exitCode).toBe(0);
    expect(err).toContain('2 of 4 points were done before');
    expect(bytesIn(join(cwd, 'o'))).toEqual(whole);
    expect(journalIn(join(cwd, 'o')).toSorted()).toEqual(lines.toSorted());
  });

  it('stops on Ctrl-C with what is done, and says how to go on', async () => {
    const cwd = makeFolder(project);
    const stopped = await runCli(
      [...QUICK, '--out', 'o', '--vary', 'noInput=0.01..0.15:40', '--language', 'en'],
      cwd,
      {
        onInterrupt: (handler) => {
          setTimeout(handler, 1200);
          return () => undefined;
        },
      },
    );
    expect(stopped.exitCode).toBe(0);
    expect(stopped.out).toMatch(/Stopped: \d+ of 160 points are done/);
  });

  it.each([
    ['another seed', ['--seed', '9']],
    ['another factor', ['--vary', 'noInput=0.05,0.1']],
    ['more replications', ['--replications', '4']],
  ])('does not mix %s into a folder of results', async (_, change) => {
    const cwd = makeFolder(project);
    await runCli([...QUICK, '--out', 'o'], cwd);
    const before = bytesIn(join(cwd, 'o'));
    const { exitCode, err } = await runCli([...QUICK, ...change, '--out', 'o'], cwd);
    expect(exitCode).toBe(2);
    expect(err).toContain('never mixed');
    expect(bytesIn(join(cwd, 'o'))).toEqual(before);
  });

  it('gives the same bytes on one thread and on two', async () => {
    await ensureBuilt();
    const cwd = makeFolder(project);
    for (const threads of ['1', '2'])
      execFileSync(process.execPath, [BIN, ...QUICK.slice(0, -1), threads, '-q', '--out', `o${threads}`], {
        cwd,
      });
    const [one, two] = [bytesIn(join(cwd, 'o1')), bytesIn(join(cwd, 'o2'))];
    for (const name of FILES.filter((file) => !file.startsWith('sweep.')))
      expect(two[name], name).toBe(one[name]);
  });

  it('draws a page that can run and fetch nothing', async () => {
    const cwd = makeFolder({
      ...project,
      [SMALL]: (project[SMALL] ?? '').replace('"en": "Small"', '"en": "<script>Small</script>"'),
    });
    await runCli([...QUICK, '--out', 'o', '--language', 'en'], cwd);
    const page = readFileSync(join(cwd, 'o/sweep.html'), 'utf8');
    expect(page).not.toMatch(/<script|href="[^#]|src=/);
    expect(page).toContain("default-src 'none'");
    expect(page.match(/<svg role="img"|<svg[^>]* role="img"/g)).toHaveLength(3 * 2);
  });

  it.each(['text', 'md', 'csv', 'json', 'html'])(
    'prints the report as %s in place of the summary when only that is asked for',
    async (format) => {
      const cwd = makeFolder(project);
      const { exitCode, out, err } = await runCli(
        [...QUICK, '--out', 'o', '--language', 'en', '--format', format],
        cwd,
      );
      expect(exitCode).toBe(0);
      const file = {
        text: undefined,
        md: undefined,
        csv: 'points.csv',
        json: 'sweep.json',
        html: 'sweep.html',
      }[format];
      if (file !== undefined) expect(out).toBe(readFileSync(join(cwd, 'o', file), 'utf8'));
      else expect(out).toContain('Probability that none of the other points');
      expect(format === 'text' ? out : err).toContain('Written: o/sweep.html');
    },
  );

  it('writes several formats into the folder', async () => {
    const cwd = makeFolder(project);
    const { exitCode, out } = await runCli(
      [...QUICK, '--out', 'o', '--language', 'en', '--format', 'md,csv'],
      cwd,
    );
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^Written: /);
    expect(readFileSync(join(cwd, 'o/sweep.csv'), 'utf8')).toBe(
      readFileSync(join(cwd, 'o/points.csv'), 'utf8'),
    );
    expect(readFileSync(join(cwd, 'o/sweep.md'), 'utf8')).toMatch(/^# Small/);
    expect(readdirSync(join(cwd, 'o'))).toEqual(expect.arrayContaining(FILES));
  });

  it.each([
    [[], 'something to vary'],
    [['--vary', 'wrongNumbr=0.1,0.2'], 'Did you mean "wrongNumber"?'],
    [['--vary', 'noInput=2'], 'from 0 to 1'],
    [
      ['--vary', 'noInput=0.01..0.1:100', '--vary', 'slip=0.01..0.02:100', '--vary', 'noMatch=0.01..0.1:2'],
      'at most 10000',
    ],
    [['--vary', 'noInput=0.1', '--vary', 'noInput=0.2'], 'varied twice'],
    [['--vary', 'noInput=0.1', '--vary', 'parameters.noInput.value=0.2'], 'varied twice'],
    [['--vary', 'noInput=0.05,0.1', '--design', 'lhs'], 'needs a number of points'],
    [['--vary', 'noInput=0.05,0.1', '--points', '4'], 'A grid has'],
    [['--vary', 'noInput=0.05,0.1', '--figures', 'lostrate'], '"lostrate" is unknown'],
    [['--vary', 'noInput=0.05,0.1', '--rank-on', 'afer'], 'Did you mean "after"?'],
    [['--vary', 'noInput=0.05,0.1', '--worlds', 'after', '--rank-on', 'change'], 'no change to rank by'],
  ])('answers %j with exit code 2 and says: %s', async (args, words) => {
    const { exitCode, out, err } = await runCli(['sweep', SMALL, ...args], makeFolder(project));
    expect(err).toContain(words);
    expect(exitCode).toBe(2);
    expect(out).toBe('');
  });
});

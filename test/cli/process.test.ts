/** What only a real process can show: signals, pipes, threads. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StudyResult } from '../../src/study/index.ts';
import { BIN, ensureBuilt } from './built-cli.ts';
import { makeFolder } from './run-cli.ts';
import { SMALL, smallProject } from './small-project.ts';

beforeAll(ensureBuilt);

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a study that would take long, and interrupts it as soon as it says that it listens. */
async function interrupt(threads: string): Promise<Ended> {
  const args = [
    BIN,
    'simulate',
    SMALL,
    '--replications',
    '100000',
    '--no-sensitivity',
    '--threads',
    threads,
    '--format',
    'json',
  ];
  const child = spawn(process.execPath, args, { cwd: makeFolder(smallProject) });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => (said.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => {
    said.err += data.toString();
    // Time for at least one month; were there none, the study would say so with exit code 2.
    if (said.err.includes('Simulating') && !said.err.includes('Stopping'))
      setTimeout(() => child.kill('SIGINT'), 3000);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...said };
}

describe('the process', () => {
  it.each(['1', '2'])('reports what it has after one Ctrl-C, with %s threads', async (threads) => {
    const { code, out, err } = await interrupt(threads);
    expect(err).toContain('Stopping after the replication under way');
    expect(code, err).toBe(0);
    const result = JSON.parse(out) as StudyResult;
    expect(result.isStopped).toBe(true);
    expect(result.replications).toBeGreaterThan(0);
  });

  it.runIf(process.platform === 'linux')(
    'writes to its own output where --out names that, pipe or file',
    () => {
      const cwd = makeFolder();
      const asked = (command: string): string =>
        execFileSync('sh', ['-c', command, 'sh', process.execPath, BIN], {
          cwd,
          encoding: 'utf8',
          maxBuffer: 1e7,
          stdio: ['ignore', 'pipe', 'ignore'],
        });
      const whole = asked('"$@" schema machine');
      expect(asked('"$@" schema machine --out /dev/stdout | cat')).toBe(whole);
      // What follows on the same stream comes after it, and not in the place of it.
      asked('("$@" schema machine --out /dev/stdout; echo after) > file');
      expect(readFileSync(join(cwd, 'file'), 'utf8')).toBe(`${whole}after\n`);
    },
  );

  it('gives the same bytes on one thread and on two', () => {
    const cwd = makeFolder(smallProject);
    const study = (threads: string): string =>
      execFileSync(
        process.execPath,
        [
          BIN,
          'simulate',
          SMALL,
          '--replications',
          '5',
          '--no-sensitivity',
          '--threads',
          threads,
          '--format',
          'json',
        ],
        { cwd, encoding: 'utf8', maxBuffer: 1 << 28 },
      );
    expect(study('2')).toBe(study('1'));
  });

  it('lets a reader close the pipe early', () => {
    const { status, stderr } = spawnSync(
      'bash',
      ['-o', 'pipefail', '-c', `"${process.execPath}" "${BIN}" schema scenario | head -1`],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('ends with the exit code of the command', () => {
    const status = (...args: readonly string[]): number | null =>
      spawnSync(process.execPath, [BIN, ...args], { cwd: makeFolder() }).status;
    expect(status('--version')).toBe(0);
    expect(status('check', 'nowhere')).toBe(2);
    expect(status('simulate', '--seed', 'abc', 'x')).toBe(2);
  });
});

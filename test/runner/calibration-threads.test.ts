/** A calibration on worker threads: the same bytes, and nobody waits for a thread that died. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  countPaths,
  fitPaths,
  logCalls,
  runSelfCheck,
  type SelfCheckTask,
} from '../../src/calibrate/index.ts';
import { openCalibrationThreads } from '../../src/runner/node-calibration-threads.ts';
import { BIN, ensureBuilt } from '../cli/built-cli.ts';
import { makeFolder } from '../cli/run-cli.ts';
import { smallDesign } from '../study/small-study.ts';

beforeAll(ensureBuilt);

const REAL = pathToFileURL(join(BIN, '../calibration-worker.js'));
const question = smallDesign();
const design = { question, world: 'before' };
const only = ['noInput', 'noMatch', 'wrongNumber', 'dispositionAccuracy'];
async function* log() {
  yield* logCalls(question, { world: 'before', days: 3 }, { kind: 'dispositions' });
}

function open(threads: number, workerFile: URL) {
  const opened = openCalibrationThreads(threads, workerFile);
  onTestFinished(() => opened.end());
  return opened;
}

/** A worker that does `deed` when it is asked. */
function workerThat(deed: string): URL {
  const folder = makeFolder({
    'worker.mjs': `import { parentPort } from 'node:worker_threads';
parentPort.on('message', () => { ${deed} });`,
  });
  return pathToFileURL(join(folder, 'worker.mjs'));
}

describe('a calibration on threads', () => {
  it('comes to the same bytes on one, on two, on three and on none', { timeout: 120_000 }, async () => {
    const counts = await countPaths(log(), design);
    const here = JSON.stringify(await fitPaths(counts, design, { only }));
    for (const threads of [1, 2, 3]) {
      const evaluate = open(threads, REAL).evaluatorOf(design, counts);
      expect(JSON.stringify(await fitPaths(counts, design, { only }, evaluate))).toBe(here);
    }
    const nowhere = openCalibrationThreads(2, new URL('./nothing.js', REAL));
    expect(nowhere.width).toBe(1);
    const evaluate = nowhere.evaluatorOf(design, counts);
    expect(JSON.stringify(await fitPaths(counts, design, { only }, evaluate))).toBe(here);
  });

  it('does the runs of a self-check as they are done here', { timeout: 60_000 }, async () => {
    const task = (run: number): SelfCheckTask => ({
      world: 'before',
      calls: 2000,
      days: 3,
      kind: 'dispositions',
      only,
      run,
    });
    const check = open(2, REAL).selfCheckerOf(question);
    const runs = await Promise.all([0, 1, 2].map((run) => check(task(run))));
    for (const [run, found] of runs.entries()) expect(found).toEqual(await runSelfCheck(question, task(run)));
    // What cannot be done says why, and the thread goes on.
    await expect(check({ ...task(0), world: 'nowhere' })).rejects.toThrow('nowhere');
    expect(await check(task(1))).toEqual(runs[1]);
  });

  it.each([
    ['leaves', 'process.exit(3);', /exit code 3/],
    ['throws outside its work', "throw new Error('out of the blue');", /out of the blue/],
  ])('fails when a thread %s, and nobody hangs', async (_, deed, why) => {
    const check = open(2, workerThat(deed)).selfCheckerOf(question);
    const task = { world: 'before', calls: 2000, days: 3, kind: 'dispositions', run: 0 } as const;
    await expect(Promise.all([check(task), check({ ...task, run: 1 })])).rejects.toThrow(why);
  });

  it('that is ended while it works ends', async () => {
    const threads = openCalibrationThreads(2, workerThat('for (;;);'));
    const lost = threads.selfCheckerOf(question)({
      world: 'before',
      calls: 2000,
      days: 3,
      kind: 'dispositions',
      run: 0,
    });
    const ended = expect(lost).rejects.toThrow('exit code');
    await threads.end();
    await ended;
  });
});

/** What a second thread is worth to a study, and what it costs: each compiles for itself. */
import { pathToFileURL } from 'node:url';
import { createThreadPool } from '../../src/runner/node-threads.ts';
import { runStudy, type StudyDesign } from '../../src/study/index.ts';

/** As it is built: this bench has no file for its own threads. */
const WORKER_FILE = pathToFileURL('dist/thread-worker.js');

export interface ThreadsGain {
  /** Seconds with one thread. */
  readonly seconds: number;
  /** Time with one thread against time with two. A machine that is busy with other things gains less. */
  readonly gain: number;
  /** Processor time with two threads against processor time with one: what is done twice. */
  readonly work: number;
}

/** Pairs of runs, one thread and two in turn; medians. */
export async function benchThreads(design: StudyDesign, pairs: number): Promise<ThreadsGain> {
  const found: ThreadsGain[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const [one, two] = [await measure(design, 1), await measure(design, 2)];
    found.push({ seconds: one.wall, gain: one.wall / two.wall, work: two.cpu / one.cpu });
  }
  const median = (of: (gain: ThreadsGain) => number): number =>
    found.map(of).toSorted((a, b) => a - b)[pairs >> 1] ?? Number.NaN;
  return {
    seconds: median(({ seconds }) => seconds),
    gain: median(({ gain }) => gain),
    work: median(({ work }) => work),
  };
}

async function measure(design: StudyDesign, threads: number): Promise<{ wall: number; cpu: number }> {
  const before = process.cpuUsage();
  const from = performance.now();
  const pool = createThreadPool(threads, { workerFile: WORKER_FILE });
  await runStudy(design, pool.openRunner(design));
  await pool.end();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - from) / 1e3, cpu: (user + system) / 1e6 };
}

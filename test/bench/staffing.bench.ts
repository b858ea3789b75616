/** What a staffing of both worlds takes, organised in every way. */
import { pathToFileURL } from 'node:url';
import { createThreadPool } from '../../src/runner/node-threads.ts';
import { planStaffing, type RepeatedQuestion } from '../../src/study/index.ts';

const WORKER_FILE = pathToFileURL('dist/thread-worker.js');

/** Seconds on two threads; a machine that is busy with other things takes longer: `cpu` counts the processor's. */
export async function benchStaffing(
  design: RepeatedQuestion,
): Promise<{ readonly seconds: number; readonly cpu: number; readonly plans: number }> {
  const before = process.cpuUsage();
  const from = performance.now();
  const pool = createThreadPool(2, { workerFile: WORKER_FILE });
  const target = { share: 0.8, withinSeconds: 20 };
  const { cases } = await planStaffing(design, { target }, pool);
  await pool.end();
  const { user, system } = process.cpuUsage(before);
  return {
    seconds: (performance.now() - from) / 1e3,
    cpu: (user + system) / 1e6,
    plans: cases.length,
  };
}

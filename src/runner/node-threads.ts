/** Does the work on worker threads: as many chunks at once as there are threads, the same bytes as one thread. */
import { Tinypool } from 'tinypool';
import type { Counts } from '../kernel/index.ts';
import type { Runner, StudyDesign } from '../study/index.ts';

// The bundle puts the worker (node-thread-worker.ts) beside whatever file this code ends up in.
const WORKER_FILE = './thread-worker.js';

export interface ThreadRunner extends Runner {
  /** Ends the threads. Safe to call while chunks are running. */
  end(): Promise<void>;
}

export function createThreadRunner(design: StudyDesign, threads: number): ThreadRunner {
  const filename = new URL(WORKER_FILE, import.meta.url).href;
  const pool = new Tinypool({ filename, workerData: design, minThreads: threads, maxThreads: threads });
  return {
    width: threads,
    run: async (chunk) => (await pool.run(chunk)) as Counts[],
    end: () => pool.destroy(),
  };
}

/** Does the work on worker threads: as many chunks at once as there are threads, the same bytes as one thread. */
import { Tinypool } from 'tinypool';
import type { RunnerPool } from '../study/index.ts';
import type { WorkReply } from './answer-requests.ts';
import { requestWork } from './request-work.ts';

// The bundle puts the worker (node-thread-worker.ts) beside whatever file this code ends up in.
const WORKER_FILE = './thread-worker.js';

/** @param workerFile another worker than the bundle's, for tests of what happens when one dies */
export function createThreadPool(threads: number, workerFile: URL = new URL(WORKER_FILE, import.meta.url)): RunnerPool {
  const pool = new Tinypool({ filename: workerFile.href, minThreads: threads, maxThreads: threads });
  const open = new Set<(cause: Error) => void>();
  // A thread died that had no chunk. One that could not even start leaves chunks in the queue that Tinypool would never give to
  // another: all are asked for again, and whoever could not be helped three times says why.
  pool.on('error', (cause: Error) => {
    for (const reject of open) reject(cause);
  });
  const watched = new WeakSet<object>();
  let designs = 0;
  let isEnded = false;

  /** Tinypool notices a thread's uncaught exception, not its exit (process.exit, a crash of the engine): its chunk would wait for ever. */
  const watchExits = (): void => {
    for (const thread of pool.threads) {
      if (watched.has(thread)) continue;
      watched.add(thread);
      thread.on('exit', (code: number) => {
        if (pool.threads.includes(thread)) thread.emit('error', new Error(`a worker thread ended with exit code ${code}`));
      });
    }
  };

  return {
    width: threads,
    openRunner: (design) =>
      requestWork(design, {
        width: threads,
        designKey: designs++,
        isEnded: () => isEnded,
        ask: (request) =>
          new Promise((resolve, reject) => {
            open.add(reject);
            const reply = pool.run(request) as Promise<WorkReply>;
            watchExits();
            reply.then(resolve, reject).finally(() => open.delete(reject));
          }),
      }),
    end: async () => {
      isEnded = true;
      await pool.destroy();
    },
  };
}

/** Does the work on worker threads: as many chunks at once as there are threads, the same bytes as one thread. */
import { Tinypool } from 'tinypool';
import type { RunnerPool } from '../study/index.ts';
import type { ChunkReply } from './answer-requests.ts';
import { requestChunks } from './request-chunks.ts';

// The bundle puts the worker (node-thread-worker.ts) beside whatever file this code ends up in.
const WORKER_FILE = './thread-worker.js';

/** @param workerFile another worker than the bundle's, for tests of what happens when one dies */
export function createThreadPool(threads: number, workerFile: URL = new URL(WORKER_FILE, import.meta.url)): RunnerPool {
  const pool = new Tinypool({ filename: workerFile.href, minThreads: threads, maxThreads: threads });
  // A thread that dies between two chunks is replaced when it is needed.
  pool.on('error', () => undefined);
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
      requestChunks(design, {
        width: threads,
        designKey: designs++,
        isEnded: () => isEnded,
        ask: async (request) => {
          const reply = pool.run(request) as Promise<ChunkReply>;
          watchExits();
          return reply;
        },
      }),
    end: async () => {
      isEnded = true;
      await pool.destroy();
    },
  };
}

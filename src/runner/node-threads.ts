/**
 * Does the work on worker threads: as many chunks at once as there are threads, the same bytes as one thread.
 */
import { existsSync } from 'node:fs';
import { Tinypool } from 'tinypool';
import type { RunnerPool } from '../study/index.ts';
import type { WorkReply, WorkRequest } from './answer-requests.ts';
import { ChunkLate } from './chunk-failure.ts';
import { limitByCost, type ChunkLimit } from './chunk-limit.ts';
import { requestWork } from './request-work.ts';
import { createInlinePool } from './run-inline.ts';

// The bundle puts the worker (node-thread-worker.ts) beside whatever file this code ends up in.
const WORKER_FILE = new URL('./thread-worker.js', import.meta.url);

/**
 * A pool on this machine. One thread is a thread too, so that an endless chunk can be ended; where the source
 * itself runs, as in tests, there is no file for it.
 */
export function createPoolHere(threads: number, limit: ChunkLimit): RunnerPool {
  return threads > 1 || existsSync(WORKER_FILE) ? createThreadPool(threads, { limit }) : createInlinePool();
}

export interface ThreadOptions {
  /** Seconds for each chunk, from when it is begun. */
  readonly limit?: ChunkLimit;
  /** Of each thread; absent: what Node gives. A chunk that takes more loses its thread. */
  readonly heapMegabytes?: number;
  /** Another worker than the bundle's, for tests of what happens when one dies. */
  readonly workerFile?: URL;
}

export function createThreadPool(
  threads: number,
  { limit = limitByCost, heapMegabytes, workerFile = WORKER_FILE }: ThreadOptions = {},
): RunnerPool {
  // A compiled world is short-lived and some megabytes large: a larger nursery spares copying it.
  const pool = new Tinypool({
    filename: workerFile.href,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: {
      maxYoungGenerationSizeMb: 48,
      ...(heapMegabytes === undefined ? {} : { maxOldGenerationSizeMb: heapMegabytes }),
    },
  });
  const open = new Set<(cause: Error) => void>();
  // A thread died that had no chunk. One that could not even start leaves chunks in the queue that Tinypool
  // would never give to another: all are asked for again, and whoever could not be helped three times says
  // why.
  pool.on('error', (cause: Error) => {
    for (const reject of open) reject(cause);
  });
  const watched = new WeakSet<object>();
  let designs = 0;
  let isEnded = false;

  /**
   * Tinypool notices a thread's uncaught exception, not its exit (process.exit, a crash of the engine): its
   * chunk would wait for ever.
   */
  const watchExits = (): void => {
    for (const thread of pool.threads) {
      if (watched.has(thread)) continue;
      watched.add(thread);
      thread.on('exit', (code: number) => {
        if (pool.threads.includes(thread))
          thread.emit('error', new Error(`a worker thread ended with exit code ${code}`));
      });
    }
  };

  // Tinypool's own queue would do; but a chunk's time must not run while it waits for a thread.
  const waiting: (() => void)[] = [];
  let busy = 0;
  const takeThread = async (): Promise<void> => {
    if (busy < threads) busy += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const passThread = (): void => {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  };

  /** A thread that is late is ended, endless loop or not, and another takes its place. */
  const ask = async (request: WorkRequest, seconds: number): Promise<WorkReply> => {
    await takeThread();
    if (isEnded) throw new Error('The pool of threads was ended.');
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 1000 * seconds);
    try {
      return await new Promise((resolve, reject) => {
        open.add(reject);
        const reply = pool.run(request, { signal: controller.signal }) as Promise<WorkReply>;
        watchExits();
        reply.then(resolve, reject).finally(() => open.delete(reject));
      });
    } catch (cause) {
      throw controller.signal.aborted ? new ChunkLate(seconds) : cause;
    } finally {
      clearTimeout(timer);
      passThread();
    }
  };

  return {
    width: threads,
    openRunner: (design) =>
      requestWork(design, { width: threads, designKey: designs++, limit, isEnded: () => isEnded, ask }),
    end: async () => {
      isEnded = true;
      for (const thread of pool.threads) letFail(thread);
      // One that fails while it is being ended has ended.
      await pool.destroy().catch(() => undefined);
    },
  };
}

/**
 * While it ends its threads, Tinypool (2.2) waits for each with `once` of node:events, which takes its listener away
 * from a thread that fails meanwhile. Tinypool's threads have no such method: it would be an uncaught error.
 */
function letFail(thread: object): void {
  if (!('removeListener' in thread)) Object.assign(thread, { removeListener: () => undefined });
}

/**
 * Does the work on Web Workers of a page: as many chunks at once as there are workers, the same bytes as
 * threads of Node.
 */
import type { RunnerPool } from '../study/index.ts';
import type { WorkReply, WorkRequest } from './answer-requests.ts';
import { ChunkLate } from './chunk-failure.ts';
import { limitByCost, type ChunkLimit } from './chunk-limit.ts';
import { requestWork } from './request-work.ts';

/** What of a Worker is used. */
export type PageWorker = Pick<Worker, 'onmessage' | 'onerror' | 'postMessage' | 'terminate'>;

interface Task {
  readonly request: WorkRequest;
  readonly seconds: number;
  readonly resolve: (reply: WorkReply) => void;
  readonly reject: (cause: Error) => void;
}

/**
 * Chunks on Web Workers of a page, which are started when there is work for them. One that is lost or late is
 * replaced and its chunk asked for again; the third loss, or the second delay, of a chunk rejects it.
 *
 * @param width chunks at once; `navigator.hardwareConcurrency` is a good choice, one less keeps the page
 *   lively
 * @param startWorker starts web-worker.ts. Written by the page itself, `() => new Worker(new
 *   URL('.../web-worker.ts', import.meta.url), { type: 'module' })`, because bundlers look for exactly this
 *   expression, and a package that holds it cannot be bundled without the file
 * @param limit seconds for each chunk, from when it is begun; absent: a minute, and a hundred times what it usually costs
 */
export function createWebWorkerPool(
  width: number,
  startWorker: () => PageWorker,
  limit: ChunkLimit = limitByCost,
): RunnerPool {
  const idle: PageWorker[] = [];
  const busy = new Map<PageWorker, Task & { readonly timer: ReturnType<typeof setTimeout> }>();
  const waiting: Task[] = [];
  let designs = 0;
  let isEnded = false;

  const release = (worker: PageWorker): Task | undefined => {
    const task = busy.get(worker);
    clearTimeout(task?.timer);
    busy.delete(worker);
    return task;
  };
  /** Whatever happened to it, a new one takes its place. */
  const replace = (worker: PageWorker, cause: Error): void => {
    const task = release(worker);
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
    worker.terminate();
    task?.reject(cause);
    next();
  };
  const open = (): PageWorker => {
    const worker = startWorker();
    worker.onmessage = ({ data }: MessageEvent<WorkReply>) => {
      const task = release(worker);
      idle.push(worker);
      task?.resolve(data);
      next();
    };
    worker.onerror = ({ message }) => replace(worker, new Error(message || 'a worker of the page was lost'));
    return worker;
  };
  /** Workers are started when there is work for them: a page that never simulates has none. */
  const next = (): void => {
    while (waiting.length > 0 && busy.size < width && !isEnded) {
      const task = waiting.shift() as Task;
      const worker = idle.pop() ?? open();
      const timer = setTimeout(() => replace(worker, new ChunkLate(task.seconds)), 1000 * task.seconds);
      busy.set(worker, { ...task, timer });
      worker.postMessage(task.request);
    }
  };

  return {
    width,
    openRunner: (design) =>
      requestWork(design, {
        width,
        designKey: designs++,
        limit,
        isEnded: () => isEnded,
        ask: (request, seconds) =>
          new Promise((resolve, reject) => {
            waiting.push({ request, seconds, resolve, reject });
            next();
          }),
      }),
    end: async () => {
      isEnded = true;
      for (const worker of [...idle, ...busy.keys()]) worker.terminate();
      for (const { timer } of busy.values()) clearTimeout(timer);
      for (const task of [...busy.values(), ...waiting])
        task.reject(new Error('The pool of workers was ended.'));
      busy.clear();
      waiting.length = 0;
    },
  };
}

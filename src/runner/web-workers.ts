/** Does the work on Web Workers of a page: as many chunks at once as there are workers, the same bytes as threads of Node. */
import type { RunnerPool } from '../study/index.ts';
import type { WorkReply, WorkRequest } from './answer-requests.ts';
import { requestWork } from './request-work.ts';

/** What of a Worker is used. */
export interface PageWorker {
  onmessage: ((event: { readonly data: WorkReply }) => void) | null;
  /** The worker's script could not be loaded or threw outside its chunk. */
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(request: WorkRequest): void;
  terminate(): void;
}

interface Task {
  readonly request: WorkRequest;
  readonly resolve: (reply: WorkReply) => void;
  readonly reject: (cause: Error) => void;
}

/**
 * @param width chunks at once; `navigator.hardwareConcurrency` is a good choice, one less keeps the page lively
 * @param startWorker starts web-worker.ts. Written by the page itself, `() => new Worker(new URL('.../web-worker.ts', import.meta.url),
 * { type: 'module' })`, because bundlers look for exactly this expression, and a package that holds it cannot be bundled without the file
 */
export function createWebWorkerPool(width: number, startWorker: () => PageWorker): RunnerPool {
  const idle: PageWorker[] = [];
  const busy = new Map<PageWorker, Task>();
  const waiting: Task[] = [];
  let designs = 0;
  let isEnded = false;

  const open = (): PageWorker => {
    const worker = startWorker();
    worker.onmessage = ({ data }) => {
      const task = busy.get(worker);
      busy.delete(worker);
      idle.push(worker);
      task?.resolve(data);
      next();
    };
    // Whatever happened to it, a new one takes its place.
    worker.onerror = ({ message }) => {
      const task = busy.get(worker);
      busy.delete(worker);
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
      worker.terminate();
      task?.reject(new Error(message || 'a worker of the page was lost'));
      next();
    };
    return worker;
  };
  /** Workers are started when there is work for them: a page that never simulates has none. */
  const next = (): void => {
    while (waiting.length > 0 && busy.size < width && !isEnded) {
      const task = waiting.shift() as Task;
      const worker = idle.pop() ?? open();
      busy.set(worker, task);
      worker.postMessage(task.request);
    }
  };

  return {
    width,
    openRunner: (design) =>
      requestWork(design, {
        width,
        designKey: designs++,
        isEnded: () => isEnded,
        ask: (request) =>
          new Promise((resolve, reject) => {
            waiting.push({ request, resolve, reject });
            next();
          }),
      }),
    end: async () => {
      isEnded = true;
      for (const worker of [...idle, ...busy.keys()]) worker.terminate();
      for (const task of [...busy.values(), ...waiting]) task.reject(new Error('The pool of workers was ended.'));
      busy.clear();
      waiting.length = 0;
    },
  };
}

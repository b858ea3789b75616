/** The rules with the browser's own threads and calendar. */
import { threadOf } from '../thread.ts';
import { createProblemWatch, type ProblemWatch } from './watch-problems.ts';

export function startChecks(): ProblemWatch {
  return createProblemWatch(
    () => threadOf(new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })),
    () => new Date().toISOString().slice(0, 10),
  );
}

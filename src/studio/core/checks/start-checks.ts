/** The rules with the browser's own threads and calendar. */
import { createProblemWatch, type Checker, type ProblemWatch } from './watch-problems.ts';

export function startChecks(): ProblemWatch {
  return createProblemWatch(
    () => new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' }) as unknown as Checker,
    () => new Date().toISOString().slice(0, 10),
  );
}

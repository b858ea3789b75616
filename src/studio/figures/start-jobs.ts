/** Longer work with the browser's own threads. */
import { threadOf } from '../core/thread.ts';
import { createJob, type Job } from './job.ts';
import type { CallsQuestion, SimulatedCalls } from './observe-calls.ts';

export function startObserver(): Job<CallsQuestion, SimulatedCalls> {
  return createJob(() =>
    threadOf(new Worker(new URL('./calls-worker.ts', import.meta.url), { type: 'module' })),
  );
}

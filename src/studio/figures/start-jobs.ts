/** Longer work with the browser's own threads. */
import type { StaffingResult } from '../../study/index.ts';
import { threadOf } from '../core/thread.ts';
import type { StaffingQuestion } from './answer-staffing.ts';
import { createJob, type Job } from './job.ts';
import type { CallsQuestion, SimulatedCalls } from './observe-calls.ts';

/** One core stays for who works on the page. More threads than this would only make the same worlds ready again. */
const MOST_THREADS = 6;

export function threadsToSpare(): number {
  return Math.min(MOST_THREADS, Math.max(1, (window.navigator.hardwareConcurrency || 2) - 1));
}

export function startPlanner(): Job<StaffingQuestion, StaffingResult> {
  return createJob(() =>
    threadOf(new Worker(new URL('./staffing-worker.ts', import.meta.url), { type: 'module' })),
  );
}

export function startObserver(): Job<CallsQuestion, SimulatedCalls> {
  return createJob(() =>
    threadOf(new Worker(new URL('./calls-worker.ts', import.meta.url), { type: 'module' })),
  );
}

/** What-if with the browser's own threads and timers. */
import { threadOf } from '../core/thread.ts';
import { superviseThread } from './supervise-thread.ts';
import { createWhatIf, type WhatIf } from './what-if.ts';

/** One core stays for who types. More threads than this would only make the same machines ready again. */
const MOST_THREADS = 4;

export function startWhatIf(): WhatIf {
  const later = (milliseconds: number, act: () => void): (() => void) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  };
  return createWhatIf({
    start: () =>
      superviseThread(
        () => threadOf(new Worker(new URL('./what-if-worker.ts', import.meta.url), { type: 'module' })),
        later,
      ),
    width: Math.min(MOST_THREADS, Math.max(1, (window.navigator.hardwareConcurrency || 2) - 1)),
    later,
  });
}

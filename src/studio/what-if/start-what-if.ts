/** What-if with the browser's own threads and timers. */
import type { Thread } from './protocol.ts';
import { createWhatIf, type WhatIf } from './what-if.ts';

export function startWhatIf(): WhatIf {
  return createWhatIf({
    start: () => new Worker(new URL('./what-if-worker.ts', import.meta.url), { type: 'module' }) as unknown as Thread,
    later: (milliseconds, act) => {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}

/** Layouts with the browser's own threads and timers. */
import type { MachineConfig } from '../../../chart/index.ts';
import { threadOf } from '../thread.ts';
import { runLayout, type LayoutRun } from './layout-thread.ts';

export function startLayout(config: MachineConfig, milliseconds: number): LayoutRun {
  return runLayout(
    {
      start: () => threadOf(new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })),
      later: (after, act) => {
        const timer = setTimeout(act, after);
        return () => clearTimeout(timer);
      },
    },
    config,
    milliseconds,
  );
}

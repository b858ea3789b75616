import { SingleBar } from 'cli-progress';
import type { Io } from './io.ts';

export interface Progress {
  readonly show: (done: number, total: number, stage: string) => void;
  readonly end: () => void;
}

/** On standard error: a bar for a person who waits, one line for a log. */
export function startProgress(io: Io, isQuiet: boolean, what: string): Progress {
  if (!io.isInteractive && !isQuiet) io.err(`${what}. Ctrl-C stops and reports what is done.\n`);
  if (!io.isInteractive || isQuiet) return { show: () => undefined, end: () => undefined };
  const bar = new SingleBar({
    format: '{bar} {percentage}%  {value}/{total} months  {stage}  {eta_formatted} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  let isStarted = false;
  return {
    show: (done, total, stage) => {
      if (!isStarted) bar.start(total, done, { stage });
      isStarted = true;
      bar.setTotal(total);
      bar.update(done, { stage });
    },
    end: () => {
      if (isStarted) bar.stop();
      isStarted = false;
    },
  };
}

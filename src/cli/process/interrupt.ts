import { cliWords } from '../../words/index.ts';
import { printLine } from './gate.ts';
import type { Io } from './io.ts';
import { languageOf } from '../language/choose-language.ts';

export interface Interruption {
  /** Read by the study between replications. */
  readonly signal: { readonly aborted: boolean };
  readonly end: () => void;
}

/** The exit code of a program ended by Ctrl-C. */
const INTERRUPTED = 130;

/** What is true after the first Ctrl-C, in `cli.interrupt`. */
export type StoppingWords = keyof (typeof cliWords)['en']['interrupt'];

/** First Ctrl-C: finish what is under way and report it. Second: leave at once. */
export function listenForInterrupt(io: Io, words: StoppingWords = 'stopping'): Interruption {
  const controller = new AbortController();
  const end = io.onInterrupt(() => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
    io.err('\n');
    printLine(io.err, cliWords[languageOf(io)].interrupt[words]);
  });
  return { signal: controller.signal, end };
}

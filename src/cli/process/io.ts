import { isatty } from 'node:tty';
import type { Language } from '../../words/index.ts';
import { openOutput, openProgress } from './outputs.ts';

/** @param isPainted our own colours stand in the text; others never pass */
export type Print = (text: string, isPainted?: boolean) => void;

/** What a command may touch of the outside: handed in, so that tests run commands without a process. */
export interface Io {
  readonly out: Print;
  readonly err: Print;
  /** Why standard output could not be written. A reader who went away, as `| head` does, is no reason. */
  readonly lostOutput?: () => NodeJS.ErrnoException | undefined;
  /** Takes lines of JSON for a program that waits: how far a command is, and what it has to be told first. Absent: none does. */
  readonly progress?: (line: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** ISO date; menus may announce changes until a date. */
  readonly today: string;
  /** Asked for by --language. Absent: the terminal's, see choose-language.ts. */
  readonly language?: Language;
  /** Standard output is a terminal and NO_COLOR is unset. */
  readonly hasColour: boolean;
  /** Standard error is a terminal: progress may redraw its line. */
  readonly isInteractive: boolean;
  /** Standard input and output are a terminal: questions can be asked. Absent: they cannot. */
  readonly canAsk?: boolean;
  readonly columns: number;
  /**
   * Calls back on every Ctrl-C, and on the polite signal of whatever runs services, until the returned function
   * is called; after that either ends the program as usual.
   */
  readonly onInterrupt: (handler: () => void) => () => void;
}

/** What ends a program politely. (Listening to SIGHUP would undo `nohup`.) */
const POLITE_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export function processIo(): Io {
  const out = openOutput(1);
  const err = openOutput(2);
  const progress = openProgress(process.env['DIALTREE_PROGRESS_FD']);
  return {
    out: out.write,
    err: err.write,
    lostOutput: out.failure,
    ...(progress && { progress }),
    env: process.env,
    cwd: process.cwd(),
    today: new Date().toISOString().slice(0, 10),
    hasColour: out.isTerminal && !process.env['NO_COLOR'],
    isInteractive: err.isTerminal,
    canAsk: isatty(0) && out.isTerminal,
    columns: out.columns ?? 100,
    onInterrupt: (handler) => {
      for (const signal of POLITE_SIGNALS) process.on(signal, handler);
      return () => {
        for (const signal of POLITE_SIGNALS) process.off(signal, handler);
      };
    },
  };
}

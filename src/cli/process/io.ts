import type { Language } from '../../words/index.ts';

/** What a command may touch of the outside: handed in, so that tests run commands without a process. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
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
   * Calls back on every Ctrl-C until the returned function is called; after that Ctrl-C ends the program as
   * usual.
   */
  readonly onInterrupt: (handler: () => void) => () => void;
}

export function processIo(): Io {
  // A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    env: process.env,
    cwd: process.cwd(),
    today: new Date().toISOString().slice(0, 10),
    hasColour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
    isInteractive: process.stderr.isTTY === true,
    canAsk: process.stdin.isTTY === true && process.stdout.isTTY === true,
    columns: process.stdout.columns ?? 100,
    onInterrupt: (handler) => {
      process.on('SIGINT', handler);
      return () => void process.off('SIGINT', handler);
    },
  };
}

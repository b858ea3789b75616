/** One command of the program as a process of its own: what it says, how far it is, and how it is ended. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { JobProgress, Undecided } from '../jobs/index.ts';

export interface RunOptions {
  /** What starts the program: the first is the file, the others stand before the arguments. */
  readonly program: readonly string[];
  readonly args: readonly string[];
  readonly cwd: string;
  readonly onSaid: (text: string, stream: 'out' | 'err') => void;
  readonly onProgress: (progress: JobProgress) => void;
  readonly onUndecided: (finding: Undecided) => void;
}

export interface RunningCommand {
  /** How it ended; undefined: by a signal, or because it could not be started. Never rejects. */
  readonly ended: Promise<number | undefined>;
  /** Politely, once; after a while not politely. */
  stop(): void;
}

/** Named by the studio's server only: where the command line writes how far it is and what it has to be told, as lines of JSON. */
const PROGRESS_FD = 'DIALTREE_PROGRESS_FD';
const PROGRESS_STREAM = 3;
/** Milliseconds that a command has to end by itself. */
const PATIENCE = 10_000;
const MOST_LINE = 4000;

export function runCommand({
  program,
  args,
  cwd,
  onSaid,
  onProgress,
  onUndecided,
}: RunOptions): RunningCommand {
  const [file = '', ...before] = program;
  const child = spawn(file, [...before, ...args], {
    cwd,
    env: { ...process.env, [PROGRESS_FD]: String(PROGRESS_STREAM) },
    // Its standard input is a line to us: when it ends, nobody waits for the command any more.
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    // Ctrl-C in the studio's terminal is for the studio, which then ends what it has started.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let kill: ReturnType<typeof setTimeout> | undefined;
  let isStopping = false;
  const listen = (stream: Readable | null, hear: (text: string) => void): void => {
    stream?.setEncoding('utf8').on('data', hear);
    stream?.on('error', () => undefined);
  };
  child.stdin.on('error', () => undefined);
  listen(child.stdout, (text) => onSaid(text, 'out'));
  listen(child.stderr, (text) => onSaid(text, 'err'));
  listen(
    child.stdio[PROGRESS_STREAM] as Readable | null,
    inLines((line) => {
      const news = readNews(line);
      if (!news) return;
      if ('progress' in news) onProgress(news.progress);
      else onUndecided(news.undecided);
    }),
  );
  return {
    ended: new Promise((resolve) => {
      child.on('error', (cause) => {
        onSaid(`${cause.message}\n`, 'err');
        if (child.pid === undefined) resolve(undefined);
      });
      child.on('close', (code) => {
        clearTimeout(kill);
        resolve(code ?? undefined);
      });
    }),
    stop: () => {
      if (isStopping) return;
      isStopping = true;
      child.kill('SIGINT');
      kill = setTimeout(() => child.kill('SIGKILL'), PATIENCE).unref();
    },
  };
}

function inLines(hear: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = `${rest}${text}`.split('\n');
    rest = (lines.pop() ?? '').slice(0, MOST_LINE);
    lines.forEach(hear);
  };
}

/** A line of JSON; undefined: it is none of ours. */
function readNews(
  line: string,
): { readonly progress: JobProgress } | { readonly undecided: Undecided } | undefined {
  try {
    const { done, total, stage, leftSeconds, undecided } = JSON.parse(line) as Partial<
      JobProgress & { readonly undecided: Partial<Undecided> }
    >;
    if (undecided) {
      const { id, message, hint } = undecided;
      return isText(id) && isText(message) && isText(hint) ? { undecided: { id, message, hint } } : undefined;
    }
    if (!isCount(done) || !isCount(total) || !isText(stage)) return undefined;
    return { progress: { done, total, stage, ...(isCount(leftSeconds) && { leftSeconds }) } };
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/**
 * Standard output and standard error as they are written to.
 *
 * Laws: what is written is out when the call returns, so that nothing is cut off by the end of the process;
 * output that nobody reads is dropped and ends nothing; what the system refuses otherwise is remembered, once.
 */
import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';

export interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of a terminal. */
  readonly columns: number | undefined;
  /** Why something could not be written, such as a full disk. A reader who went away is none. */
  readonly failure: () => NodeJS.ErrnoException | undefined;
}

export function openOutput(fd: 1 | 2): Output {
  return isatty(fd) ? openTerminal(fd === 1 ? process.stdout : process.stderr) : openPlain(fd);
}

/** @param fd number of a stream that whoever started us has opened; what is none opens nothing */
export function openProgress(fd: string | undefined): ((line: string) => void) | undefined {
  return fd !== undefined && /^[3-9]$/.test(fd) ? openPlain(Number(fd)).write : undefined;
}

/** Node's own stream knows what consoles want, on Windows too. */
function openTerminal(stream: NodeJS.WriteStream): Output {
  let isGone = false;
  stream.on('error', () => (isGone = true));
  return {
    write: (text) => void (isGone || stream.write(text)),
    isTerminal: true,
    columns: stream.columns,
    failure: () => undefined,
  };
}

/**
 * A file, a pipe or a device. Node's stream for files takes a short write, as on a disk that has just become
 * full, for a whole one.
 */
function openPlain(fd: number): Output {
  let failure: NodeJS.ErrnoException | undefined;
  return {
    write: (text) => {
      if (failure) return;
      try {
        writeWhole(fd, Buffer.from(text));
      } catch (cause) {
        failure = cause as NodeJS.ErrnoException;
      }
    },
    isTerminal: false,
    columns: undefined,
    failure: () => (isReaderGone(failure) ? undefined : failure),
  };
}

/** EOF is what Windows calls it. */
function isReaderGone(failure: NodeJS.ErrnoException | undefined): boolean {
  return failure?.code === 'EPIPE' || failure?.code === 'EOF';
}

const A_MOMENT_MS = 2;

function writeWhole(fd: number, bytes: Buffer): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (cause) {
      // Whoever shares the pipe may have made it one that does not wait for its reader.
      if ((cause as NodeJS.ErrnoException).code !== 'EAGAIN') throw cause;
      Atomics.wait(clock, 0, 0, A_MOMENT_MS);
    }
  }
}

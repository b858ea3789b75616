/** The command line as a process: workers and studies that can be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { BIN } from '../cli/built-cli.ts';

export interface CliProcess {
  readonly child: ChildProcess;
  readonly said: { out: string; err: string };
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  /** Resolves when it has said this on standard error. */
  hears(text: string): Promise<void>;
}

/** Killed when the test is over, if it still runs. */
export function startCli(args: readonly string[], cwd?: string): CliProcess {
  const child = spawn(process.execPath, [BIN, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { out: '', err: '' };
  const waiting: { text: string; resolve: () => void; reject: (cause: Error) => void }[] = [];
  const look = (): void => {
    for (const each of waiting) if (said.err.includes(each.text)) each.resolve();
  };
  child.stdout.on('data', (data: Buffer) => (said.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => {
    said.err += data.toString();
    look();
  });
  const ended = new Promise<number | string | null>((resolve) =>
    child.on('close', (code, signal) => {
      for (const { text, reject } of waiting)
        reject(new Error(`It ended with ${code ?? signal} before it said "${text}": ${said.err}`));
      resolve(code ?? signal);
    }),
  );
  const hears = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ text, resolve, reject });
      look();
    });
  return { child, said, ended, hears };
}

export async function startWorker(url: string): Promise<CliProcess> {
  const worker = startCli(['worker', '--redis', url, '--concurrency', '1']);
  await worker.hears('works for');
  return worker;
}

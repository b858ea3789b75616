/** A studio's server in a process of its own, to be killed and starved. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { startStudioServer } from '../../../src/studio-server/index.ts';
import { enter, type Visitor } from '../../studio-server/enter.ts';

export const FILE = 'machines/a.machine.json';
export const versionOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What this very bundle does when it is started with `serve` and a folder. */
export async function serve(folder: string): Promise<void> {
  const { address } = await startStudioServer({ folder, port: 0, assets: undefined });
  process.stdout.write(`${address}\n`);
}

export interface StudioProcess extends Visitor {
  readonly child: ChildProcess;
  kill(): Promise<void>;
}

/** @param limit of the size of files, in bytes: the system itself then makes writes short */
export async function startStudio(folder: string, limit?: number): Promise<StudioProcess> {
  const self = fileURLToPath(import.meta.url);
  const command = [process.execPath, self, 'serve', folder];
  const [program = '', ...args] =
    limit === undefined ? command : ['sh', '-c', `ulimit -f ${limit / 512}; exec "$@"`, 'sh', ...command];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`The studio ended with ${code}.`)));
    child.stdout?.once('data', (text: Buffer) => resolve(String(text).trim()));
  });
  return {
    ...(await enter(address)),
    child,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export interface Saved {
  /** 0: no answer. */
  readonly status: number;
  readonly text: string | null | undefined;
}

export async function save({ url, fetch }: Visitor, text: string, base: string): Promise<Saved> {
  try {
    const answer = await fetch(`${url}api/file`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path: FILE, text, baseVersion: versionOf(base) }),
    });
    return { status: answer.status, text: ((await answer.json()) as { text?: string | null }).text };
  } catch {
    return { status: 0, text: undefined };
  }
}

/** Watches one fuzzing process from outside: it ends what hangs, and says which input it was. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeSandbox } from './sandbox.ts';
import type { Broke } from '../try-input.ts';
import { IDLE_SECONDS, KILL_SECONDS, MOST_MEGABYTES, type Order, type Report } from './protocol.ts';

/** How an order ended. `lost`: with the process; `index` was under way. */
export type Ended = Report | { readonly kind: 'lost'; readonly index: number; readonly broke: Broke };

const LOOK_MILLISECONDS = 200;
/** Clock ticks of /proc a second, on every Linux there is. */
const TICKS = 100;

export class Keeper {
  private child: ChildProcess | undefined;
  private readonly mark: string;
  private readonly program: string;
  private readonly root: string;
  private readonly killSeconds: number;

  constructor(program: string, root: string, name: string, killSeconds = KILL_SECONDS) {
    this.program = program;
    this.root = root;
    this.killSeconds = killSeconds;
    const folder = join(root, 'out', 'fuzz', 'marks');
    mkdirSync(folder, { recursive: true });
    this.mark = join(folder, `${name}.mark`);
  }

  async give(order: Order): Promise<Ended> {
    const child = (this.child ??= await this.start());
    return new Promise((resolve) => {
      let said = '';
      const since = { index: Number.NaN, cpu: 0, time: performance.now() };
      let verdict: Broke | undefined;
      const look = (): void => {
        const index = this.underWay();
        const cpu = cpuSeconds(child.pid ?? 0);
        const now = performance.now();
        if (index !== since.index) Object.assign(since, { index, cpu: cpu ?? 0, time: now });
        const spent = cpu === undefined ? (now - since.time) / 1000 : cpu - since.cpu;
        const waited = (now - since.time) / 1000;
        if (spent > this.killSeconds)
          verdict = {
            law: 'ends',
            sentence: `Not done after ${this.killSeconds} s of processor time.`,
            at: '',
          };
        else if (waited > IDLE_SECONDS && spent < waited / 20)
          verdict = {
            law: 'ends',
            sentence: `Nothing is done any more, and it is not over after ${IDLE_SECONDS} s.`,
            at: '',
          };
        if (verdict) child.kill('SIGKILL');
      };
      const watch = setInterval(look, LOOK_MILLISECONDS);
      const listen = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(-4000));
      const finish = (ended: Ended): void => {
        clearInterval(watch);
        child.off('message', onReport).off('exit', onExit);
        child.stderr?.off('data', listen);
        resolve(ended);
      };
      const onReport = (report: Report): void => finish(report);
      const onExit = (code: number | null, signal: string | null): void => {
        this.child = undefined;
        removeSandbox(child.pid);
        finish({ kind: 'lost', index: this.underWay(), broke: verdict ?? explainExit(code, signal, said) });
      };
      child.stderr?.on('data', listen);
      child.on('message', onReport).on('exit', onExit);
      child.send(order);
    });
  }

  /** The next order finds a process without a past. */
  end(): void {
    this.child?.removeAllListeners();
    this.child?.kill('SIGKILL');
    if (this.child?.pid !== undefined) removeSandbox(this.child.pid);
    this.child = undefined;
  }

  private async start(): Promise<ChildProcess> {
    const child = fork(this.program, ['--child', this.mark, this.root], {
      // Beyond its heap a process has code, stacks and buffers.
      execArgv: [
        `--max-old-space-size=${MOST_MEGABYTES - 100}`,
        '--expose-gc',
        '--max-semi-space-size=32',
        '--stack-trace-limit=30',
      ],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    await new Promise<void>((resolve, reject) => {
      let said = '';
      child.stderr?.on('data', (chunk: Buffer) => void (said += chunk.toString()));
      child.once('message', () => resolve());
      child.once('exit', () => reject(new Error(`A fuzzing process does not start: ${said}`)));
    });
    child.removeAllListeners('exit');
    child.stderr?.removeAllListeners('data');
    return child;
  }

  private underWay(): number {
    return Number(readFileSync(this.mark, 'utf8').trim() || Number.NaN);
  }
}

function explainExit(code: number | null, signal: string | null, said: string): Broke {
  const isFull = /heap out of memory|heap limit/i.test(said);
  const line = said.split('\n').find((each) => /Error|FATAL/.test(each)) ?? '';
  return isFull
    ? { law: 'memory', sentence: 'The heap is full.', at: '' }
    : { law: 'no crash', sentence: `The process ended (${signal ?? code}): ${line.slice(0, 200)}`, at: '' };
}

/** Of a process, where the system tells; else the clock on the wall has to do. */
function cpuSeconds(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return undefined;
  }
}

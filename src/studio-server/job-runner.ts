/**
 * Runs the commands that the page orders, each as a process of its own, and keeps what they came to.
 *
 * Laws: one that computes at a time, so that a machine is not asked for more than it has, and phone tests that are served
 * beside it; whoever listens hears of every change, but not more often than it can be seen; when the studio ends, so
 * does everything that it runs.
 */
import { randomBytes } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job } from '../jobs/index.ts';
import type { PlannedJob } from './plan-job.ts';
import { runCommand, type RunningCommand } from './run-command.ts';
import { RUNS_FOLDER, type RunShelf } from './run-shelf.ts';

export interface JobRunnerOptions {
  readonly root: string;
  /** What starts the program: the first is the file, the others stand before the arguments. */
  readonly program: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly shelf: RunShelf;
  readonly tell: (job: Job) => void;
}

export type Refusal = 'busy' | 'tooManyServed';

export interface JobRunner {
  /** Newest first. */
  list(): Promise<Job[]>;
  /** Why nothing of that kind may begin now; undefined: it may. */
  refusal(kind: Job['kind']): Refusal | undefined;
  /** @throws the system's error, or OutsideProject */
  start(
    makePlan: (id: string) => Promise<PlannedJob | undefined>,
    kind: Job['kind'],
  ): Promise<Job | undefined>;
  /** False: there is no such job, or it has ended. */
  stop(id: string): boolean;
  /** When all that ran has ended. */
  end(): Promise<void>;
}

interface Running {
  job: Job;
  command: RunningCommand | undefined;
  isStopping: boolean;
  done: Promise<void>;
}

const MOST_SERVED = 3;
/** Characters of what a command says that are kept. */
const MOST_SAID = 16_000;
const MOST_UNDECIDED = 100;
/** Milliseconds between two news of one job. */
const SEEN = 250;

export function createJobRunner({ root, program, now, shelf, tell }: JobRunnerOptions): JobRunner {
  const running = new Map<string, Running>();
  const isServing = (kind: Job['kind']): boolean => kind === 'phone-test-serve';
  const stamp = (): string => new Date(now()).toISOString();
  const makeId = (): string =>
    `${stamp().slice(0, 19).replaceAll(/[-:]/g, '')}-${randomBytes(3).toString('hex')}`;
  const refusal = (kind: Job['kind']): Refusal | undefined => {
    const served = [...running.values()].filter(({ job }) => isServing(job.kind)).length;
    if (isServing(kind)) return served >= MOST_SERVED ? 'tooManyServed' : undefined;
    return running.size > served ? 'busy' : undefined;
  };

  const listMade = async ({ out }: PlannedJob): Promise<string[]> => {
    const isThere = out !== undefined && (await lstat(join(root, out)).catch(() => undefined)) !== undefined;
    return isThere ? [out] : [];
  };

  const finish = async (entry: Running, planned: PlannedJob, exitCode: number | undefined): Promise<void> => {
    const { progress: _, ...job } = entry.job;
    const results = { files: await shelf.listFiles(job.id), made: await listMade(planned) };
    const ended: Job = {
      ...job,
      state: entry.isStopping ? 'stopped' : isDone(exitCode, results) ? 'done' : 'failed',
      endedAt: stamp(),
      ...(exitCode !== undefined && { exitCode }),
      ...results,
    };
    // Where this cannot be kept it is told all the same: only the next start will not know it.
    await shelf.save(ended).catch(() => undefined);
    // Last, and together: whoever sees that it has ended may begin the next.
    entry.job = ended;
    running.delete(job.id);
    tell(ended);
  };

  const begin = (entry: Running, planned: PlannedJob): void => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const change = (part: Partial<Job>): void => {
      entry.job = { ...entry.job, ...part };
      waiting ??= setTimeout(() => {
        waiting = undefined;
        if (running.has(entry.job.id)) tell(entry.job);
      }, SEEN).unref();
    };
    const own = `.dialtree/${RUNS_FOLDER}/${entry.job.id}`;
    const command = runCommand({
      program,
      args: planned.args,
      cwd: root,
      onSaid: (text, stream) =>
        change({
          said: keepLast(`${entry.job.said}${text}`, own),
          ...(stream === 'out' && isServing(planned.kind) && findAddresses(entry.job, text)),
        }),
      onProgress: (progress) => change({ progress }),
      onUndecided: (finding) =>
        change({ undecided: [...(entry.job.undecided ?? []), finding].slice(0, MOST_UNDECIDED) }),
    });
    entry.command = command;
    // Asked to stop before there was anything to be stopped.
    if (entry.isStopping) command.stop();
    entry.done = command.ended
      .then((code) => finish(entry, planned, code))
      .finally(() => clearTimeout(waiting));
  };

  return {
    refusal,
    list: async () => {
      // What begins or ends while the others are read is told as we know it.
      const before = [...running];
      const kept = await shelf.list();
      const own = new Map([...before, ...running]);
      return [...own.values()]
        .map(({ job }) => job)
        .concat(kept.filter(({ id }) => !own.has(id)))
        .toSorted((a, b) => (a.id < b.id ? 1 : -1));
    },
    start: async (makePlan, kind) => {
      const id = makeId();
      const job: Job = {
        id,
        kind,
        options: {},
        command: '',
        startedAt: stamp(),
        state: 'running',
        said: '',
        files: [],
        made: [],
      };
      const entry: Running = { job, command: undefined, isStopping: false, done: Promise.resolve() };
      // Taken before anything is waited for: two orders at once are not both begun.
      running.set(id, entry);
      try {
        const planned = await makePlan(id);
        if (!planned) {
          running.delete(id);
          return undefined;
        }
        await shelf.prepare(id);
        entry.job = { ...job, options: planned.options, command: planned.command };
        await shelf.save(entry.job);
        begin(entry, planned);
        tell(entry.job);
        return entry.job;
      } catch (cause) {
        running.delete(id);
        throw cause;
      }
    },
    stop: (id) => {
      const entry = running.get(id);
      if (!entry) return false;
      entry.isStopping = true;
      entry.command?.stop();
      return true;
    },
    end: async () => {
      const all = [...running.values()];
      for (const entry of all) {
        entry.isStopping = true;
        entry.command?.stop();
      }
      await Promise.all(all.map(({ done }) => done));
    },
  };
}

/** 1 says that problems were found: it may have come to its end all the same, and then there is something to look at. */
function isDone(exitCode: number | undefined, { files, made }: Pick<Job, 'files' | 'made'>): boolean {
  const hasResult = made.length > 0 || files.some(({ name }) => name.endsWith('.html'));
  return exitCode === 0 || (exitCode === 1 && hasResult);
}

/** Files of our own folder are called by their names alone: they are among the job's files. */
function keepLast(said: string, own: string): string {
  const shown = said.replaceAll(`${own}/`, '');
  if (shown.length <= MOST_SAID) return shown;
  const cut = shown.slice(-MOST_SAID);
  return cut.slice(cut.indexOf('\n') + 1);
}

function findAddresses({ addresses = [] }: Job, text: string): Pick<Job, 'addresses'> {
  const found = text.split('\n').filter((line) => /^http:\/\/\S{1,500}$/.test(line));
  return { addresses: [...addresses, ...found] };
}

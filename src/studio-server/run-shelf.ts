/**
 * What jobs have left in `.dialtree/runs`: one folder each, with `job.json` and the reports.
 *
 * Laws: nothing outside of it is read or removed; what was running when its studio died is told as stopped; of more than
 * `MOST_RUNS` the oldest go.
 */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import {
  closeFolder,
  findOwnFolder,
  isRunning,
  prepareOwnFolder,
  removeOwnFolder,
  writeWhole,
} from '../disk/index.ts';
import type { Job, JobFile } from '../jobs/index.ts';
import { isPlainName } from '../util/project-path.ts';

export interface RunShelf {
  /** Makes the folder of a run, under a name that sorts by time. @throws OutsideProject, or the system's error */
  prepare(id: string): Promise<string>;
  save(job: Job): Promise<void>;
  /** Newest first. */
  list(): Promise<Job[]>;
  listFiles(id: string): Promise<JobFile[]>;
  read(id: string, name: string): Promise<FoundFile | undefined>;
}

export interface FoundFile extends JobFile {
  readonly content: Uint8Array<ArrayBuffer>;
}

interface Kept {
  readonly job: Job;
  /** The process of the studio that ran it. */
  readonly owner: number;
}

export const RUNS_FOLDER = 'runs';
const JOB_FILE = 'job.json';
const MOST_RUNS = 50;
/** Bytes. */
const MOST_JOB = 200_000;
const MOST_FILE = 200 * 1024 ** 2;
const PRIVATE = 0o600;
const ID = /^\d{8}T\d{6}-[0-9a-f]{6}$/;
const STATES = ['running', 'done', 'stopped', 'failed'];
const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

export function createRunShelf(root: string): RunShelf {
  const folderOf = (id: string): string => `${RUNS_FOLDER}/${id}`;
  const listIds = async (): Promise<string[]> => {
    const folder = await findOwnFolder(root, RUNS_FOLDER);
    const names = folder === undefined ? [] : await readdir(folder).catch(() => []);
    return names
      .filter((name) => ID.test(name))
      .toSorted()
      .toReversed();
  };
  const findFile = async (id: string, name: string): Promise<(JobFile & { path: string }) | undefined> => {
    const folder = ID.test(id) ? await findOwnFolder(root, folderOf(id)) : undefined;
    if (folder === undefined || name === JOB_FILE || !isPlainName(name) || name.includes('/'))
      return undefined;
    const path = join(folder, name);
    const entry = await lstat(path).catch(() => undefined);
    if (entry?.isFile() !== true) return undefined;
    return { path, name, bytes: entry.size, type: TYPES.get(extname(name)) ?? 'application/octet-stream' };
  };
  const listFiles = async (id: string): Promise<JobFile[]> => {
    const folder = ID.test(id) ? await findOwnFolder(root, folderOf(id)) : undefined;
    const names = folder === undefined ? [] : await readdir(folder).catch(() => []);
    const found = await Promise.all(names.toSorted().map((name) => findFile(id, name)));
    return found.flatMap((file) => (file ? [{ name: file.name, bytes: file.bytes, type: file.type }] : []));
  };
  return {
    prepare: async (id) => {
      await closeFolder(await prepareOwnFolder(root, RUNS_FOLDER));
      for (const old of (await listIds()).slice(MOST_RUNS - 1)) await removeOwnFolder(root, folderOf(old));
      return prepareOwnFolder(root, folderOf(id));
    },
    save: async (job) => {
      const folder = await prepareOwnFolder(root, folderOf(job.id));
      const kept: Kept = { job, owner: process.pid };
      await writeWhole(join(folder, JOB_FILE), `${JSON.stringify(kept)}\n`, { mode: PRIVATE });
    },
    list: async () => {
      const jobs: Job[] = [];
      for (const id of await listIds()) {
        const folder = await findOwnFolder(root, folderOf(id));
        const job = folder && (await readKept(join(folder, JOB_FILE), id));
        if (job) jobs.push({ ...job, files: await listFiles(id) });
      }
      return jobs;
    },
    listFiles,
    read: async (id, name) => {
      const file = await findFile(id, name);
      if (!file || file.bytes > MOST_FILE) return undefined;
      const { path, ...told } = file;
      return { ...told, content: Uint8Array.from(await readFile(path)) };
    },
  };
}

/** Our own file, but anybody may have written into it: what is no job is none. */
async function readKept(path: string, id: string): Promise<Job | undefined> {
  try {
    const entry = await lstat(path);
    if (!entry.isFile() || entry.size > MOST_JOB) return undefined;
    const { job, owner } = JSON.parse(await readFile(path, 'utf8')) as Partial<Kept>;
    const isJob =
      job?.id === id &&
      STATES.includes(job.state) &&
      [job.kind, job.command, job.startedAt, job.said].every((text) => typeof text === 'string') &&
      Array.isArray(job.made) &&
      typeof job.options === 'object';
    if (!isJob) return undefined;
    const { progress: _, ...rest } = job;
    const isElsewhere = typeof owner === 'number' && owner !== process.pid && isRunning(owner);
    return job.state === 'running' && !isElsewhere ? { ...rest, state: 'stopped' } : rest;
  } catch {
    return undefined;
  }
}

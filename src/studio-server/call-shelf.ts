/**
 * The project's folder of logs, mappings, files of calls and results of phone tests.
 *
 * Laws: a name is one name, never a way into another folder; nothing that is there is written over, but a mapping by whoever
 * has read it; links are not followed; Git does not see what is in here, because logs hold callers' numbers; only the
 * owner may read it.
 */
import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import {
  closeFolder,
  LockHeld,
  OutsideProject,
  prepareOwnFolder,
  removeFile,
  sweepTemporaries,
  withLock,
  writePieces,
  writeWhole,
} from '../disk/index.ts';
import { CALLS_FOLDER, type ShelvedFile, type ShelvedKind } from '../jobs/index.ts';
import { compareText } from '../util/problem.ts';
import { isPlainName } from '../util/project-path.ts';
import { freeName } from './free-name.ts';
import type { FileOnDisk, WriteResult } from './project-folder.ts';

export interface CallShelf {
  list(): Promise<ShelvedFile[]>;
  /** Under that name, or with a number in it where it is taken. @throws TooLargeLog, LockHeld, OutsideProject */
  keep(name: string, pieces: AsyncIterable<Uint8Array>, most: number): Promise<string>;
  /** Where a file or a folder is; undefined where there is none. @throws OutsideProject */
  find(name: string): Promise<string | undefined>;
  /** Also by a link, which is no file of ours. @throws OutsideProject */
  isTaken(name: string): Promise<boolean>;
  isFolder(name: string): Promise<boolean>;
  /** A text of ours, such as a mapping. @throws OutsideProject, TooLargeLog */
  read(name: string): Promise<FileOnDisk | undefined>;
  /** @param baseVersion null: the file must not be there. @throws as `keep` */
  write(name: string, text: string, baseVersion: string | null): Promise<WriteResult>;
  /** For good. False: there is no such file; folders are somebody's work of many hours, and stay. */
  remove(name: string): Promise<boolean>;
  /** A name that is free: this one, or it with a number. */
  freeName(name: string): Promise<string>;
  /** Puts away what uploads that were killed have left. */
  sweep(): Promise<void>;
  /** Makes the folder, out of sight of Git. @throws OutsideProject, or the system's error */
  prepare(): Promise<void>;
}

export class TooLargeLog extends Error {}

const MAX_FILES = 2000;
const PRIVATE = 0o600;
/** Bytes of a mapping. */
export const MAX_MAPPING = 1024 ** 2;

export function createCallShelf(root: string): CallShelf {
  const folder = join(root, CALLS_FOLDER);
  /** @throws OutsideProject */
  const check = async (name: string): Promise<string> => {
    if (!isPlainName(name) || name.includes('/')) throw new OutsideProject(`"${name}" is no name of a file.`);
    const real = await realpath(folder).catch(() => undefined);
    const isLink = (await lstat(folder).catch(() => undefined))?.isSymbolicLink() ?? false;
    if (isLink || (real !== undefined && real !== folder))
      throw new OutsideProject(`"${CALLS_FOLDER}" leads out of the project by a link.`);
    return join(folder, name);
  };
  const isTaken = async (name: string): Promise<boolean> =>
    (await lstat(await check(name)).catch(() => undefined)) !== undefined;
  const prepare = async (): Promise<void> => {
    await check('x');
    const ignore = join(folder, '.gitignore');
    if (!(await lstat(ignore).catch(() => undefined))) await writeWhole(ignore, '*\n');
    await closeFolder(folder);
  };
  /** Nobody else writes a file of that name meanwhile, in whatever process. @throws LockHeld */
  const alone = async <T>(name: string, work: () => Promise<T>, patience?: number): Promise<T> => {
    const lock = join(await prepareOwnFolder(root, 'locks'), `calls-${hashOf(name).slice(0, 40)}.lock`);
    return withLock(lock, work, patience === undefined ? {} : { patience });
  };
  const read = async (name: string): Promise<FileOnDisk | undefined> => {
    const path = await check(name);
    const entry = await lstat(path).catch(() => undefined);
    if (entry?.isFile() !== true) return undefined;
    if (entry.size > MAX_MAPPING)
      throw new TooLargeLog(`"${name}" has ${entry.size} bytes; at most ${MAX_MAPPING} are read.`);
    const text = await readFile(path, 'utf8');
    return { text, version: hashOf(text) };
  };
  return {
    prepare,
    read,
    sweep: async () => {
      await check('x').then(
        () => sweepTemporaries(folder),
        () => undefined,
      );
    },
    list: async () => {
      await check('x');
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      const shown = entries
        .filter((entry) => (entry.isFile() || entry.isDirectory()) && isPlainName(entry.name))
        .toSorted((a, b) => compareText(a.name, b.name))
        .slice(0, MAX_FILES);
      return Promise.all(
        shown.map(async (entry) => {
          const size = (await lstat(join(folder, entry.name)).catch(() => undefined))?.size ?? 0;
          const isFolder = entry.isDirectory();
          return {
            name: entry.name,
            kind: isFolder ? 'folder' : kindOf(entry.name),
            bytes: isFolder ? 0 : size,
          } as const;
        }),
      );
    },
    find: async (name) => {
      const path = await check(name);
      const entry = await lstat(path).catch(() => undefined);
      return entry?.isFile() === true || entry?.isDirectory() === true ? path : undefined;
    },
    remove: async (name) => {
      const path = await check(name);
      if ((await lstat(path).catch(() => undefined))?.isFile() !== true) return false;
      await removeFile(path);
      return true;
    },
    isTaken,
    isFolder: async (name) => (await lstat(await check(name)).catch(() => undefined))?.isDirectory() === true,
    freeName: (name) => freeName(name, isTaken),
    keep: async (name, pieces, most) => {
      await check(name);
      await prepare();
      // Names under which somebody is writing: it takes minutes, and nobody waits for that.
      const held = new Set<string>();
      for (;;) {
        const free = await freeName(name, async (each) => held.has(each) || (await isTaken(each)));
        held.add(free);
        const isKept = await alone(
          free,
          async () => {
            if (await isTaken(free)) return false;
            await writePieces(join(folder, free), atMostBytes(pieces, most), PRIVATE);
            return true;
          },
          0,
        ).catch((cause: unknown) => {
          if (cause instanceof LockHeld) return false;
          throw cause;
        });
        if (isKept) return free;
      }
    },
    write: async (name, text, baseVersion) => {
      await check(name);
      await prepare();
      return alone(name, async () => {
        const found = await read(name);
        if ((found?.version ?? null) !== baseVersion) return { status: 'conflict', found };
        await writeWhole(join(folder, name), text, { mode: PRIVATE });
        return { status: 'saved', version: hashOf(text) };
      });
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function kindOf(name: string): ShelvedKind {
  if (/\.events\.(?:parquet|csv)$/.test(name)) return 'calls';
  if (name.endsWith('.phone-test.json')) return 'results';
  return name.endsWith('.mapping.json') ? 'mapping' : 'log';
}

async function* atMostBytes(pieces: AsyncIterable<Uint8Array>, most: number): AsyncIterable<Uint8Array> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > most)
      throw new TooLargeLog(
        `This is more than ${most / 1024 ** 2} MB: import it with \`dialtree import-calls\`.`,
      );
    yield piece;
  }
}

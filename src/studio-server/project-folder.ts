/**
 * The project's files on disk: found, read, written and put aside. Paths are relative and with forward
 * slashes.
 */
import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  findOwnFolder,
  moveFile,
  OutsideProject,
  prepareOwnFolder,
  sweepTemporaries,
  unless,
  withLock,
  writeWhole,
} from '../disk/index.ts';
import { atMost } from '../util/at-most.ts';
import { kindOfPath, type ProjectFileKind } from '../util/project-path.ts';
import { compareText } from '../util/problem.ts';
import { findExcess, JSON_LIMITS } from '../util/json-limits.ts';

export interface FileOnDisk {
  readonly text: string;
  readonly version: string;
}

export interface ListedFile {
  readonly path: string;
  readonly kind: ProjectFileKind;
  /** Changes whenever the content may have; cheaper than a version. */
  readonly stamp: string;
  /** Bytes. */
  readonly size: number;
}

export type WriteResult =
  | { readonly status: 'saved'; readonly version: string }
  | { readonly status: 'conflict'; readonly found: FileOnDisk | undefined };

export interface ProjectFolder {
  readonly root: string;
  readonly name: string;
  readonly id: string;
  list(): Promise<ListedFile[]>;
  /** Folders that may hold project files. */
  folders(): Promise<string[]>;
  /** Undefined when there is no such file. @throws OutsideProject, TooLargeFile, or the system's error */
  read(path: string): Promise<FileOnDisk | undefined>;
  /** The same without the text, a few at a time: of thousands of files too. */
  version(path: string): Promise<string | undefined>;
  /**
   * Of all who write the same version anew, in this process or another, one wins.
   *
   * @param baseVersion null: the file must not be there. @throws OutsideProject; TooLargeFile when the text is
   * larger than what is read, or what is there; LockHeld; or the system's error (no room, no permission)
   */
  write(path: string, text: string, baseVersion: string | null): Promise<WriteResult>;
  /** Into the trash. @throws as `write` */
  remove(path: string, baseVersion: string): Promise<WriteResult | undefined>;
  /** Puts away what processes that were killed have left in the middle of writing. */
  sweep(): Promise<void>;
}

/** More than is read: shown to nobody, and never written over. */
export class TooLargeFile extends Error {}
/** Somebody has written meanwhile who asks for no lock, such as an editor. */
class Changed extends Error {}

const SKIPPED = new Set(['node_modules', 'dist', 'out', 'coverage']);
/**
 * A project that has both keeps its files there: what lies elsewhere, as in its tests, is not what one came
 * to edit.
 */
const OWN = ['machines', 'scenarios'];
const MAX_DEPTH = 8;
const MAX_FILES = 10_000;
/** Files whose bytes are in memory at once while versions are made. */
const READS = 4;
/** Four bytes are the most one character takes in UTF-8. */
const MAX_BYTES = JSON_LIMITS.maxSize * 4;

export async function openProjectFolder(folder: string): Promise<ProjectFolder> {
  const root = await realpath(folder);

  /**
   * Where a path really is. @throws OutsideProject when it is no file of the project, is not listed as one, or
   * a link stands on the way.
   */
  const locate = async (path: string): Promise<string> => {
    if (kindOfPath(path) === undefined) throw new OutsideProject(`"${path}" is no file of a project.`);
    const folders = path.split('/').slice(0, -1);
    if (folders.length > MAX_DEPTH || folders.some(isSkipped) || (await isBesideOwn(root, folders[0])))
      throw new OutsideProject(`"${path}" is in a folder that the studio leaves alone.`);
    const full = join(root, path);
    for (let at = full; ; at = dirname(at)) {
      const real = await realpath(at).catch(() => undefined);
      // A link that leads nowhere has no real path, but writing would follow it.
      const isLink = (await lstat(at).catch(() => undefined))?.isSymbolicLink() ?? false;
      if (isLink || (real !== undefined && real !== at))
        throw new OutsideProject(`"${path}" leads out of the project by a link.`);
      if (real !== undefined) return full;
    }
  };
  const readBytes = async (path: string, full: string): Promise<Uint8Array | undefined> => {
    const entry = await unless(['ENOENT', 'ENOTDIR'], lstat(full));
    if (!entry?.isFile()) return undefined;
    if (entry.size > MAX_BYTES)
      throw new TooLargeFile(`"${path}" has ${entry.size} bytes; at most ${MAX_BYTES} are read.`);
    return readFile(full);
  };
  const read = async (path: string, full: string): Promise<FileOnDisk | undefined> => {
    const bytes = await readBytes(path, full);
    return (
      bytes && {
        text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
        version: versionOf(bytes),
      }
    );
  };
  const inTurn = atMost(READS);
  /** Between looking and writing nobody else gets in who asks for the lock, in whatever process. */
  const alone = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
    const name = createHash('sha256').update(path).digest('hex').slice(0, 40);
    return withLock(join(await prepareOwnFolder(root, 'locks'), `${name}.lock`), work, { isBrief: true });
  };

  return {
    root,
    name: basename(root),
    id: createHash('sha256').update(root).digest('hex').slice(0, 16),
    list: async () => (await walk(root)).files,
    folders: async () => (await walk(root)).folders,
    read: async (path) => read(path, await locate(path)),
    version: (path) =>
      inTurn(async () => {
        const bytes = await readBytes(path, await locate(path));
        return bytes && versionOf(bytes);
      }),
    write: async (path, text, baseVersion) => {
      const full = await locate(path);
      const excess = findExcess(text);
      if (excess && excess.kind !== 'depth')
        throw new TooLargeFile(`At most ${JSON_LIMITS.maxSize} characters are taken, here ${excess.count}.`);
      return alone(path, async () => {
        const found = await read(path, full);
        if ((found?.version ?? null) !== baseVersion) return { status: 'conflict', found };
        const check = async (): Promise<void> => {
          if (((await read(path, full))?.version ?? null) !== baseVersion) throw new Changed();
        };
        try {
          await writeWhole(full, text, { check });
        } catch (cause) {
          if (!(cause instanceof Changed)) throw cause;
          return { status: 'conflict', found: await read(path, full) };
        }
        return { status: 'saved', version: versionOf(Buffer.from(text, 'utf8')) };
      });
    },
    remove: async (path, baseVersion) => {
      const full = await locate(path);
      return alone(path, async () => {
        const found = await read(path, full);
        if (!found) return undefined;
        if (found.version !== baseVersion) return { status: 'conflict', found };
        // The version in the name: an older one of the same file stays beside it.
        const name = `${path.replaceAll('/', '~')}.${found.version.slice(0, 12)}`;
        await moveFile(full, join(await prepareOwnFolder(root, 'trash'), name));
        return { status: 'saved', version: found.version };
      });
    },
    sweep: async () => {
      const prepareTrash = (): Promise<string> => prepareOwnFolder(root, 'trash');
      for (const each of (await walk(root)).folders) await sweepTemporaries(each, { prepareTrash });
      for (const name of ['access', 'drafts', 'tabs', 'locks']) {
        const own = await findOwnFolder(root, name);
        if (own !== undefined) await sweepTemporaries(own, { prepareTrash, isWork: name === 'drafts' });
      }
    },
  };
}

export function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What no list shows is not written either: it would be gone from sight. */
function isSkipped(folder: string): boolean {
  return folder.startsWith('.') || SKIPPED.has(folder);
}

/** Whether it is a folder that is not looked into, because the project keeps its files in others. */
async function isBesideOwn(root: string, folder: string | undefined): Promise<boolean> {
  if (folder === undefined || OWN.includes(folder)) return false;
  const own = await Promise.all(OWN.map((name) => lstat(join(root, name)).catch(() => undefined)));
  return own.every((entry) => entry?.isDirectory());
}

/** Links are not followed: they may lead out, or in a circle. */
async function walk(root: string): Promise<{ files: ListedFile[]; folders: string[] }> {
  const files: ListedFile[] = [];
  const folders: string[] = [];
  const visit = async (folder: string, prefix: string, depth: number): Promise<void> => {
    folders.push(folder);
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const hasOwn =
      depth === 0 && OWN.every((name) => entries.some((entry) => entry.name === name && entry.isDirectory()));
    for (const entry of entries.toSorted((a, b) => compareText(a.name, b.name))) {
      const path = prefix + entry.name;
      if (entry.isDirectory()) {
        if (hasOwn && !OWN.includes(entry.name)) continue;
        if (depth < MAX_DEPTH && !isSkipped(entry.name))
          await visit(join(folder, entry.name), `${path}/`, depth + 1);
      } else if (entry.isFile() && files.length < MAX_FILES) {
        const kind = kindOfPath(path);
        const stats = kind && (await lstat(join(folder, entry.name)).catch(() => undefined));
        if (kind && stats)
          files.push({ path, kind, size: stats.size, stamp: `${stats.mtimeMs} ${stats.size} ${stats.ino}` });
      }
    }
  };
  await visit(root, '', 0);
  return { files, folders };
}

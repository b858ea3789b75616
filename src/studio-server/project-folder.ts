/**
 * The project's files on disk: found, read, written and put aside. Paths are relative and with forward
 * slashes.
 */
import { createHash } from 'node:crypto';
import { access, constants, lstat, mkdir, open, readdir, readFile, realpath, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { kindOfPath, type ProjectFileKind } from '../util/project-path.ts';
import { compareText } from '../util/problem.ts';
import { OutsideProject, prepareOwnFolder } from '../disk/index.ts';

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
  /** Undefined when there is no such file, or when it is not one of the project's own. */
  read(path: string): Promise<FileOnDisk | undefined>;
  /**
   * @param baseVersion null: the file must not be there. @throws OutsideProject, or the system's error (no
   * room, no permission)
   */
  write(path: string, text: string, baseVersion: string | null): Promise<WriteResult>;
  /** Into the trash. */
  remove(path: string, baseVersion: string): Promise<WriteResult | undefined>;
}

const SKIPPED = new Set(['node_modules', 'dist', 'out', 'coverage']);
/**
 * A project that has both keeps its files there: what lies elsewhere, as in its tests, is not what one came
 * to edit.
 */
const OWN = ['machines', 'scenarios'];
const MAX_DEPTH = 8;
const MAX_FILES = 10_000;
/** Four bytes are the most one character takes in UTF-8. */
const MAX_BYTES = 20_000_000;

export async function openProjectFolder(folder: string): Promise<ProjectFolder> {
  const root = await realpath(folder);
  const queues = new Map<string, Promise<unknown>>();

  /**
   * Where a path really is. @throws OutsideProject when it is no file of the project, or a link stands on the
   * way.
   */
  const locate = async (path: string): Promise<string> => {
    if (kindOfPath(path) === undefined) throw new OutsideProject(`"${path}" is no file of a project.`);
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
  const read = async (full: string): Promise<FileOnDisk | undefined> => {
    const entry = await lstat(full).catch(() => undefined);
    if (!entry?.isFile() || entry.size > MAX_BYTES) return undefined;
    const bytes = await readFile(full);
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), version: versionOf(bytes) };
  };
  /** One after the other for the same file: between looking and writing nobody else of ours gets in. */
  const inTurn = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
    const turn = (queues.get(path) ?? Promise.resolve()).catch(() => undefined).then(work);
    queues.set(path, turn);
    try {
      return await turn;
    } finally {
      if (queues.get(path) === turn) queues.delete(path);
    }
  };
  const prepareTrash = (): Promise<string> => prepareOwnFolder(root, 'trash');

  return {
    root,
    name: basename(root),
    id: createHash('sha256').update(root).digest('hex').slice(0, 16),
    list: async () => (await walk(root)).files,
    folders: async () => (await walk(root)).folders,
    read: async (path) => read(await locate(path)),
    write: (path, text, baseVersion) =>
      inTurn(path, async () => {
        const full = await locate(path);
        const found = await read(full);
        if ((found?.version ?? null) !== baseVersion) return { status: 'conflict', found };
        // A file that may not be written would be replaced all the same: renaming asks its folder only.
        if (found) await access(full, constants.W_OK);
        await mkdir(dirname(full), { recursive: true });
        // Temporary file, flushed, then renamed over the old one: whoever reads sees the one or the other,
        // whole.
        await writeFileAtomic(full, text, { encoding: 'utf8', fsync: true });
        await flushFolder(dirname(full));
        await sweepLeftovers(full, prepareTrash).catch(() => undefined);
        return { status: 'saved', version: versionOf(Buffer.from(text, 'utf8')) };
      }),
    remove: (path, baseVersion) =>
      inTurn(path, async () => {
        const full = await locate(path);
        const found = await read(full);
        if (!found) return undefined;
        if (found.version !== baseVersion) return { status: 'conflict', found };
        // The version in the name: an older one of the same file stays beside it.
        await rename(
          full,
          join(await prepareTrash(), `${path.replaceAll('/', '~')}.${found.version.slice(0, 12)}`),
        );
        return { status: 'saved', version: found.version };
      }),
  };
}

export function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The new name is on disk as well, where the system lets one ask for that. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows does not open folders; the rename is still atomic.
  }
}

/**
 * A save that was killed leaves its temporary file behind. One that is under way elsewhere is younger than
 * this.
 */
const LEFT_AFTER_MS = 60_000;

async function sweepLeftovers(full: string, prepareTrash: () => Promise<string>): Promise<void> {
  const names = (await readdir(dirname(full))).filter(
    (name) => name.startsWith(`${basename(full)}.`) && /^\d+$/.test(name.slice(basename(full).length + 1)),
  );
  const { mtimeMs } = await lstat(full);
  for (const name of names) {
    const left = join(dirname(full), name);
    if ((await lstat(left)).mtimeMs < mtimeMs - LEFT_AFTER_MS)
      await rename(left, join(await prepareTrash(), name));
  }
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
        if (depth < MAX_DEPTH && !entry.name.startsWith('.') && !SKIPPED.has(entry.name))
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

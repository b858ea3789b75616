/**
 * Unsaved work of the studio's tabs, kept beside the project as well: a browser keeps it by address, so
 * another port, another browser or a cleared one would not find it.
 *
 * Laws: a draft is whole or not there; a tab that lives keeps its drafts to itself, whichever server it talks
 * to; a tab's newest draft always has room, and who makes it is draft-room.ts: what is set aside goes to the
 * trash, where the same rule holds. A file that is spoilt, huge or a link is passed over, unread.
 */
import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, findOwnFolder, moveFile, prepareOwnFolder, removeFile, writeWhole } from '../disk/index.ts';
import { makeRoom, ROOM, roomOf, type KeptFile } from './draft-room.ts';
import { TooLargeFile } from './project-folder.ts';
import { createLivingTabs, isTabName, type LivingTabs } from './living-tabs.ts';

export interface ShelvedDraft {
  /** The page's own name for it. */
  readonly key: string;
  readonly text: string;
}

export interface DraftShelf {
  /** Drafts of this tab, and of tabs that are gone. */
  list(tab: string): Promise<ShelvedDraft[]>;
  /** @throws TooLargeFile, or the system's error */
  keep(tab: string, draft: ShelvedDraft): Promise<void>;
  /** False: a tab that lives has it, and not this one. */
  drop(tab: string, key: string): Promise<boolean>;
  readonly hold: LivingTabs['hold'];
}

interface Row extends ShelvedDraft {
  readonly tab: string;
}
/** A draft that lies there, without its text. */
interface Entry extends KeptFile {
  readonly key: string;
}

/** A request is smaller. */
const MAX_BYTES = 6 * 1024 * 1024;
/** Of a name that a file is given beside tab and time: systems take 255 for the whole. */
const LONGEST = 80;
const SET_ASIDE = /^draft~([\w-]{1,64})~.+\.\d+\.json$/s;

export function createDraftShelf(root: string): DraftShelf {
  const tabs = createLivingTabs(root);
  /** Whose each file is, by name and stamp: read once. Undefined: it is no draft. */
  const known = new Map<string, { readonly stamp: string; readonly owner: Omit<Row, 'text'> | undefined }>();
  let last: Promise<unknown> = Promise.resolve();
  /** Between counting and writing nobody else of ours gets in. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  const readEntries = async (folder: string): Promise<Entry[]> => {
    const files = (await listFiles(folder)).filter(({ name }) => name.endsWith('.json'));
    const names = new Set(files.map(({ name }) => name));
    for (const name of known.keys()) if (!names.has(name)) known.delete(name);
    const entries: Entry[] = [];
    // One after the other: together they may be larger than memory should be.
    for (const { name, bytes, time, stamp } of files) {
      if (bytes > MAX_BYTES) continue;
      if (known.get(name)?.stamp !== stamp) {
        const row = await readRow(join(folder, name));
        known.set(name, { stamp, owner: row && { tab: row.tab, key: row.key } });
      }
      const owner = known.get(name)?.owner;
      if (owner) entries.push({ name, bytes, time, ...owner });
    }
    return entries;
  };

  return {
    list: async (tab) => {
      const folder = await findOwnFolder(root, 'drafts');
      if (folder === undefined) return [];
      const living = await tabs.list();
      const drafts: ShelvedDraft[] = [];
      for (const entry of await readEntries(folder)) {
        if (entry.tab !== tab && living.has(entry.tab)) continue;
        const row = await readRow(join(folder, entry.name));
        if (row?.tab === entry.tab) drafts.push({ key: row.key, text: row.text });
      }
      return drafts;
    },
    keep: (tab, { key, text }) =>
      inTurn(async () => {
        const folder = await prepareOwnFolder(root, 'drafts');
        const content = JSON.stringify({ tab, key, text } satisfies Row);
        const bytes = Buffer.byteLength(content);
        // Longer than it was sent, if that was no UTF-8. It would not be found again, nor counted.
        if (bytes > MAX_BYTES) throw new TooLargeFile(`A draft has at most ${MAX_BYTES} bytes.`);
        const entries = await readEntries(folder);
        const old = entries.find((entry) => entry.tab === tab && entry.key === key);
        const others = entries.filter((entry) => entry !== old);
        const aside = makeRoom(others, ROOM - roomOf(bytes));
        if (aside.length > 0) await setAside(root, folder, aside);
        const name = old?.name ?? nameOf(tab, key);
        await writeWhole(join(folder, name), content, { mode: 0o600 });
        const written = await statFile(join(folder, name));
        if (written) known.set(name, { stamp: written.stamp, owner: { tab, key } });
        await tabs.mark(tab);
      }),
    drop: (tab, key) =>
      inTurn(async () => {
        const folder = await findOwnFolder(root, 'drafts');
        if (folder === undefined) return true;
        const living = await tabs.list();
        const named = (await readEntries(folder)).filter((entry) => entry.key === key);
        const free = named.filter((entry) => entry.tab === tab || !living.has(entry.tab));
        for (const { name } of free) await removeFile(join(folder, name));
        return free.length > 0 || named.length === 0;
      }),
    hold: tabs.hold,
  };
}

/** Into the trash, where drafts that were set aside have as much room, shared by the same rule. */
async function setAside(root: string, folder: string, aside: readonly KeptFile[]): Promise<void> {
  const trash = await prepareOwnFolder(root, 'trash');
  for (const { name, tab, time } of aside)
    await moveFile(
      join(folder, name),
      join(
        trash,
        `draft~${tab}~${name.slice(0, -'.json'.length).slice(0, LONGEST)}.${Math.floor(time)}.json`,
      ),
    ).catch(unlessGone);
  const there = (await listFiles(trash)).flatMap((each) => {
    const tab = SET_ASIDE.exec(each.name)?.[1];
    return tab === undefined ? [] : [{ ...each, tab }];
  });
  for (const { name } of makeRoom(there, ROOM)) await removeFile(join(trash, name));
}

/** Somebody else may have taken it meanwhile. */
function unlessGone(cause: unknown): void {
  if (codeOf(cause) !== 'ENOENT') throw cause;
}

interface FoundFile extends Omit<KeptFile, 'tab' | 'name'> {
  /** Changes whenever the content may have. */
  readonly stamp: string;
}

/** Undefined: no plain file; a link is none. */
async function statFile(path: string): Promise<FoundFile | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats?.isFile() !== true) return undefined;
  const { size, mtimeMs, ino } = stats;
  return { bytes: size, time: mtimeMs, stamp: `${mtimeMs} ${size} ${ino}` };
}

async function listFiles(folder: string): Promise<(FoundFile & { readonly name: string })[]> {
  const files = [];
  for (const name of await readdir(folder)) {
    const found = await statFile(join(folder, name));
    if (found) files.push({ name, ...found });
  }
  return files;
}

/** Two tabs never have one file, whatever they call their drafts. */
function nameOf(tab: string, key: string): string {
  return `${createHash('sha256').update(`${tab}\n${key}`).digest('hex').slice(0, 40)}.json`;
}

/** The file was looked at before, and found small enough. */
async function readRow(file: string): Promise<Row | undefined> {
  try {
    const { tab, key, text } = JSON.parse(await readFile(file, 'utf8')) as Partial<Row>;
    return isTabName(tab) && typeof key === 'string' && typeof text === 'string'
      ? { tab, key, text }
      : undefined;
  } catch {
    return undefined;
  }
}

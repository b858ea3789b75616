/**
 * Unsaved work of the studio's tabs, kept beside the project as well: a browser keeps it by address, so
 * another port, another browser or a cleared one would not find it.
 *
 * Laws: a draft is whole or not there; a tab that lives keeps its drafts to itself, whichever server it talks
 * to; nothing is thrown away to make room.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  findOwnFolder,
  isRunning,
  prepareOwnFolder,
  readTemporary,
  removeFile,
  writeWhole,
} from '../disk/index.ts';

export interface ShelvedDraft {
  /** The page's own name for it. */
  readonly key: string;
  readonly text: string;
}

export interface DraftShelf {
  /** Drafts of this tab, and of tabs that are gone. */
  list(tab: string): Promise<ShelvedDraft[]>;
  /** False when there is no room. @throws the system's error */
  keep(tab: string, draft: ShelvedDraft): Promise<boolean>;
  drop(key: string): Promise<void>;
  /** The tab lives until what is returned is called. */
  hold(tab: string): () => Promise<void>;
}

interface Row extends ShelvedDraft {
  readonly tab: string;
}

const MAX_DRAFTS = 200;
const TAB = /^[\w-]{1,64}$/;
/**
 * Marks that servers of this process have set. A mark with our process id that is not in here is of a process
 * that is gone.
 */
const ownMarks = new Set<string>();

export function isTabName(tab: unknown): tab is string {
  return typeof tab === 'string' && TAB.test(tab);
}

export function createDraftShelf(root: string): DraftShelf {
  const server = `${process.pid}.${randomUUID().slice(0, 8)}`;
  /** Streams of events each tab listens to: an old one may end after the new one has begun. */
  const streams = new Map<string, number>();
  const markOf = (tab: string): string => `${tab}.${server}`;
  const fileOf = (folder: string, key: string): string =>
    join(folder, `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.json`);

  /**
   * Other servers of this folder see that the tab lives. Only a tab that has kept something is marked:
   * looking leaves no trace.
   */
  const mark = async (tab: string): Promise<void> => {
    if (ownMarks.has(markOf(tab)) || !streams.has(tab)) return;
    ownMarks.add(markOf(tab));
    await writeWhole(join(await prepareOwnFolder(root, 'tabs'), markOf(tab)), '');
  };
  const release = async (tab: string): Promise<void> => {
    const left = (streams.get(tab) ?? 1) - 1;
    if (left > 0) {
      streams.set(tab, left);
      return;
    }
    streams.delete(tab);
    if (!ownMarks.delete(markOf(tab))) return;
    const folder = await findOwnFolder(root, 'tabs');
    if (folder !== undefined) await removeFile(join(folder, markOf(tab))).catch(() => undefined);
  };

  return {
    list: async (tab) => {
      const folder = await findOwnFolder(root, 'drafts');
      if (folder === undefined) return [];
      const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
      const rows = await Promise.all(
        names.map(async (name) => parseRow(await readFile(join(folder, name), 'utf8').catch(() => ''))),
      );
      const living = new Set([...(await markedTabs(root)), ...streams.keys()]);
      return rows.flatMap((row) =>
        row && (row.tab === tab || !living.has(row.tab)) ? [{ key: row.key, text: row.text }] : [],
      );
    },
    keep: async (tab, { key, text }) => {
      const folder = await prepareOwnFolder(root, 'drafts');
      const file = fileOf(folder, key);
      const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
      if (names.length >= MAX_DRAFTS && !names.some((name) => join(folder, name) === file)) return false;
      await writeWhole(file, JSON.stringify({ tab, key, text } satisfies Row), { mode: 0o600 });
      await mark(tab);
      return true;
    },
    drop: async (key) => {
      const folder = await findOwnFolder(root, 'drafts');
      if (folder !== undefined) await removeFile(fileOf(folder, key));
    },
    hold: (tab) => {
      streams.set(tab, (streams.get(tab) ?? 0) + 1);
      return () => release(tab);
    },
  };
}

/** Tabs other servers have marked; marks of servers that were killed are removed on the way. */
async function markedTabs(root: string): Promise<ReadonlySet<string>> {
  const folder = await findOwnFolder(root, 'tabs');
  const living = new Set<string>();
  for (const mark of folder === undefined ? [] : await readdir(folder)) {
    if (readTemporary(mark) !== undefined) continue;
    const [tab = '', pid = ''] = mark.split('.');
    if (Number(pid) === process.pid ? ownMarks.has(mark) : isRunning(Number(pid))) living.add(tab);
    else if (folder !== undefined) await removeFile(join(folder, mark)).catch(() => undefined);
  }
  return living;
}

function parseRow(text: string): Row | undefined {
  try {
    const { tab, key, text: kept } = JSON.parse(text) as Partial<Row>;
    return isTabName(tab) && typeof key === 'string' && typeof kept === 'string'
      ? { tab, key, text: kept }
      : undefined;
  } catch {
    return undefined;
  }
}

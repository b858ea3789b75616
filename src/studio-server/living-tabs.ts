/** Which tabs live, also those of other servers of the same folder. */
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  findOwnFolder,
  isRunning,
  prepareOwnFolder,
  readTemporary,
  removeFile,
  writeWhole,
} from '../disk/index.ts';

export interface LivingTabs {
  /** The tab lives until what is returned is called. */
  hold(tab: string): () => Promise<void>;
  /** Lets other servers see it. Only a tab that has kept something is marked: looking leaves no trace. */
  mark(tab: string): Promise<void>;
  list(): Promise<ReadonlySet<string>>;
}

const TAB = /^[\w-]{1,64}$/;
/**
 * Marks that servers of this process have set. A mark with our process id that is not in here is of a process
 * that is gone.
 */
const ownMarks = new Set<string>();

export function isTabName(tab: unknown): tab is string {
  return typeof tab === 'string' && TAB.test(tab);
}

export function createLivingTabs(root: string): LivingTabs {
  const server = `${process.pid}.${randomUUID().slice(0, 8)}`;
  /** Streams of events each tab listens to: an old one may end after the new one has begun. */
  const streams = new Map<string, number>();
  const markOf = (tab: string): string => `${tab}.${server}`;

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
    hold: (tab) => {
      streams.set(tab, (streams.get(tab) ?? 0) + 1);
      return () => release(tab);
    },
    mark: async (tab) => {
      if (ownMarks.has(markOf(tab)) || !streams.has(tab)) return;
      ownMarks.add(markOf(tab));
      await writeWhole(join(await prepareOwnFolder(root, 'tabs'), markOf(tab)), '');
    },
    list: async () => new Set([...(await markedTabs(root)), ...streams.keys()]),
  };
}

/** Tabs that servers have marked; marks of servers that were killed are removed on the way. */
async function markedTabs(root: string): Promise<string[]> {
  const folder = await findOwnFolder(root, 'tabs');
  const living: string[] = [];
  for (const mark of folder === undefined ? [] : await readdir(folder)) {
    if (readTemporary(mark) !== undefined) continue;
    const [tab = '', pid = ''] = mark.split('.');
    if (Number(pid) === process.pid ? ownMarks.has(mark) : isRunning(Number(pid))) living.push(tab);
    else if (folder !== undefined) await removeFile(join(folder, mark)).catch(() => undefined);
  }
  return living;
}

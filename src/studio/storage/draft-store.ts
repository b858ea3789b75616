/**
 * Unsaved work, kept in the browser until it is saved.
 *
 * Laws: what was kept is found again after a crash; a draft that does not fit where it can be written at once goes where
 * there is more room; when it fits nowhere the caller is told; tabs that live keep their drafts to themselves.
 */
import type { DraftMirror } from './draft-mirror.ts';
import { createMemoryTable, type Table } from './table.ts';
import type { Tab } from './tab.ts';

/** What is used of localStorage. Each may throw: it can be full, or forbidden. */
export interface SyncStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface KeptDraft {
  readonly path: string;
  /** Texts of both files as they would be saved. */
  readonly machine: string;
  readonly layout: string;
  /** Versions they grew from; null when there was no file. */
  readonly machineBase: string | null;
  readonly layoutBase: string | null;
  /** Which of the two differ from their base. */
  readonly hasMachineChanges: boolean;
  readonly hasLayoutChanges: boolean;
}

export interface DraftStore {
  /** This tab's own draft, else the latest one of a tab that is gone. */
  find(path: string): Promise<KeptDraft | undefined>;
  /** Paths with a draft that `find` would find. */
  list(): Promise<readonly string[]>;
  keep(draft: KeptDraft): Promise<'kept' | 'failed'>;
  /** For a page that is about to go: nothing that takes time. False when it did not fit. */
  keepNow(draft: KeptDraft): boolean;
  forget(path: string): Promise<void>;
}

export interface DraftStoreOptions {
  readonly projectId: string;
  readonly tab: Tab;
  readonly local?: SyncStorage | undefined;
  /** More room, but slower to write. */
  readonly overflow?: Table;
  /** A copy outside this browser. */
  readonly mirror?: DraftMirror;
}

interface Row extends KeptDraft {
  readonly format: 1;
  readonly tab: string;
  /** Grows with every writing of this path, whoever writes. */
  readonly revision: number;
}

export function createDraftStore({ projectId, tab, local, overflow = createMemoryTable(), mirror }: DraftStoreOptions): DraftStore {
  const prefix = `dialtree:draft:${projectId}:`;
  const keyOf = (path: string, owner: string): string => `${prefix}${owner}:${path}`;
  /** Rows taken over from tabs that are gone; removed once this tab has kept the same work under its own name. */
  const adopted = new Map<string, Set<string>>();
  const revisions = new Map<string, number>();

  /** Keys the mirror has, as far as this tab knows. */
  const mirrored = new Set<string>();

  const readRows = async (): Promise<{ key: string; row: Row }[]> => {
    const copies = (await mirror?.entries(prefix)) ?? [];
    for (const [key] of copies) mirrored.add(key);
    const texts = [...readLocal(local, prefix), ...(await overflow.entries(prefix).catch(() => [])), ...copies];
    // The mirror lags behind: of one draft the newest copy counts.
    const rows = new Map<string, Row>();
    for (const [key, text] of texts) {
      const row = parseRow(text);
      if (row && row.revision > (rows.get(key)?.revision ?? -1)) rows.set(key, row);
    }
    return [...rows].map(([key, row]) => ({ key, row }));
  };
  const copy = (key: string, text: string): void => {
    mirrored.add(key);
    mirror?.put(key, text);
  };
  const findable = async (): Promise<{ key: string; row: Row }[]> => {
    const rows = await readRows();
    const alive = new Map<string, boolean>();
    for (const { row } of rows) if (!alive.has(row.tab)) alive.set(row.tab, row.tab !== tab.id && (await tab.isAlive(row.tab)));
    return rows.filter(({ row }) => alive.get(row.tab) === false).toSorted((a, b) => Number(b.row.tab === tab.id) - Number(a.row.tab === tab.id) || b.row.revision - a.row.revision);
  };
  const print = (draft: KeptDraft): string => {
    const revision = (revisions.get(draft.path) ?? 0) + 1;
    revisions.set(draft.path, revision);
    return JSON.stringify({ ...draft, format: 1, tab: tab.id, revision } satisfies Row);
  };
  const drop = async (key: string): Promise<void> => {
    removeLocal(local, key);
    if (mirrored.delete(key)) mirror?.put(key, undefined);
    await overflow.update(key, () => ({ next: undefined, result: undefined })).catch(() => undefined);
  };

  const dropAdopted = async (path: string): Promise<void> => {
    const keys = adopted.get(path) ?? [];
    adopted.delete(path);
    for (const key of keys) await drop(key);
  };

  return {
    find: async (path) => {
      const rows = (await findable()).filter(({ row }) => row.path === path);
      const [best] = rows;
      if (!best) return undefined;
      revisions.set(path, Math.max(...rows.map(({ row }) => row.revision)));
      if (best.row.tab !== tab.id) adopted.set(path, (adopted.get(path) ?? new Set()).add(best.key));
      const { format: _format, tab: _tab, revision: _revision, ...draft } = best.row;
      return draft;
    },
    list: async () => [...new Set((await findable()).map(({ row }) => row.path))],
    keep: async (draft) => {
      const key = keyOf(draft.path, tab.id);
      const text = print(draft);
      if (writeLocal(local, key, text)) {
        // An older copy in the other place must not be found first one day.
        await overflow.update(key, () => ({ next: undefined, result: undefined })).catch(() => undefined);
        await dropAdopted(draft.path);
        copy(key, text);
        return 'kept';
      }
      try {
        await overflow.update(key, () => ({ next: text, result: undefined }));
        removeLocal(local, key);
        await dropAdopted(draft.path);
        copy(key, text);
        return 'kept';
      } catch {
        mirrored.add(key);
        return (await mirror?.putNow(key, text)) ? 'kept' : 'failed';
      }
    },
    keepNow: (draft) => {
      const [key, text] = [keyOf(draft.path, tab.id), print(draft)];
      mirrored.add(key);
      void mirror?.putNow(key, text);
      return writeLocal(local, key, text);
    },
    forget: async (path) => {
      await drop(keyOf(path, tab.id));
      await dropAdopted(path);
    },
  };
}

function readLocal(local: SyncStorage | undefined, prefix: string): [string, string][] {
  try {
    const keys = Array.from({ length: local?.length ?? 0 }, (_, i) => local?.key(i) ?? '').filter((key) => key.startsWith(prefix));
    return keys.map((key) => [key, local?.getItem(key) ?? '']);
  } catch {
    return [];
  }
}

function writeLocal(local: SyncStorage | undefined, key: string, text: string): boolean {
  try {
    local?.setItem(key, text);
    return local !== undefined;
  } catch {
    return false;
  }
}

function removeLocal(local: SyncStorage | undefined, key: string): void {
  try {
    local?.removeItem(key);
  } catch {
    // Storage that is forbidden holds nothing.
  }
}

function parseRow(text: string): Row | undefined {
  try {
    const row = JSON.parse(text) as Row;
    return row.format === 1 && typeof row.path === 'string' && typeof row.machine === 'string' && typeof row.layout === 'string' ? row : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Unsaved work, kept in the browser until it is saved.
 *
 * Laws: what was kept is found again after a crash; a draft that does not fit where it can be written at once
 * goes where there is more room; when it fits nowhere the caller is told; tabs that live keep their drafts to
 * themselves. While one types, only what changed since the last whole draft is written, in a row of its own
 * that names the whole it belongs to.
 */
import type { DraftMirror } from './draft-mirror.ts';
import {
  parseEdits,
  parseRow,
  type EditsRow,
  type KeptDraft,
  type KeptEdits,
  type Row,
} from './draft-rows.ts';
import { createMemoryTable, type Table } from './table.ts';
import type { Tab } from './tab.ts';
import type { SyncStorage } from './types.ts';

export interface DraftStore {
  /** This tab's own draft, else the latest one of a tab that is gone. */
  find(path: string): Promise<KeptDraft | undefined>;
  /** Paths with a draft that `find` would find. */
  list(): Promise<readonly string[]>;
  keep(draft: KeptDraft): Promise<'kept' | 'failed'>;
  /**
   * What changed since the last draft that was kept whole. At once; false when a whole one is called for.
   * `isLast`: the page is about to go.
   */
  keepEdits(path: string, edits: KeptEdits, isLast?: boolean): boolean;
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

const EDITS = '#edits';
/** Characters: writing more would cost as much as writing all. */
const MANY_EDITS = 30_000;

export function createDraftStore({
  projectId,
  tab,
  local,
  overflow = createMemoryTable(),
  mirror,
}: DraftStoreOptions): DraftStore {
  const prefix = `dialtree:draft:${projectId}:`;
  const keyOf = (path: string, owner: string): string => `${prefix}${owner}:${path}`;
  /**
   * Rows taken over from tabs that are gone; removed once this tab has kept the same work under its own name.
   */
  const adopted = new Map<string, Set<string>>();
  const revisions = new Map<string, number>();
  /** Revision of what this tab kept whole last, and how often edits of it were written. */
  const wholes = new Map<string, { readonly revision: number; count: number }>();

  /** Keys the mirror has, as far as this tab knows. */
  const mirrored = new Set<string>();

  const readRows = async (): Promise<{ key: string; row: Row }[]> => {
    const copies = (await mirror?.entries(prefix)) ?? [];
    for (const [key] of copies) mirrored.add(key);
    const texts = [
      ...readLocal(local, prefix),
      ...(await overflow.entries(prefix).catch(() => [])),
      ...copies,
    ];
    // The mirror lags behind: of one draft the newest copy counts.
    const rows = new Map<string, Row>();
    for (const [key, text] of texts) {
      const row = parseRow(text);
      if (row && row.revision > (rows.get(key)?.revision ?? -1)) rows.set(key, row);
    }
    const later = new Map<string, EditsRow>();
    for (const [key, text] of texts) {
      const edits = key.endsWith(EDITS) ? parseEdits(text) : undefined;
      const whole = key.slice(0, -EDITS.length);
      if (edits && edits.after === rows.get(whole)?.revision && edits.count > (later.get(whole)?.count ?? -1))
        later.set(whole, edits);
    }
    return [...rows].map(([key, row]) => {
      const found = later.get(key);
      if (!found) return { key, row };
      const files = row.files.map((file, i) => ({ ...file, hasChanges: found.hasChanges[i] === true }));
      return { key, row: { ...row, files, edits: found.edits } };
    });
  };
  const copy = (key: string, text: string): void => {
    mirrored.add(key);
    mirror?.put(key, text);
  };
  const findable = async (): Promise<{ key: string; row: Row }[]> => {
    const rows = await readRows();
    const alive = new Map<string, boolean>();
    for (const { row } of rows)
      if (!alive.has(row.tab)) alive.set(row.tab, row.tab !== tab.id && (await tab.isAlive(row.tab)));
    return rows
      .filter(({ row }) => alive.get(row.tab) === false)
      .toSorted(
        (a, b) =>
          Number(b.row.tab === tab.id) - Number(a.row.tab === tab.id) || b.row.revision - a.row.revision,
      );
  };
  const print = (draft: KeptDraft): string => {
    const revision = (revisions.get(draft.path) ?? 0) + 1;
    revisions.set(draft.path, revision);
    return JSON.stringify({ ...draft, format: 2, tab: tab.id, revision } satisfies Row);
  };
  const dropQuick = (key: string): void => {
    removeLocal(local, key);
    if (mirrored.delete(key)) mirror?.put(key, undefined);
  };
  /** Edits of an older whole draft are not found any more; they only take room. */
  const beginWhole = (path: string, revision: number): void => {
    dropQuick(keyOf(path, tab.id) + EDITS);
    wholes.set(path, { revision, count: 0 });
  };
  const drop = async (key: string): Promise<void> => {
    dropQuick(key);
    dropQuick(key + EDITS);
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
      const revision = revisions.get(draft.path) ?? 0;
      wholes.delete(draft.path);
      if (writeLocal(local, key, text)) {
        beginWhole(draft.path, revision);
        // An older copy in the other place must not be found first one day.
        await overflow.update(key, () => ({ next: undefined, result: undefined })).catch(() => undefined);
        await dropAdopted(draft.path);
        copy(key, text);
        return 'kept';
      }
      try {
        await overflow.update(key, () => ({ next: text, result: undefined }));
        removeLocal(local, key);
        // Unless the page was about to go meanwhile and wrote a newer one.
        if (revisions.get(draft.path) === revision) beginWhole(draft.path, revision);
        await dropAdopted(draft.path);
        copy(key, text);
        return 'kept';
      } catch {
        mirrored.add(key);
        return (await mirror?.putNow(key, text)) ? 'kept' : 'failed';
      }
    },
    keepEdits: (path, edits, isLast = false) => {
      const whole = wholes.get(path);
      if (!whole) return false;
      const key = keyOf(path, tab.id) + EDITS;
      const text = JSON.stringify({
        ...edits,
        format: 2,
        after: whole.revision,
        count: ++whole.count,
      } satisfies EditsRow);
      if (text.length > MANY_EDITS || !writeLocal(local, key, text)) return false;
      if (isLast) {
        mirrored.add(key);
        void mirror?.putNow(key, text);
      } else copy(key, text);
      return true;
    },
    keepNow: (draft) => {
      const [key, text] = [keyOf(draft.path, tab.id), print(draft)];
      mirrored.add(key);
      void mirror?.putNow(key, text);
      wholes.delete(draft.path);
      const isKept = writeLocal(local, key, text);
      if (isKept) beginWhole(draft.path, revisions.get(draft.path) ?? 0);
      return isKept;
    },
    forget: async (path) => {
      wholes.delete(path);
      await drop(keyOf(path, tab.id));
      await dropAdopted(path);
    },
  };
}

function readLocal(local: SyncStorage | undefined, prefix: string): [string, string][] {
  try {
    const keys = Array.from({ length: local?.length ?? 0 }, (_, i) => local?.key(i) ?? '').filter((key) =>
      key.startsWith(prefix),
    );
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

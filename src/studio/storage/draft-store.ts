/**
 * Unsaved work, kept in the browser until it is saved.
 *
 * Laws: what was kept is found again after a crash; a draft that does not fit where it can be written at once
 * goes where there is more room; when it fits nowhere the caller is told; tabs that live keep their drafts to
 * themselves; what is no draft is set aside, whole, and never thrown away. While one types, only what changed since the last whole draft is written, in a row of its own
 * that names the whole it belongs to.
 */
import { createAsideShelf, type AsideReason, type AsideRows, type AsideShelf } from './aside-shelf.ts';
import type { DraftMirror } from './draft-mirror.ts';
import {
  parseEdits,
  parseRow,
  type EditsRow,
  type KeptDraft,
  type KeptEdits,
  type Row,
} from './draft-rows.ts';
import { readLocal, removeLocal, writeLocal } from './local-rows.ts';
import { createNoTable, type Table } from './table.ts';
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
  /** Puts a copy of what `find` finds on the shelf of what is set aside. False when there is no room for it. */
  setAside(path: string, reason: AsideReason): Promise<boolean>;
  readonly aside: AsideShelf;
}

export interface DraftStoreOptions {
  readonly projectId: string;
  readonly tab: Tab;
  readonly local?: SyncStorage | undefined;
  /** More room, but slower to write. Absent: there is none that outlives the page. */
  readonly overflow?: Table | undefined;
  /** A copy outside this browser. */
  readonly mirror?: DraftMirror;
}

interface Found {
  readonly key: string;
  readonly row: Row;
  /** As they are kept. */
  readonly rows: AsideRows;
}

const EDITS = '#edits';
/** Characters: writing more would cost as much as writing all. */
const MANY_EDITS = 30_000;

export function createDraftStore({
  projectId,
  tab,
  local,
  overflow = createNoTable(),
  mirror,
}: DraftStoreOptions): DraftStore {
  const aside = createAsideShelf({ projectId, local, overflow, mirror });
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

  const readTexts = async (): Promise<[string, string][]> => {
    const copies = (await mirror?.entries(prefix)) ?? [];
    for (const [key] of copies) mirrored.add(key);
    const kept = await overflow.entries(prefix).catch(() => []);
    return [...readLocal(local, prefix), ...kept, ...copies].map(([key, text]) => [key, text]);
  };
  /** What is no draft at all goes out of the way, once nobody else works with it. */
  const setRowsAside = async (key: string, rows: AsideRows): Promise<void> => {
    const [owner = '', ...path] = key.slice(prefix.length).split(':');
    if (owner !== tab.id && (await tab.isAlive(owner))) return;
    if (!(await aside.keep(path.join(':'), 'unreadable', rows))) return;
    for (const [at, text] of [[key, rows.whole] as const, [key + EDITS, rows.edits] as const])
      if (text !== undefined) await dropOnly(at, text);
  };
  const readRows = async (): Promise<Found[]> => {
    const texts = await readTexts();
    // The mirror lags behind: of one draft the newest copy counts.
    const rows = new Map<string, { row: Row; text: string }>();
    for (const [key, text] of texts) {
      if (key.endsWith(EDITS)) continue;
      const row = parseRow(text);
      if (row && key !== keyOf(row.path, row.tab)) await setRowsAside(key, { whole: text });
      else if (!row) await setRowsAside(key, { whole: text, edits: findText(texts, key + EDITS) });
      else if (row.revision > (rows.get(key)?.row.revision ?? -1)) rows.set(key, { row, text });
    }
    const later = new Map<string, { edits: EditsRow; text: string }>();
    const spoilt = new Map<string, string>();
    for (const [key, text] of texts) {
      if (!key.endsWith(EDITS)) continue;
      const whole = key.slice(0, -EDITS.length);
      const edits = parseEdits(text);
      if (!edits) spoilt.set(whole, text);
      else if (
        edits.after === rows.get(whole)?.row.revision &&
        edits.count > (later.get(whole)?.edits.count ?? -1)
      )
        later.set(whole, { edits, text });
    }
    for (const [key, edits] of spoilt) {
      const whole = rows.get(key);
      if (!whole || !later.has(key)) await setRowsAside(key + EDITS, { whole: edits });
    }
    return [...rows].map(([key, { row, text }]) => {
      const found = later.get(key);
      if (!found) return { key, row, rows: { whole: text } };
      const files = row.files.map((file, i) => ({ ...file, hasChanges: found.edits.hasChanges[i] === true }));
      return {
        key,
        row: { ...row, files, edits: found.edits.edits },
        rows: { whole: text, edits: found.text },
      };
    });
  };
  const copy = (key: string, text: string): void => {
    mirrored.add(key);
    mirror?.put(key, text);
  };
  const findable = async (): Promise<Found[]> => {
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
  /** Unless something else was written there meanwhile. */
  const dropOnly = async (key: string, text: string): Promise<void> => {
    removeLocal(local, key, text);
    await overflow
      .update(key, (old) => ({ next: old === text ? undefined : old, result: undefined }))
      .catch(() => undefined);
    if (mirrored.has(key) && ![...wholes.keys()].some((path) => key.startsWith(keyOf(path, tab.id)))) {
      mirrored.delete(key);
      mirror?.put(key, undefined);
    }
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
    setAside: async (path, reason) => {
      const best = (await findable()).find(({ row }) => row.path === path);
      return best !== undefined && aside.keep(path, reason, best.rows);
    },
    aside,
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

function findText(texts: readonly (readonly [string, string])[], key: string): string | undefined {
  return texts.find(([at]) => at === key)?.[1];
}

/**
 * Unsaved work that could not be used, or that a person put out of the way: kept as it was found, until a
 * person throws it away.
 *
 * Laws: nothing is removed from where it was before it is kept here; keeping the same twice is keeping it once.
 */
import { z } from 'zod';
import { versionOf } from './browser-store.ts';
import type { DraftMirror } from './draft-mirror.ts';
import { MAX_ROW, parseEdits, parseRow, readKept, type KeptDraft } from './draft-rows.ts';
import { readLocal, removeLocal, writeLocal } from './local-rows.ts';
import type { Table } from './table.ts';
import type { SyncStorage } from './types.ts';

/** `unreadable`: nobody here can make a document of it; `asked`: a person wanted it out of the way. */
export type AsideReason = 'unreadable' | 'asked';

export interface AsideDraft {
  readonly id: string;
  /** Of the file it belonged to, as far as that is known. Comes from storage: shown, never trusted. */
  readonly path: string;
  /** ISO time. */
  readonly at: string;
  readonly reason: AsideReason;
  /** Characters. */
  readonly size: number;
}

/** As it was found: the whole draft, and the edits kept after it. */
export interface AsideRows {
  readonly whole: string;
  readonly edits?: string | undefined;
}

export interface AsideShelf {
  list(): Promise<readonly AsideDraft[]>;
  /** False when there is no room for it: then it stays where it is. */
  keep(path: string, reason: AsideReason, rows: AsideRows): Promise<boolean>;
  read(id: string): Promise<AsideRows | undefined>;
  /** For good. */
  drop(id: string): Promise<void>;
}

const entrySchema = z.object({
  format: z.literal(1),
  path: z.string().max(2000),
  at: z.iso.datetime(),
  reason: z.enum(['unreadable', 'asked']),
  whole: z.string(),
  edits: z.string().optional(),
});
type Entry = z.infer<typeof entrySchema>;

export interface AsideShelfOptions {
  readonly projectId: string;
  readonly local?: SyncStorage | undefined;
  readonly overflow: Table;
  readonly mirror?: DraftMirror | undefined;
  readonly now?: () => Date;
}

export function createAsideShelf({
  projectId,
  local,
  overflow,
  mirror,
  now = () => new Date(),
}: AsideShelfOptions): AsideShelf {
  const prefix = `dialtree:aside:${projectId}:`;
  /** Read once: what lies here is large, and only this tab changes what this tab shows. */
  let listed: Promise<Map<string, AsideDraft>> | undefined;

  const readAll = async (): Promise<Map<string, string>> =>
    new Map([
      ...((await mirror?.entries(prefix)) ?? []),
      ...(await overflow.entries(prefix).catch(() => [])),
      ...readLocal(local, prefix),
    ]);
  const list = (): Promise<Map<string, AsideDraft>> =>
    (listed ??= readAll().then((all) => new Map([...all].map(([key, text]) => [key, describe(key, text)]))));

  return {
    list: async () => [...(await list()).values()].toSorted((a, b) => (a.at < b.at ? 1 : -1)),
    keep: async (path, reason, rows) => {
      const key = prefix + versionOf(`${path}\n${rows.whole}\n${rows.edits ?? ''}`);
      const known = await list();
      if (known.has(key)) return true;
      const at = now().toISOString();
      const text = JSON.stringify({ format: 1, path, at, reason, ...rows } satisfies Entry);
      const isKept =
        writeLocal(local, key, text) ||
        (await overflow.update(key, () => ({ next: text, result: true })).catch(() => false));
      if (isKept) mirror?.put(key, text);
      else if (!(await mirror?.putNow(key, text))) return false;
      known.set(key, describe(key, text));
      return true;
    },
    read: async (id) => {
      const text = (await readAll()).get(id);
      if (text === undefined) return undefined;
      const entry = readEntry(text);
      // Spoilt itself: what there is of it is handed out as it is.
      return entry ? { whole: entry.whole, edits: entry.edits } : { whole: text };
    },
    drop: async (id) => {
      if (!id.startsWith(prefix)) return;
      removeLocal(local, id);
      await overflow.update(id, () => ({ next: undefined, result: undefined })).catch(() => undefined);
      mirror?.put(id, undefined);
      (await list()).delete(id);
    },
  };
}

function describe(id: string, text: string): AsideDraft {
  const entry = readEntry(text);
  return {
    id,
    path: entry?.path ?? '',
    at: entry?.at ?? '',
    reason: entry?.reason ?? 'unreadable',
    size: entry ? entry.whole.length + (entry.edits?.length ?? 0) : text.length,
  };
}

/** What is too large for a draft is set aside as well. */
const MAX_ENTRY = 8 * MAX_ROW;

function readEntry(text: string): Entry | undefined {
  return entrySchema.safeParse(readKept(text, MAX_ENTRY)).data;
}

/** What was set aside as a draft again; undefined when it is none that this studio knows. */
export function draftOfRows({ whole, edits }: AsideRows): KeptDraft | undefined {
  const row = parseRow(whole);
  if (!row) return undefined;
  const { format: _format, tab: _tab, revision, ...draft } = row;
  const later = edits === undefined ? undefined : parseEdits(edits);
  if (later?.after !== revision) return draft;
  return {
    ...draft,
    files: draft.files.map((file, i) => ({ ...file, hasChanges: later.hasChanges[i] === true })),
    edits: later.edits,
  };
}

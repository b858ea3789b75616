/**
 * What a document is when it is opened: its files, with unsaved work of an earlier visit laid over them.
 */
import { applyPatches } from '../../chart/index.ts';
import type { KeptDraft, KeptEdit, ReadOutcome } from '../storage/index.ts';
import type { DiskPart, DocumentKind, Part, Parts } from './kinds.ts';
import type { Conflict, DocumentState } from './types.ts';

/** What is on disk, where it is not what the document grew from. */
export type DiskContent<Content> = Pick<
  Conflict<Content>,
  'theirs' | 'theirVersion' | 'theirsDocument' | 'problems'
>;

export interface OpenedDocument<Content> extends Pick<
  DocumentState,
  'status' | 'text' | 'problems' | 'isDeletedOnDisk'
> {
  /** As on disk. */
  readonly saved: Content | undefined;
  /** With the draft; undefined when there is nothing that can be read. */
  readonly document: Content | undefined;
  /** By file, in the order of the parts. */
  readonly versions: readonly (string | null)[];
  readonly conflicts: ReadonlyMap<Part, DiskContent<Content>>;
  /** There is a draft, but nobody here can read it: it must not be thrown away. */
  readonly hasUnreadableDraft: boolean;
}

/** @param reads in the order of the parts */
export function readDocument<Content>(
  kind: DocumentKind<Content>,
  parts: Parts<Content>,
  reads: readonly ReadOutcome[],
  draft: KeptDraft | undefined,
): OpenedDocument<Content> {
  const [first, ...beside] = parts;
  const versions: (string | null)[] = parts.map(() => null);
  const conflicts = new Map<Part, DiskContent<Content>>();
  let facts: Pick<OpenedDocument<Content>, 'status' | 'text' | 'problems'> = {
    status: 'missing',
    text: undefined,
    problems: [],
  };
  let saved: Content | undefined;
  const [firstRead] = reads;
  if (firstRead?.status === 'ok') {
    const { document, problems } = first.read(firstRead.text, undefined);
    facts = document
      ? { status: 'ready', text: undefined, problems: [] }
      : { status: 'unreadable', text: firstRead.text, problems };
    if (document) first.see(firstRead.text, document);
    saved = document;
    versions[0] = firstRead.version;
  }
  for (const [i, part] of beside.entries()) {
    const read = reads[i + 1];
    if (!saved || read?.status !== 'ok') continue;
    const { document, problems } = part.read(read.text, saved);
    versions[i + 1] = read.version;
    if (document) part.see(read.text, (saved = document));
    // What lies beside and cannot be read is not in the way of editing, but is not written over unseen either.
    else conflicts.set(part.part, contentOf<Content>(read, undefined, problems));
  }

  const mine = draft && layDraft(kind, parts, saved, draft);
  if (!draft || !mine)
    return {
      ...facts,
      saved,
      document: saved,
      versions,
      conflicts,
      isDeletedOnDisk: false,
      hasUnreadableDraft: draft !== undefined,
    };
  for (const [i, part] of parts.entries()) {
    const [read, kept] = [reads[i], draft.files[i]];
    if (read?.status !== 'ok' || !kept?.hasChanges || read.version === kept.base) continue;
    if (saved && part.isSame(saved, mine)) continue;
    const { document, problems } = part.read(read.text, mine);
    conflicts.set(part.part, contentOf(read, document, problems));
    // Opening again must find the same conflict again.
    versions[i] = kept.base;
  }
  return {
    status: 'ready',
    text: undefined,
    problems: [],
    saved,
    document: mine,
    versions,
    conflicts,
    isDeletedOnDisk: firstRead?.status === 'missing' && (draft.files[0]?.base ?? null) !== null,
    hasUnreadableDraft: false,
  };
}

function contentOf<Content>(
  { text, version }: Extract<ReadOutcome, { status: 'ok' }>,
  document: Content | undefined,
  problems: DiskContent<Content>['problems'],
): DiskContent<Content> {
  return { theirs: text, theirVersion: version, theirsDocument: document, problems };
}

/** A part the person did not touch is taken from the disk, whatever the draft says about it. */
function layDraft<Content>(
  kind: DocumentKind<Content>,
  [first, ...beside]: Parts<Content>,
  saved: Content | undefined,
  { files, edits = [] }: KeptDraft,
): Content | undefined {
  const isMine = (i: number): boolean => !saved || files[i]?.hasChanges === true;
  const textOf = (i: number): string => files[i]?.text ?? '';
  const read = isMine(0) || edits.length > 0 ? first.read(textOf(0), undefined).document : saved;
  if (!read) return undefined;
  const lay = (part: DiskPart<Content>, i: number, into: Content): Content =>
    isMine(i) || edits.length > 0 ? (part.read(textOf(i), into).document ?? into) : into;
  const base = beside.reduce((into, part) => (saved ? part.take(saved, into) : into), kind.bare(read));
  const written = applyEdits(
    beside.reduce((into, part, i) => lay(part, i + 1, into), base),
    edits,
  );
  return [first, ...beside].reduce(
    (mine, part, i) => (saved && !isMine(i) ? part.take(saved, mine) : mine),
    written,
  );
}

/** Edits name places of the very document whose texts they were kept with. */
function applyEdits<Content>(document: Content, edits: readonly KeptEdit[]): Content {
  try {
    return applyPatches(
      document,
      edits.map(({ path, to }) => ({ path, from: undefined, to })),
    );
  } catch {
    // Spoilt by another hand: what was kept whole is still better than nothing.
    return document;
  }
}

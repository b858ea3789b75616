/**
 * What a document is when it is opened: the two files, with unsaved work of an earlier visit laid over them.
 */
import { applyPatches, EMPTY_LAYOUT, type MachineDocument } from '../../chart/index.ts';
import type { KeptDraft, KeptEdit, ReadOutcome } from '../storage/index.ts';
import type { DiskPart } from './disk-part.ts';
import type { Conflict, DocumentState, Part } from './types.ts';

/** What is on disk, where it is not what the document grew from. */
export type DiskContent = Pick<Conflict, 'theirs' | 'theirVersion' | 'theirsDocument' | 'problems'>;

export interface OpenedDocument extends Pick<
  DocumentState,
  'status' | 'text' | 'problems' | 'isDeletedOnDisk'
> {
  /** As on disk. */
  readonly saved: MachineDocument | undefined;
  /** With the draft; undefined when there is nothing that can be read. */
  readonly document: MachineDocument | undefined;
  readonly versions: Readonly<Record<Part, string | null>>;
  readonly conflicts: ReadonlyMap<Part, DiskContent>;
  /** There is a draft, but nobody here can read it: it must not be thrown away. */
  readonly hasUnreadableDraft: boolean;
}

const NOTHING: MachineDocument = { config: undefined as never, layout: EMPTY_LAYOUT };

export function readDocument(
  machine: DiskPart,
  layout: DiskPart,
  reads: Readonly<Record<Part, ReadOutcome>>,
  draft: KeptDraft | undefined,
): OpenedDocument {
  const versions: Record<Part, string | null> = { machine: null, layout: null };
  const conflicts = new Map<Part, DiskContent>();
  let facts: Pick<OpenedDocument, 'status' | 'text' | 'problems'> = {
    status: 'missing',
    text: undefined,
    problems: [],
  };
  let saved: MachineDocument | undefined;
  if (reads.machine.status === 'ok') {
    const { document, problems } = machine.read(reads.machine.text, NOTHING);
    facts = document
      ? { status: 'ready', text: undefined, problems: [] }
      : { status: 'unreadable', text: reads.machine.text, problems };
    if (document) machine.see(reads.machine.text, document);
    saved = document;
    versions.machine = reads.machine.version;
  }
  if (saved && reads.layout.status === 'ok') {
    const placed = layout.read(reads.layout.text, saved);
    versions.layout = reads.layout.version;
    if (placed.document) layout.see(reads.layout.text, (saved = placed.document));
    // A layout that cannot be read is not in the way of editing, but is not written over unseen either.
    else
      conflicts.set('layout', {
        theirs: reads.layout.text,
        theirVersion: reads.layout.version,
        theirsDocument: undefined,
        problems: placed.problems,
      });
  }

  const mine = draft && layDraft(machine, layout, saved, draft);
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
  for (const [part, base, hasChanges] of [
    [machine, draft.machineBase, draft.hasMachineChanges],
    [layout, draft.layoutBase, draft.hasLayoutChanges],
  ] as const) {
    const read = reads[part.part];
    if (read.status !== 'ok' || !hasChanges || read.version === base || (saved && part.isSame(saved, mine)))
      continue;
    const { document, problems } = part.read(read.text, mine);
    conflicts.set(part.part, {
      theirs: read.text,
      theirVersion: read.version,
      theirsDocument: document,
      problems,
    });
    // Opening again must find the same conflict again.
    versions[part.part] = base;
  }
  const isDeletedOnDisk = reads.machine.status === 'missing' && draft.machineBase !== null;
  return {
    status: 'ready',
    text: undefined,
    problems: [],
    saved,
    document: mine,
    versions,
    conflicts,
    isDeletedOnDisk,
    hasUnreadableDraft: false,
  };
}

/** A part the person did not touch is taken from the disk, whatever the draft says about it. */
function layDraft(
  machine: DiskPart,
  layout: DiskPart,
  saved: MachineDocument | undefined,
  draft: KeptDraft,
): MachineDocument | undefined {
  const edits = draft.edits ?? [];
  const isMachineMine = !saved || draft.hasMachineChanges;
  const written = isMachineMine || edits.length > 0 ? machine.read(draft.machine, NOTHING).document : saved;
  if (!written) return undefined;
  const base = { config: written.config, layout: saved?.layout ?? EMPTY_LAYOUT };
  const placed =
    saved && !draft.hasLayoutChanges && edits.length === 0
      ? base
      : (layout.read(draft.layout, base).document ?? base);
  const mine = applyEdits(placed, edits);
  return {
    config: isMachineMine ? mine.config : saved.config,
    layout: saved && !draft.hasLayoutChanges ? saved.layout : mine.layout,
  };
}

/** Edits name places of the very document whose texts they were kept with. */
function applyEdits(document: MachineDocument, edits: readonly KeptEdit[]): MachineDocument {
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

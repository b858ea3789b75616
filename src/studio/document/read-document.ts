/**
 * What a document is when it is opened: its files, with unsaved work of an earlier visit laid over them.
 */
import { applyPatches } from '../../chart/index.ts';
import { wordProblem, type Problem } from '../../util/problem.ts';
import { say, studioWords } from '../../words/index.ts';
import type { KeptDraft, KeptEdit, ReadOutcome } from '../storage/index.ts';
import type { DocumentKind, Part, Parts } from './kinds.ts';
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
  /** Why the draft, or what was changed in it last, could not be used: it must not be thrown away. */
  readonly draftProblems: readonly Problem[];
  readonly hasUsableDraft: boolean;
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

  const laid = draft && layDraft(kind, parts, saved, draft);
  const mine = laid?.document;
  const draftProblems = laid?.problems ?? [];
  if (!draft || !mine)
    return {
      ...facts,
      saved,
      document: saved,
      versions,
      conflicts,
      isDeletedOnDisk: false,
      draftProblems,
      hasUsableDraft: false,
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
    draftProblems,
    hasUsableDraft: true,
  };
}

function contentOf<Content>(
  { text, version }: Extract<ReadOutcome, { status: 'ok' }>,
  document: Content | undefined,
  problems: DiskContent<Content>['problems'],
): DiskContent<Content> {
  return { theirs: text, theirVersion: version, theirsDocument: document, problems };
}

interface LaidDraft<Content> {
  readonly document: Content | undefined;
  readonly problems: readonly Problem[];
}

/**
 * A draft is read like any file. Edits name places of the very document whose texts they were kept with; what
 * they make of it is printed and read again, so that nothing stands in a document which could not stand in its
 * file. A part the person did not touch is taken from the disk, whatever the draft says about it.
 */
export function layDraft<Content>(
  kind: DocumentKind<Content>,
  parts: Parts<Content>,
  saved: Content | undefined,
  { files, edits = [] }: KeptDraft,
): LaidDraft<Content> {
  const isMine = (i: number): boolean => !saved || files[i]?.hasChanges === true;
  const whole = readTexts(
    kind,
    parts,
    saved,
    files.map(({ text }, i) => (isMine(i) || edits.length > 0 ? text : undefined)),
  );
  if (!whole.document) return whole;
  const written = edits.length > 0 ? applyEdits(kind, parts, whole.document, edits) : whole;
  // Spoilt by another hand: what was kept whole is still better than nothing.
  const laid = written.document ?? whole.document;
  return {
    document: parts.reduce<Content>(
      (mine, part, i) => (saved && !isMine(i) ? part.take(saved, mine) : mine),
      laid,
    ),
    problems: [...whole.problems, ...written.problems],
  };
}

/** @param texts undefined: as on disk */
function readTexts<Content>(
  kind: DocumentKind<Content>,
  [first, ...beside]: Parts<Content>,
  saved: Content | undefined,
  texts: readonly (string | undefined)[],
): LaidDraft<Content> {
  const [text] = texts;
  const own =
    text === undefined && saved ? { document: saved, problems: [] } : first.read(text ?? '', undefined);
  if (!own.document) return own;
  // A document may have remarks; what counts here is what could not be read.
  const problems: Problem[] = [];
  let document = beside.reduce(
    (into, part) => (saved ? part.take(saved, into) : into),
    kind.bare(own.document),
  );
  for (const [i, part] of beside.entries()) {
    const besideText = texts[i + 1];
    if (besideText === undefined) continue;
    const reading = part.read(besideText, document);
    if (reading.document) document = reading.document;
    else problems.push(...reading.problems);
  }
  return { document, problems };
}

function applyEdits<Content>(
  kind: DocumentKind<Content>,
  parts: Parts<Content>,
  document: Content,
  edits: readonly KeptEdit[],
): LaidDraft<Content> {
  try {
    const changed = applyPatches(
      document,
      edits.map(({ path, to }) => ({ path, from: undefined, to })),
    );
    return readTexts(
      kind,
      parts,
      undefined,
      parts.map((part) => part.print(changed)),
    );
  } catch {
    return { document: undefined, problems: [noSuchPlace(parts[0].path)] };
  }
}

/** The edits belong to another document than the one they were kept with. */
function noSuchPlace(file: string): Problem {
  return {
    code: 'draft-edits',
    severity: 'error',
    ...wordProblem(
      say(studioWords, (words) => words.aside.noSuchPlace),
      say(studioWords, (words) => words.aside.noSuchPlaceHint),
    ),
    file,
  };
}

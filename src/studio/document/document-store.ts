/** One document under edit, with all its files. */
import { applyPatches, diffDocuments } from '../../chart/index.ts';
import type { DraftStore, ProjectStore } from '../storage/index.ts';
import { createDraftKeeper, type Unsaved } from './draft-keeper.ts';
import { createDocumentHistory } from './history.ts';
import { factsToBeginWith, type DocumentFacts } from './document-facts.ts';
import { openDocument } from './open-document.ts';
import type { DiskContent } from './read-document.ts';
import type { DiskPart, DocumentKind, Part } from './kinds.ts';
import { tellAll } from './tell-all.ts';
import type { Conflict, DocumentState, DocumentStore, SaveOutcome } from './types.ts';
import { say, studioWords, type Said } from '../../words/index.ts';

export interface DocumentStoreOptions<Content> {
  readonly kind: DocumentKind<Content>;
  readonly path: string;
  readonly project: ProjectStore;
  readonly drafts: DraftStore;
  /** A document that has no file yet. Absent: the file is read. */
  readonly created?: Content;
}

const NAMES = {
  disk: say(studioWords, ({ steps }) => steps.takeTheirs),
  changed: say(studioWords, ({ steps }) => steps.changedOnDisk),
  restored: say(studioWords, ({ steps }) => steps.restore),
  discard: say(studioWords, ({ steps }) => steps.discard),
} satisfies Record<string, Said>;

/** Milliseconds without typing that end a step to undo. */
const PAUSE = 1500;

export function createDocumentStore<Content>({
  kind,
  path,
  project,
  drafts,
  created,
}: DocumentStoreOptions<Content>): DocumentStore<Content> {
  const parts = kind.partsOf(path);
  const [first] = parts;
  let history = createDocumentHistory<Content>();
  const listeners = new Set<() => void>();
  const conflicts = new Map<Part, DiskContent<Content>>();
  let document: Content | undefined = created;
  let saved: Content | undefined;
  let facts = factsToBeginWith(created !== undefined);
  let saving: Promise<SaveOutcome> | undefined;
  let snapshot: DocumentState<Content> | undefined;

  const isPartDirty = (part: DiskPart<Content>): boolean =>
    document !== undefined &&
    !(saved ? part.isSame(saved, document) : part !== first && part.isSame(kind.bare(document), document));
  const isDirty = (): boolean => parts.some(isPartDirty);
  const emit = (changes: Partial<DocumentFacts> = {}): void => {
    facts = { ...facts, ...changes };
    snapshot = undefined;
    tellAll(listeners);
  };
  const keeper = createDraftKeeper({
    drafts,
    path,
    read: () => (document && isDirty() ? unsavedOf(document) : undefined),
    report: (draft) => void (draft !== facts.draft && emit({ draft })),
  });

  const unsavedOf = (from: Content): Unsaved<Content> => ({
    document: from,
    files: parts.map((part) => ({
      print: () => part.print(from),
      base: part.version,
      hasChanges: isPartDirty(part),
    })),
  });
  const showConflict = (): Conflict<Content> | undefined => {
    const part = parts.find((each) => conflicts.has(each.part));
    const content = part && conflicts.get(part.part);
    return part && content && document
      ? { part: part.part, mine: part.write(document), mineDocument: document, ...content }
      : undefined;
  };
  const replaceDocument = (next: Content, name: Said): void => {
    const patches = document ? diffDocuments(document, next) : [];
    history.seal();
    if (patches.length > 0) history.record({ name }, patches);
    history.seal();
    document = document ? applyPatches(document, patches) : next;
  };

  /** What is on disk now is taken when nothing here would be lost by it; else both are shown. */
  const meetDisk = (part: DiskPart<Content>, text: string, version: string): void => {
    if (!document) return;
    if (version === part.version) {
      // Back to what this document grew from, by somebody's undo.
      return void conflicts.delete(part.part);
    }
    if (facts.isDeletedOnDisk && part === first) facts = { ...facts, isDeletedOnDisk: false };
    const { document: theirs, problems } = part.read(text, document);
    if (theirs) part.see(text, theirs);
    const base = saved ?? kind.bare(document);
    const isClean = !isPartDirty(part) && (saved !== undefined || part !== first);
    if (theirs && (isClean || part.isSame(theirs, document))) {
      conflicts.delete(part.part);
      part.version = version;
      saved = part.take(theirs, base);
      if (isClean) replaceDocument(theirs, NAMES.changed);
    } else
      conflicts.set(part.part, { theirs: text, theirVersion: version, theirsDocument: theirs, problems });
  };
  const meetDeletion = (part: DiskPart<Content>): void => {
    conflicts.delete(part.part);
    part.version = null;
    if (part === first) {
      saved = undefined;
      facts = { ...facts, isDeletedOnDisk: true };
    } else if (saved) saved = part.take(kind.bare(saved), saved);
  };

  const load = async (): Promise<void> => {
    const opened = await openDocument(kind, parts, project, drafts);
    if ('failure' in opened) return emit({ status: 'failed', failure: opened.failure });
    for (const [i, part] of parts.entries()) part.version = opened.versions[i] ?? null;
    opened.conflicts.forEach((content, part) => conflicts.set(part, content));
    document = saved = opened.saved;
    if (opened.document) replaceDocument(opened.document, NAMES.restored);
    const { status, text, problems, isDeletedOnDisk, spoilt } = opened;
    emit({
      status,
      text,
      problems,
      isDeletedOnDisk,
      spoilt,
      failure: undefined,
      wasRestored: opened.hasDraft && isDirty(),
    });
    // A draft there was no room for elsewhere stays where it is, until something here is worth keeping.
    if (spoilt?.isSetAside !== false) keeper.touch();
  };
  /** As if it were opened now: nothing that was done before is a step of this document. */
  const reload = async (): Promise<void> => {
    conflicts.clear();
    history = createDocumentHistory<Content>();
    document = saved = undefined;
    for (const part of parts) part.version = null;
    emit({ status: 'loading', isDeletedOnDisk: false, saveFailure: undefined });
    await load().catch(() => emit({ status: 'failed', failure: 'unknown' }));
  };

  const savePart = async (part: DiskPart<Content>, content: Content): Promise<SaveOutcome> => {
    const text = part.write(content);
    const outcome = await project.write(part.path, text, part.version);
    if (outcome.status === 'failed') {
      emit({ saveFailure: { reason: outcome.reason, place: outcome.place, path: part.path } });
      return 'failed';
    }
    if (outcome.status === 'conflict') {
      if (outcome.text === undefined || outcome.version === null) meetDeletion(part);
      else meetDisk(part, outcome.text, outcome.version);
      return isPartDirty(part) ? 'conflict' : 'saved';
    }
    part.version = outcome.version;
    part.see(text, content);
    saved = part.take(content, saved ?? kind.bare(content));
    if (part === first) facts = { ...facts, isDeletedOnDisk: false };
    return 'saved';
  };
  const saveAll = async (): Promise<SaveOutcome> => {
    const content = document;
    if (!content || facts.status !== 'ready') return 'failed';
    if (conflicts.size > 0) return 'conflict';
    const dirty = parts.filter(isPartDirty);
    if (dirty.length === 0) return 'nothing-to-save';
    history.seal();
    let worst: SaveOutcome = 'saved';
    for (const part of dirty) {
      const outcome = await savePart(part, content);
      if (outcome !== 'saved') worst = outcome;
      if (outcome === 'failed') break;
    }
    if (worst === 'saved') facts = { ...facts, saveFailure: undefined, wasRestored: false };
    return worst;
  };
  const changed = (): void => {
    keeper.touch();
    emit();
  };
  const travel = (way: 'undo' | 'redo'): Said | undefined => {
    const name = way === 'undo' ? history.undoName : history.redoName;
    if (!document || !name) return undefined;
    document = history[way](document);
    changed();
    return name;
  };
  let pause: ReturnType<typeof setTimeout> | undefined;
  const sealAfterPause = (): void => {
    clearTimeout(pause);
    pause = setTimeout(() => history.seal(), PAUSE);
  };

  const store: DocumentStore<Content> = {
    path,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () =>
      (snapshot ??= {
        ...facts,
        path,
        document,
        saved,
        isDirty: isDirty(),
        ...history.facts(),
        isSaving: saving !== undefined,
        conflict: showConflict(),
      }),
    dispatch: (edit) => {
      if (!document) return {};
      const { document: next, patches, refusal } = kind.apply(document, edit);
      if (refusal) return { refusal };
      if (patches.length > 0) {
        history.record(edit, patches);
        document = next;
        sealAfterPause();
        changed();
      }
      return edit.selects === undefined ? {} : { selects: edit.selects };
    },
    undo: () => travel('undo'),
    redo: () => travel('redo'),
    sealHistory: () => history.seal(),
    save: () => {
      // Saving twice at the same time would meet its own first version as a stranger's.
      if (saving) return saving.then(() => store.save());
      saving = saveAll().finally(() => {
        saving = undefined;
        changed();
      });
      emit();
      return saving;
    },
    discard: () => {
      if (!document || !saved) return;
      replaceDocument(saved, NAMES.discard);
      changed();
    },
    resolveConflict: (keep) => {
      const conflict = showConflict();
      const part = parts.find((each) => each.part === conflict?.part);
      if (!conflict || !part || !document || (keep === 'theirs' && !conflict.theirsDocument)) return;
      conflicts.delete(part.part);
      part.version = conflict.theirVersion;
      if (conflict.theirsDocument) {
        saved = part.take(conflict.theirsDocument, saved ?? kind.bare(conflict.theirsDocument));
        if (keep === 'theirs') replaceDocument(part.take(conflict.theirsDocument, document), NAMES.disk);
      } else if (part === first) saved = undefined;
      changed();
    },
    checkDisk: async () => {
      if (facts.status === 'loading') return;
      if (!document) return load();
      if (parts.every(({ version }) => version === null) && !facts.isDeletedOnDisk) return;
      await saving;
      for (const part of parts) {
        const known = conflicts.get(part.part)?.theirVersion ?? part.version;
        const outcome = await project.read(part.path);
        await saving;
        // A save that came between has brought this document further than what was read.
        if (known !== (conflicts.get(part.part)?.theirVersion ?? part.version)) continue;
        if (outcome.status === 'ok' && outcome.version !== known)
          meetDisk(part, outcome.text, outcome.version);
        else if (outcome.status === 'missing' && known !== null) meetDeletion(part);
        else continue;
        changed();
      }
    },
    keepDraftNow: keeper.keepNow,
    setAside: async () => {
      await saving;
      await keeper.rest();
      if (!(await drafts.setAside(path, 'asked'))) return false;
      await drafts.forget(path);
      await reload();
      return true;
    },
    putBack: async (draft) => {
      await keeper.rest();
      if ((await drafts.keep(draft)) === 'failed') return false;
      await reload();
      return true;
    },
    end: () => {
      clearTimeout(pause);
      keeper.end();
    },
  };
  if (created) keeper.touch();
  else void load().catch(() => emit({ status: 'failed', failure: 'unknown' }));
  return store;
}

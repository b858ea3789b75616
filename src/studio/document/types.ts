import type { MachineDocument } from '../../chart/index.ts';
import type { Problem } from '../../util/problem.ts';
import type { AsideDraft, Failed, KeptDraft, ProjectFile, JobStore } from '../storage/index.ts';
import type { Said } from '../../words/index.ts';
import type { DocumentEdit, Part, ScenarioDocument } from './kinds.ts';

/** The file on disk is no longer the one this document grew from. */
export interface Conflict<Content = MachineDocument> {
  readonly part: Part;
  /** As it would be saved now. */
  readonly mine: string;
  readonly theirs: string;
  readonly theirVersion: string;
  /** Both for a comparison; undefined when what is on disk cannot be read, and `problems` says why. */
  readonly mineDocument: Content;
  readonly theirsDocument: Content | undefined;
  readonly problems: readonly Problem[];
}

/** Why the last save did not reach the disk. */
export interface SaveFailure extends Omit<Failed, 'status'> {
  /** Of the file that could not be written: the document's own or one beside it. */
  readonly path: string;
}

export interface DocumentState<Content = MachineDocument> {
  /** Of the file it is named after. */
  readonly path: string;
  /** `unreadable`: `problems` says why, `text` is what is there. */
  readonly status: 'loading' | 'ready' | 'unreadable' | 'missing' | 'failed';
  readonly failure: Failed['reason'] | undefined;
  readonly text: string | undefined;
  readonly problems: readonly Problem[];
  readonly document: Content | undefined;
  /** As on disk; undefined for a document that has no file yet. */
  readonly saved: Content | undefined;
  readonly isDirty: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undoName: Said | undefined;
  readonly redoName: Said | undefined;
  readonly isSaving: boolean;
  readonly saveFailure: SaveFailure | undefined;
  readonly conflict: Conflict<Content> | undefined;
  /** `failed`: there is no room to keep unsaved work; the person should save. */
  readonly draft: 'none' | 'kept' | 'failed';
  /** Unsaved work of an earlier visit was put back. */
  readonly wasRestored: boolean;
  readonly isDeletedOnDisk: boolean;
  /** Unsaved work of an earlier visit could not be used, or not all of it: why, and whether it was set aside. */
  readonly spoilt: SpoiltDraft | undefined;
}

export interface SpoiltDraft {
  readonly problems: readonly Problem[];
  /** False: there is no room for it, and it stays where it was. */
  readonly isSetAside: boolean;
}

export type SaveOutcome = 'saved' | 'nothing-to-save' | 'conflict' | 'failed';

export interface DocumentStore<Content = MachineDocument> {
  readonly path: string;
  subscribe(listener: () => void): () => void;
  /** The same object until something changes. */
  getSnapshot(): DocumentState<Content>;
  /**
   * A refusal is a sentence for the person; the document is then as before. `selects`: the state worth
   * selecting.
   */
  dispatch(edit: DocumentEdit<Content>): { readonly refusal?: Said; readonly selects?: string };
  undo(): Said | undefined;
  redo(): Said | undefined;
  /** The next edit is a step of its own, even if it goes on where the last one ended. */
  sealHistory(): void;
  save(): Promise<SaveOutcome>;
  /** Back to what is on disk, by an edit that can be undone. */
  discard(): void;
  /** `mine`: the next save writes over theirs. `theirs`: an edit that can be undone. */
  resolveConflict(keep: 'mine' | 'theirs'): void;
  /** Looks whether the files are still those this document knows. */
  checkDisk(): Promise<void>;
  /** Writes the draft at once, for a page that is about to go. False when it did not fit. */
  keepDraftNow(): boolean;
  /**
   * Unsaved work goes out of the way, where it is kept, and the document is read again as it is on disk. False,
   * and nothing changes, when there is no room to keep it.
   */
  setAside(): Promise<boolean>;
  /** Lays this over what is on disk, as if it had been kept by an earlier visit. False when there is no room. */
  putBack(draft: KeptDraft): Promise<boolean>;
  /** Stops timers. The draft stays. */
  end(): void;
}

/** The project as it is known now: its files, what is open of them, what became of them on disk. */
export interface WorkspaceState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure: Failed['reason'] | undefined;
  readonly name: string;
  readonly files: readonly ProjectFile[];
  /** Paths of all machines: on disk, begun and not saved yet, or left unsaved by an earlier visit. */
  readonly machines: readonly string[];
  /** The same of scenarios. */
  readonly scenarios: readonly string[];
  readonly connection: 'connecting' | 'live' | 'reconnecting' | 'locked';
  /** Documents that are open, in the order in which they were opened. */
  readonly open: readonly string[];
  /** Of those, the ones with unsaved changes. */
  readonly dirty: readonly string[];
  /** Documents with unsaved work from an earlier visit, open or not. */
  readonly drafts: readonly string[];
  /** Unsaved work that was set aside, the latest first. */
  readonly aside: readonly AsideDraft[];
}

/** Unsaved work that was set aside, as a file that a person keeps. */
export interface AsideFile {
  readonly name: string;
  readonly text: string;
}
/** `unreadable`: no document can be made of it; `problems` says why. */
export type PutBackOutcome =
  | { readonly status: 'done'; readonly path: string }
  | { readonly status: 'unreadable'; readonly problems: readonly Problem[] }
  | { readonly status: 'no-room' | 'missing' };

/** The studio's only owner of files: nobody else asks the storage for them. */
export interface Workspace {
  subscribe(listener: () => void): () => void;
  getSnapshot(): WorkspaceState;
  /** Commands that run beside the page; undefined: the project is kept in this browser, where none can. */
  readonly jobs: JobStore | undefined;
  /** The same store for the same path for as long as it is open. */
  open(path: string): DocumentStore;
  openScenario(path: string): DocumentStore<ScenarioDocument>;
  /** A machine that has no file yet; saving makes it. */
  create(path: string, document: MachineDocument): DocumentStore;
  /**
   * A file as it is on disk, whether or not it is open for editing. Undefined when it is not there or cannot
   * be reached.
   */
  read(path: string): Promise<{ readonly text: string; readonly version: string } | undefined>;
  /** `name(1)`, or the first of `name(2)`, `name(3)`, ... that no file and no open machine has. */
  freePath(name: (number: number) => string): string;
  /** Unsaved work stays in the drafts. */
  close(path: string): void;
  /** Into the trash, with its layout. False when it was changed meanwhile or cannot be reached. */
  remove(path: string): Promise<boolean>;
  saveAll(): Promise<readonly SaveOutcome[]>;
  /** The unsaved work of this document. False when there is no room to keep it. */
  setAside(path: string): Promise<boolean>;
  /** Into the document it belongs to; unsaved work that stands there now is set aside in its stead. */
  putBack(id: string): Promise<PutBackOutcome>;
  asideFile(id: string): Promise<AsideFile | undefined>;
  /** For good. */
  dropAside(id: string): Promise<void>;
  refresh(): Promise<void>;
  checkDisk(): Promise<void>;
  keepDraftsNow(): boolean;
  end(): void;
}

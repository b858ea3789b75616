import type { ProjectFileKind } from '../../util/project-path.ts';
import type { Failed } from './failed.ts';
import type { JobStore } from './job-types.ts';

export type { Failed } from './failed.ts';

export interface ProjectFile {
  readonly path: string;
  readonly kind: ProjectFileKind;
  readonly version: string;
  /** Bytes. */
  readonly size: number;
}

export interface Project {
  readonly name: string;
  /** The same for the same folder, different for others: unsaved work is kept under it. */
  readonly id: string;
  readonly files: readonly ProjectFile[];
}

/** Somebody else's content is there; `text` and `version` say which. Null and undefined: it was deleted. */
export interface Conflicting {
  readonly status: 'conflict';
  readonly text: string | undefined;
  readonly version: string | null;
}

export type ProjectOutcome = { readonly status: 'ok'; readonly project: Project } | Failed;
export type ReadOutcome =
  | { readonly status: 'ok'; readonly text: string; readonly version: string }
  | { readonly status: 'missing' }
  | Failed;
export type WriteOutcome = { readonly status: 'saved'; readonly version: string } | Conflicting | Failed;
export type RemoveOutcome = { readonly status: 'removed' } | Conflicting | Failed;

export type StoreEvent =
  /** A version of null: deleted. */
  | { readonly type: 'change'; readonly path: string; readonly version: string | null }
  /** `live` after a gap: changes may have been missed meanwhile. */
  | { readonly type: 'connection'; readonly state: 'live' | 'reconnecting' | 'locked' };

export interface ProjectStore {
  readonly kind: 'server' | 'browser';
  /** Commands that run beside the page; a browser alone runs none. */
  readonly jobs?: JobStore;
  describe(): Promise<ProjectOutcome>;
  read(path: string): Promise<ReadOutcome>;
  /** @param baseVersion the version this text grew from; null when the file must not be there yet. */
  write(path: string, text: string, baseVersion: string | null): Promise<WriteOutcome>;
  remove(path: string, baseVersion: string): Promise<RemoveOutcome>;
  /** Calls back on every change, one's own included. Returns the way to stop. */
  watch(listener: (event: StoreEvent) => void): () => void;
}

/** What is used of localStorage. Each may throw: it can be full, or forbidden. */
export interface SyncStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

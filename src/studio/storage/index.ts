/**
 * Where a project's files and unsaved work are kept: on disk behind the local server, or in the browser.
 *
 * Laws: a version is an opaque name for a content; nothing is written over a content the writer has not seen;
 * what can go wrong outside (no server, no room) is an outcome, never thrown.
 */
export * from './types.ts';
export type * from './job-types.ts';
export { createServerStore, type ServerStoreOptions } from './server-store.ts';
export { createBrowserStore, type BrowserStoreOptions } from './browser-store.ts';
export { createDraftStore, type DraftStore } from './draft-store.ts';
export {
  draftOfRows,
  type AsideDraft,
  type AsideReason,
  type AsideRows,
  type AsideShelf,
} from './aside-shelf.ts';
export type { KeptDraft, KeptEdit, KeptFile } from './draft-rows.ts';
export { createServerMirror, type DraftMirror } from './draft-mirror.ts';
export { createMemoryTable, createNoTable, type Table } from './table.ts';
export { createIndexedTable } from './indexed-table.ts';
export { createTab, type Tab } from './tab.ts';
export {
  exportMachine,
  exportScenario,
  readImport,
  type ExportedFile,
  type ImportedFile,
} from './import-export.ts';

/**
 * Machines and scenarios under edit, without a screen: what they are, what they were, and what is on disk.
 *
 * Laws: every change is an edit that can be undone, reloads and "take theirs" included; a change is in the
 * draft storage within 300 ms; a content on disk that this store has not shown to the person is never written
 * over.
 *
 * One more kind of document: a `DocumentKind`, and what opens it in `workspace.ts`.
 */
export * from './types.ts';
export type { DocumentEdit, ScenarioDocument } from './kinds.ts';
export { createDocumentStore, type DocumentStoreOptions } from './document-store.ts';
export { MACHINE_KIND } from './machine-kind.ts';
export { SCENARIO_KIND } from './scenario-kind.ts';
export { createWorkspace, type WorkspaceOptions } from './workspace.ts';
export { createHistory } from './history.ts';
export { guardPage } from './guard-page.ts';
export { mendFor } from './mends.ts';
export { findSafeMend, type SafeMend } from './safe-mend.ts';
export { tellAll } from './tell-all.ts';

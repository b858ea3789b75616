/** A document's files and its draft, as they are now; what of the draft cannot be used is set aside at once. */
import type { DraftStore, Failed, ProjectStore } from '../storage/index.ts';
import type { DocumentKind, Parts } from './kinds.ts';
import { readDocument, type OpenedDocument } from './read-document.ts';
import type { SpoiltDraft } from './types.ts';

export interface Opened<Content> extends OpenedDocument<Content> {
  readonly spoilt: SpoiltDraft | undefined;
  readonly hasDraft: boolean;
}

export async function openDocument<Content>(
  kind: DocumentKind<Content>,
  parts: Parts<Content>,
  project: ProjectStore,
  drafts: DraftStore,
): Promise<Opened<Content> | { readonly failure: Failed['reason'] }> {
  const { path } = parts[0];
  const [reads, draft] = await Promise.all([
    Promise.all(parts.map((part) => project.read(part.path))),
    // A storage that does not answer must not keep the file from being opened.
    drafts.find(path).catch(() => undefined),
  ]);
  const failed = reads.find((read) => read.status === 'failed');
  if (failed) return { failure: failed.reason };
  const opened = readDocument(kind, parts, reads, draft);
  const problems = opened.draftProblems;
  if (problems.length === 0) return { ...opened, spoilt: undefined, hasDraft: draft !== undefined };
  // Before anything is written where it stands: what cannot be used now may be worth something one day.
  const isSetAside = await drafts.setAside(path, 'unreadable').catch(() => false);
  if (isSetAside && !opened.hasUsableDraft) await drafts.forget(path);
  return { ...opened, spoilt: { problems, isSetAside }, hasDraft: opened.hasUsableDraft };
}

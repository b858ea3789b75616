/** From a page to a studio: which storage, which drafts, which settings, and what listens to the page. */
import { createWorkspace, guardPage } from '../document/index.ts';
import { createProblemWatch, type Checker } from '../core/checks/watch-problems.ts';
import {
  createDraftStore,
  createIndexedTable,
  createServerMirror,
  createTab,
  type DraftStore,
  type Failed,
  type Tab,
  type Table,
} from '../storage/index.ts';
import { listenForPaste } from '../commands/clipboard.ts';
import { findProject } from './find-project.ts';
import { preferredLanguage } from '../core/words/index.ts';
import { fileInAddress, listMachines, openFile } from '../core/actions/open-file.ts';
import { keepSettings, readSettings } from '../core/settings.ts';
import { listenForShortcuts } from '../commands/shortcuts.ts';
import { createStudio, type Studio } from '../core/studio.ts';
import { followChecks } from '../core/checks/follow-checks.ts';

export async function startStudio(): Promise<Studio | { readonly failure: Failed['reason'] }> {
  const [tab, { table }] = await openOnce();
  const found = await findProject(tab.id);
  if ('failure' in found) return found;
  const { project, id } = found;
  const workspace = createWorkspace({
    project,
    drafts: openDrafts(id, tab, table, project.kind === 'server'),
  });
  const checks = createProblemWatch(
    () =>
      new Worker(new URL('../core/checks/check-worker.ts', import.meta.url), {
        type: 'module',
      }) as unknown as Checker,
    () => new Date().toISOString().slice(0, 10),
  );
  const studio = createStudio(workspace, checks, {
    language: preferredLanguage(window.navigator.languages),
    ...readSettings(),
  });
  keepSettings(studio.ui);
  listenForShortcuts(studio);
  listenForPaste(studio);
  followChecks(studio, project);
  guardPage(workspace, window, window.document);
  window.addEventListener('hashchange', () => {
    const path = fileInAddress();
    if (path !== undefined && listMachines(workspace.getSnapshot()).includes(path)) openFile(studio, path);
  });
  return studio;
}

/**
 * Also when starting is tried again: a page that asks twice which tab it is would take itself for another
 * one.
 */
let opened: Promise<[Tab, { readonly table: Table }]> | undefined;
function openOnce(): Promise<[Tab, { readonly table: Table }]> {
  return (opened ??= Promise.all([createTab(), createIndexedTable('dialtree-drafts')]));
}

function openDrafts(projectId: string, tab: Tab, overflow: Table, isServed: boolean): DraftStore {
  return createDraftStore({
    projectId,
    tab,
    overflow,
    ...(isServed ? { mirror: createServerMirror({ tab: tab.id }) } : {}),
    ...(isStorageOpen() ? { local: window.localStorage } : {}),
  });
}

function isStorageOpen(): boolean {
  try {
    return window.localStorage !== undefined;
  } catch {
    return false;
  }
}

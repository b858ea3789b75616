/** From a page to a studio: which storage, which drafts, which settings, and what listens to the page. */
import { createWorkspace, guardPage } from '../document/index.ts';
import { startChecks } from '../core/checks/start-checks.ts';
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
import { preferredLanguage } from '../core/preferred-language.ts';
import {
  evidenceInAddress,
  fileInAddress,
  followWithAddress,
  openEvidence,
  openFile,
  openScenario,
} from '../core/actions/open-file.ts';
import { keepSettings, readSettings } from '../core/settings.ts';
import { listenForShortcuts } from '../commands/shortcuts.ts';
import { createStudio, type Studio } from '../core/studio.ts';
import { watchTrouble } from './watch-trouble.ts';
import { notify, wordsNow } from '../core/actions/actions.ts';
import { followChecks } from '../core/checks/follow-checks.ts';

type Started = Studio | { readonly failure: Failed['reason'] };

/**
 * May be called again after a failure. The tab is asked for its name once: a page that asks twice would take
 * itself for another one.
 */
export function prepareStart(): () => Promise<Started> {
  const opening = Promise.all([createTab(), createIndexedTable('dialtree-drafts')]);
  let starting: Promise<Started> | undefined;
  return () =>
    (starting ??= opening
      .then(([tab, { table, isLasting }]) => startStudio(tab, isLasting ? table : undefined))
      .finally(() => void (starting = undefined)));
}

async function startStudio(tab: Tab, table: Table | undefined): Promise<Started> {
  const found = await findProject(tab.id);
  if ('failure' in found) return found;
  const { project, id, isLasting } = found;
  const workspace = createWorkspace({
    project,
    drafts: openDrafts(id, tab, table, project.kind === 'server'),
  });
  const checks = startChecks();
  const studio = createStudio(workspace, checks, {
    language: preferredLanguage(window.navigator.languages),
    ...readSettings(),
  });
  keepSettings(studio.ui);
  listenForShortcuts(studio);
  listenForPaste(studio);
  watchTrouble(studio, window);
  followChecks(studio);
  followWithAddress(studio);
  if (!isLasting) notify(studio, { kind: 'warning', text: wordsNow(studio).crash.notLasting });
  guardPage(workspace, window, window.document);
  window.addEventListener('hashchange', () => {
    const step = evidenceInAddress();
    if (step !== undefined) return openEvidence(studio, step);
    const path = fileInAddress();
    const { machines, scenarios } = workspace.getSnapshot();
    if (path === undefined) return;
    if (machines.includes(path)) openFile(studio, path);
    else if (scenarios.includes(path)) openScenario(studio, path);
  });
  return studio;
}

function openDrafts(projectId: string, tab: Tab, overflow: Table | undefined, isServed: boolean): DraftStore {
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

/** From a page to a studio: which storage, which drafts, which settings, and what listens to the page. */
import { createWorkspace, guardPage, type Workspace } from '../document/index.ts';
import { createProblemWatch, type Checker } from '../problems/watch-problems.ts';
import { createBrowserStore, createDraftStore, createIndexedTable, createServerStore, createTab, type ProjectStore } from '../storage/index.ts';
import { listenForPaste } from './clipboard.ts';
import { preferredLanguage } from './i18n/index.ts';
import { fileInAddress, openFile } from './open-file.ts';
import { keepSettings, readSettings } from './settings.ts';
import { listenForShortcuts } from './shortcuts.ts';
import { createStudio, type Studio } from './studio.ts';
import { followChecks } from './follow-checks.ts';

export async function startStudio(): Promise<Studio> {
  const { project, id } = await findProject();
  const workspace = await openWorkspace(project, id);
  const checks = createProblemWatch(
    () => new Worker(new URL('../problems/check-worker.ts', import.meta.url), { type: 'module' }) as unknown as Checker,
    () => new Date().toISOString().slice(0, 10),
  );
  const studio = createStudio(workspace, checks, { language: preferredLanguage(window.navigator.languages), ...readSettings() });
  keepSettings(studio.ui);
  listenForShortcuts(studio);
  listenForPaste(studio);
  followChecks(studio, project);
  guardPage(workspace, window, window.document);
  window.addEventListener('hashchange', () => {
    const path = fileInAddress();
    if (path !== undefined && workspace.getSnapshot().files.some((file) => file.path === path)) openFile(studio, path);
  });
  return studio;
}

/** The local server if one answers; else the project lives in this browser. */
async function findProject(): Promise<{ project: ProjectStore; id: string }> {
  const server = createServerStore();
  const described = await server.describe();
  if (described.status === 'ok') return { project: server, id: described.project.id };
  // A server that is there but cannot answer now is not taken for a page without one: work would end up in two places.
  if (described.reason !== 'unknown' && (await hasServer())) return { project: server, id: 'server' };
  const { table } = await createIndexedTable('dialtree-project');
  return { project: createBrowserStore({ table }), id: 'browser' };
}

async function hasServer(): Promise<boolean> {
  try {
    return (await fetch('api/project', { headers: { accept: 'application/json' } })).headers.get('content-type')?.includes('json') ?? false;
  } catch {
    return false;
  }
}

async function openWorkspace(project: ProjectStore, projectId: string): Promise<Workspace> {
  const [tab, { table: overflow }] = await Promise.all([createTab(), createIndexedTable('dialtree-drafts')]);
  return createWorkspace({ project, drafts: createDraftStore({ projectId, tab, overflow, ...(isStorageOpen() ? { local: window.localStorage } : {}) }) });
}

function isStorageOpen(): boolean {
  try {
    return window.localStorage !== undefined;
  } catch {
    return false;
  }
}

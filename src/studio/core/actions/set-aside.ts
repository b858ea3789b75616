/** Unsaved work out of the way, and back. */
import { announce, notify, wordsNow } from './actions.ts';
import { download, exportEdited } from './exchange.ts';
import { openFile, openScenario } from './open-file.ts';
import type { Studio } from '../studio.ts';
import { tellProblem } from '../../../util/problem.ts';

export function setUnsavedAside(studio: Studio, path: string): Promise<boolean> {
  return studio.workspace.setAside(path).catch(() => false);
}

export function downloadUnsaved(studio: Studio): void {
  exportEdited(studio);
}

export async function putBack(studio: Studio, id: string): Promise<void> {
  const say = wordsNow(studio).aside;
  const outcome = await studio.workspace.putBack(id);
  if (outcome.status === 'done') {
    const { path } = outcome;
    studio.ui.set({ dialog: undefined, seenRestored: path });
    if (studio.workspace.getSnapshot().scenarios.includes(path)) openScenario(studio, path);
    else openFile(studio, path);
    notify(studio, { kind: 'info', text: say.done({ path }) });
    return;
  }
  if (outcome.status === 'unreadable') {
    const [problem] = outcome.problems;
    const why = problem ? tellProblem(problem, studio.ui.get().language).message : say.noDraft;
    notify(studio, { kind: 'warning', text: say.refused({ why }) });
  } else notify(studio, { kind: 'error', text: outcome.status === 'missing' ? say.gone : say.noRoom });
}

export async function downloadAside(studio: Studio, id: string): Promise<void> {
  const file = await studio.workspace.asideFile(id);
  if (file) download({ ...file, type: 'application/json' });
  else notify(studio, { kind: 'error', text: wordsNow(studio).aside.gone });
}

export async function dropAside(studio: Studio, id: string): Promise<void> {
  await studio.workspace.dropAside(id);
  announce(studio, wordsNow(studio).aside.removed);
}

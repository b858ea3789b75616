/** Which machine is on the screen. The address names it, so that a reload and a link find it again. */
import { announce, wordsNow } from './actions.ts';
import type { Studio } from '../studio.ts';
import { NOTHING } from '../ui-state.ts';

export function openFile(studio: Studio, path: string): void {
  if (studio.ui.get().file === path) {
    studio.ui.set({ page: undefined });
    return;
  }
  studio.workspace.open(path);
  studio.overlay.set({ active: undefined, taken: undefined, heat: undefined, dots: [] });
  studio.ui.set({ file: path, page: undefined, selection: NOTHING, renaming: undefined, notice: undefined });
  const hash = `#${encodeURI(path)}`;
  if (window.location.hash !== hash) window.history.replaceState(null, '', hash);
  announce(studio, wordsNow(studio).said.opened({ path }));
}

export function fileInAddress(): string | undefined {
  try {
    return decodeURI(window.location.hash.slice(1)) || undefined;
  } catch {
    return undefined;
  }
}

/** The file in the address; else the merged machine, which is what a project is about; else the first. */
export function fileToBeginWith(studio: Studio): string | undefined {
  const { machines } = studio.workspace.getSnapshot();
  const wanted = fileInAddress();
  if (wanted !== undefined && machines.includes(wanted)) return wanted;
  return (
    machines.find((path) => /(^|\/)merged\.machine\.json$/.test(path)) ??
    machines.find((path) => path.includes('merged')) ??
    machines[0]
  );
}

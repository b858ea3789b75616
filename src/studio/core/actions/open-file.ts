/** Which machine or scenario is on the screen. The address names it, so that a reload and a link find it again. */
import { announce, wordsNow } from './actions.ts';
import type { Studio } from '../studio.ts';
import {
  EVIDENCE_STEPS,
  isScenarioPage,
  NOTHING,
  type EvidenceStep,
  type ScenarioPage,
} from '../ui-state.ts';

export function openFile(studio: Studio, path: string): void {
  if (studio.ui.get().file === path) {
    studio.ui.set({ page: undefined });
    return;
  }
  studio.workspace.open(path);
  studio.overlay.set({ active: undefined, taken: undefined, heat: undefined, dots: [] });
  studio.ui.set({ file: path, page: undefined, selection: NOTHING, renaming: undefined, notice: undefined });
  announce(studio, wordsNow(studio).said.opened({ path }));
}

/** @param page absent: the page of a scenario that is shown, else the first one */
export function openScenario(studio: Studio, path: string, page?: ScenarioPage): void {
  const before = studio.ui.get();
  studio.workspace.openScenario(path);
  const shown = page ?? (isScenarioPage(before.page) ? before.page : 'hours');
  studio.ui.set({ scenario: path, page: shown, ...(before.scenario === path ? {} : { notice: undefined }) });
  if (before.scenario !== path) announce(studio, wordsNow(studio).said.opened({ path }));
}

const EVIDENCE = 'evidence';

/** @param step absent: the one that was shown last */
export function openEvidence(studio: Studio, step?: EvidenceStep): void {
  studio.ui.set({ page: EVIDENCE, evidenceStep: step ?? studio.ui.get().evidenceStep });
}

/** Undefined: the address is of something else. */
export function evidenceInAddress(): EvidenceStep | undefined {
  const [page, step] = (fileInAddress() ?? '').split('/');
  return page === EVIDENCE ? (EVIDENCE_STEPS.find((each) => each === step) ?? 'import') : undefined;
}

/** Keeps the address in step with what is on the screen. */
export function followWithAddress(studio: Studio): () => void {
  return studio.ui.subscribe(() => {
    const { file, scenario, page, evidenceStep } = studio.ui.get();
    const shown = page === EVIDENCE ? `${EVIDENCE}/${evidenceStep}` : isScenarioPage(page) ? scenario : file;
    if (shown === undefined) return;
    const hash = `#${encodeURI(shown)}`;
    if (window.location.hash !== hash) window.history.replaceState(null, '', hash);
  });
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

/**
 * The studio as one object: the open project, what is looked at, live problems. Components reach it through
 * `useStudio`; commands and actions take it as their first argument, so they run the same from a key, a
 * button or a test.
 */
import type { MachineConfig } from '../../chart/index.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import { createPlacement, type Placement, createViewReader, type MachineView } from '../view/index.ts';
import type { DocumentStore, ScenarioDocument, Workspace } from '../document/index.ts';
import { NO_MARKS, type Marks } from './checks/mark-problems.ts';
import type { ProblemWatch } from './checks/watch-problems.ts';
import { createStore, type Store } from './store.ts';
import { INITIAL_UI, isScenarioPage, type UiState } from './ui-state.ts';

/** What the canvas can be asked to do; undefined while it is not on the screen. */
export interface Stage {
  /** Brings a card or frame into the window; does nothing when it is in sight already, unless `always`. */
  show(path: string, always?: boolean): void;
  fit(): void;
  zoom(step: 1 | -1): void;
  focus(): void;
}

export type EditedDocument = DocumentStore | DocumentStore<ScenarioDocument>;

export interface Studio {
  readonly workspace: Workspace;
  readonly ui: Store<UiState>;
  readonly overlay: Store<Overlay>;
  readonly checks: ProblemWatch;
  /** Text of the project's own rule settings, if it has any. */
  readonly rules: Store<{ readonly text: string | undefined }>;
  /** Problems by place, as of the last answer of the rules. */
  readonly marks: Store<Marks>;
  readonly stage: { current: Stage | undefined };
  /** The open machine's document. */
  document(): DocumentStore | undefined;
  /** The open scenario's. */
  scenario(): DocumentStore<ScenarioDocument> | undefined;
  /** Which of the two undo, redo and save are about now: the scenario while a page of it is shown. */
  edited(): EditedDocument | undefined;
  viewOf(config: MachineConfig): MachineView;
  placementOf(file: string): Placement;
  /**
   * What a floor above keeps for as long as the studio lives: made by this maker when first asked for, and
   * then the same.
   */
  part<T>(make: (studio: Studio) => T): T;
}

export function createStudio(workspace: Workspace, checks: ProblemWatch, settings: Partial<UiState>): Studio {
  const ui = createStore<UiState>({ ...INITIAL_UI, ...settings });
  const reader = createViewReader();
  const placements = new Map<string, Placement>();
  const parts = new Map<(studio: Studio) => unknown, unknown>();
  const studio: Studio = {
    workspace,
    ui,
    overlay: createOverlay(),
    checks,
    rules: createStore<{ readonly text: string | undefined }>({ text: undefined }),
    marks: createStore<Marks>(NO_MARKS),
    stage: { current: undefined },
    document: () => {
      const { file } = ui.get();
      return file === undefined ? undefined : workspace.open(file);
    },
    scenario: () => {
      const { scenario } = ui.get();
      return scenario === undefined ? undefined : workspace.openScenario(scenario);
    },
    edited: () => (isScenarioPage(ui.get().page) ? studio.scenario() : studio.document()),
    viewOf: reader.read,
    placementOf: (file) => {
      let placement = placements.get(file);
      if (!placement) placements.set(file, (placement = createPlacement()));
      return placement;
    },
    part: <T>(make: (studio: Studio) => T): T => {
      if (!parts.has(make)) parts.set(make, make(studio));
      // What stands under a maker was made by it.
      return parts.get(make) as T;
    },
  };
  return studio;
}

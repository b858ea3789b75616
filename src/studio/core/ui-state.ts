/** What the person looks at: nothing in here belongs to the menu, nothing is written to its file. */
import { type Facts, type Locale, UNKNOWN_CALLER } from '../../chart/index.ts';
import type { DialogRequest } from './dialogs.ts';
import type { Language } from '../../words/index.ts';

/** A state, and one of its rows. `also` holds further cards chosen with it. */
export interface Selection {
  /** A card's or group's state path; '' is the machine itself; undefined: nothing. */
  readonly state: string | undefined;
  readonly row: string | undefined;
  readonly also: readonly string[];
}

export const NOTHING: Selection = { state: undefined, row: undefined, also: [] };

export type Theme = 'system' | 'light' | 'dark';

export interface Notice {
  readonly kind: 'info' | 'warning' | 'error';
  readonly text: string;
  /** What one can do about it, at once. */
  readonly action?: { readonly label: string; readonly perform: () => void };
}

/** Of a page that has steps of its own to take back: while it is shown, undo and redo are about these. */
export interface PageSteps {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  travel(way: 'undo' | 'redo'): void;
}

/** Pages that work on the open scenario: there undo, redo and save are about it. */
export const SCENARIO_PAGES = ['hours', 'staffing'] as const;
export type ScenarioPage = (typeof SCENARIO_PAGES)[number];

export function isScenarioPage(page: string | undefined): page is ScenarioPage {
  return (SCENARIO_PAGES as readonly (string | undefined)[]).includes(page);
}

/** Steps of the page "Evidence", in the order in which one comes by them. */
export const EVIDENCE_STEPS = ['import', 'calibrate', 'plan', 'people', 'rollout', 'runs'] as const;
export type EvidenceStep = (typeof EVIDENCE_STEPS)[number];

export interface UiState {
  readonly language: Language;
  readonly theme: Theme;
  /** Language whose prompts the cards show; undefined: the interface's, else the machine's first. */
  readonly promptLocale: Locale | undefined;
  /** Path of the open machine file. */
  readonly file: string | undefined;
  /** Path of the open scenario file. */
  readonly scenario: string | undefined;
  readonly selection: Selection;
  /** Id of a right-hand panel (panels.ts). */
  readonly panel: string;
  /** Id of a full page (panels.ts); undefined: the canvas. */
  readonly page: string | undefined;
  readonly steps: PageSteps | undefined;
  readonly evidenceStep: EvidenceStep;
  readonly dialog: DialogRequest | undefined;
  readonly notice: Notice | undefined;
  /** Last thing told to screen readers. The number makes the same words twice two announcements. */
  readonly announcement: { readonly text: string; readonly count: number };
  /** Whose call the seconds, the phone and the figures show besides the worst. */
  readonly caller: Facts;
  readonly isLeftOpen: boolean;
  readonly isRightOpen: boolean;
  readonly hasSeenTips: boolean;
  /** Machine whose notice about restored work was put away. */
  readonly seenRestored: string | undefined;
  /**
   * Row id or state path whose name is being typed, and where: the same thing may be on the canvas and in the
   * outline.
   */
  readonly renaming: { readonly name: string; readonly place: 'canvas' | 'outline' } | undefined;
}

export const INITIAL_UI: UiState = {
  language: 'en',
  theme: 'system',
  promptLocale: undefined,
  file: undefined,
  scenario: undefined,
  selection: NOTHING,
  panel: 'inspector',
  page: undefined,
  steps: undefined,
  evidenceStep: 'import',
  dialog: undefined,
  notice: undefined,
  announcement: { text: '', count: 0 },
  caller: UNKNOWN_CALLER,
  isLeftOpen: true,
  isRightOpen: true,
  hasSeenTips: false,
  seenRestored: undefined,
  renaming: undefined,
};

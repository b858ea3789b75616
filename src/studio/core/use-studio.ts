/** How components reach the studio. */
import { createContext, useCallback, useContext, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Locale, MachineDocument } from '../../chart/index.ts';
import { findByLocale } from '../../speech/index.ts';
import type { DocumentState, DocumentStore, ScenarioDocument } from '../document/index.ts';
import type { Checks } from './checks/watch-problems.ts';
import type { MachineView } from '../view/index.ts';
import { useStore } from './store.ts';
import type { EditedDocument, Studio } from './studio.ts';
import type { UiState } from './ui-state.ts';
import type { Language, Section } from '../../words/index.ts';

export const StudioContext = createContext<Studio | undefined>(undefined);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('A component of the studio stands outside StudioContext.');
  return studio;
}

export function useUi<P>(choose: (ui: UiState) => P, isEqual?: (a: P, b: P) => boolean): P {
  return useStore(useStudio().ui, choose, isEqual);
}

/** The language of the interface. */
export function useLanguage(): Language {
  return useUi(({ language }) => language);
}

/** What one section of the catalogue says, in the language of the interface. */
export function useWords<Words>(section: Section<Words>): Words {
  return section[useLanguage()];
}

export function useChecks<P>(choose: (checks: Checks) => P, isEqual?: (a: P, b: P) => boolean): P {
  return useStore(useStudio().checks.state, choose, isEqual);
}

export function useDocumentStore(): DocumentStore | undefined {
  const studio = useStudio();
  const file = useUi((ui) => ui.file);
  return file === undefined ? undefined : studio.document();
}

const noSubscription = (): (() => void) => () => undefined;

export function useDocumentState(): DocumentState | undefined {
  const store = useDocumentStore();
  const read = (): DocumentState | undefined => store?.getSnapshot();
  return useSyncExternalStore(store?.subscribe ?? noSubscription, read, read);
}

export function useWorkspace(): ReturnType<Studio['workspace']['getSnapshot']> {
  const { workspace } = useStudio();
  return useSyncExternalStore(workspace.subscribe, workspace.getSnapshot, workspace.getSnapshot);
}

/** What undo, redo and save are about now. */
export function useEditedStore(): EditedDocument | undefined {
  const studio = useStudio();
  return useUi(() => studio.edited());
}

export type EditedState = ReturnType<EditedDocument['getSnapshot']>;

export function useEditedState(): EditedState | undefined {
  return useEditedPart((state) => state);
}

export function useScenarioState(): DocumentState<ScenarioDocument> | undefined {
  const studio = useStudio();
  const store = useUi(() => studio.scenario());
  return useStorePart<DocumentState<ScenarioDocument>, DocumentState<ScenarioDocument> | undefined>(
    store,
    (state) => state,
  );
}

/** Draws again only when the chosen part changes: most of the frame does not change at a keystroke. */
export function useDocumentPart<P>(
  choose: (state: DocumentState | undefined) => P,
  isEqual?: (a: P, b: P) => boolean,
): P {
  return useStorePart<DocumentState, P>(useDocumentStore(), choose, isEqual);
}

/** The same of what is edited now. */
export function useEditedPart<P>(
  choose: (state: EditedState | undefined) => P,
  isEqual?: (a: P, b: P) => boolean,
): P {
  return useStorePart<EditedState, P>(useEditedStore(), choose, isEqual);
}

function useStorePart<State, P>(
  store: { subscribe(listener: () => void): () => void; getSnapshot(): State } | undefined,
  choose: (state: State | undefined) => P,
  isEqual: (a: P, b: P) => boolean = Object.is,
): P {
  const last = useRef<{ value: P } | undefined>(undefined);
  const read = (): P => {
    const next = choose(store?.getSnapshot());
    if (last.current && isEqual(last.current.value, next)) return last.current.value;
    last.current = { value: next };
    return next;
  };
  return useSyncExternalStore(store?.subscribe ?? noSubscription, read, read);
}

/** For parts that are built anew each time: equal when every entry is the same. */
export function isSamePart<P extends object>(a: P, b: P): boolean {
  return Object.keys(a).every((key) => Object.is(a[key as keyof P], b[key as keyof P]));
}

/** The open machine as it stands, with its cards; undefined while nothing readable is open. */
export function useMachine(): { readonly document: MachineDocument; readonly view: MachineView } | undefined {
  const studio = useStudio();
  const document = useDocumentState()?.document;
  return useMemo(() => document && { document, view: studio.viewOf(document.config) }, [studio, document]);
}

/**
 * The language whose prompts are shown: the chosen one if the machine speaks it, else the interface's, else
 * its first.
 */
export function usePromptLocale(locales: readonly Locale[]): Locale {
  const chosen = useUi(useCallback((ui: UiState) => pickLocale(ui, locales), [locales]));
  return chosen;
}

export function pickLocale(
  ui: Pick<UiState, 'promptLocale' | 'language'>,
  locales: readonly Locale[],
): Locale {
  const byTag = Object.fromEntries(locales.map((locale) => [locale, locale]));
  return (
    (ui.promptLocale && findByLocale(byTag, ui.promptLocale)) ??
    findByLocale(byTag, ui.language) ??
    locales[0] ??
    'en'
  );
}

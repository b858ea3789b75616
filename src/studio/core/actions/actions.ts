/**
 * What one does to the open machine and to what is looked at. Every change of the menu goes through
 * `perform`.
 */
import type { Edit, MachineDocument } from '../../../chart/index.ts';
import { ownValue } from '../../../util/own-value.ts';
import { type StudioWords, studioWords } from '../../../words/index.ts';
import type { Studio } from '../studio.ts';
import { NOTHING, type Notice, type Selection } from '../ui-state.ts';

export function wordsNow(studio: Studio): StudioWords {
  return studioWords[studio.ui.get().language];
}

export function documentNow(studio: Studio): MachineDocument | undefined {
  return studio.document()?.getSnapshot().document;
}

export function announce(studio: Studio, text: string): void {
  studio.ui.set(({ announcement }) => ({ announcement: { text, count: announcement.count + 1 } }));
}

export function notify(studio: Studio, notice: Notice | undefined): void {
  studio.ui.set({ notice });
  if (notice) announce(studio, notice.text);
}

export function select(studio: Studio, selection: Partial<Selection>): void {
  studio.ui.set({ selection: { ...NOTHING, ...selection } });
}

/** Selects a state, or for an end drawn inside a row that row; and brings it into the window. */
export function goTo(studio: Studio, state: string, row?: string, isShown = true): void {
  const document = documentNow(studio);
  if (!document) return;
  const view = studio.viewOf(document.config);
  const holder = view.frames.has(state) && !view.cards.has(state) ? undefined : view.cardFor(state);
  const leafRow =
    holder && holder.path !== state ? holder.rows.find(({ leaf }) => leaf?.path === state)?.id : undefined;
  studio.ui.set({ page: undefined });
  select(studio, { state: holder?.path ?? state, row: row ?? leafRow });
  if (isShown) studio.stage.current?.show(holder?.path ?? state);
}

export interface Outcome {
  readonly isDone: boolean;
  readonly document: MachineDocument | undefined;
}

/**
 * Makes an edit of the document as it is now and applies it. Refusals are told, not thrown. `isPlacing`: the
 * edit moves or adds cards, so the places of all others are written down with it: nothing moves unless asked.
 */
export function perform(
  studio: Studio,
  make: (document: MachineDocument) => Edit,
  options: { readonly isPlacing?: boolean; readonly isQuiet?: boolean } = {},
): Outcome {
  const store = studio.document();
  const document = documentNow(studio);
  if (!store || !document) return { isDone: false, document };
  const edit = make(document);
  const { refusal } = store.dispatch(options.isPlacing ? withPlaces(studio, document, edit) : edit);
  const { language } = studio.ui.get();
  if (refusal) {
    notify(studio, { kind: 'warning', text: refusal[language] });
    return { isDone: false, document };
  }
  if (studio.ui.get().notice?.kind === 'warning') studio.ui.set({ notice: undefined });
  if (!options.isQuiet) announce(studio, wordsNow(studio).said.done({ name: edit.name[language] }));
  if (edit.selects !== undefined) goTo(studio, edit.selects);
  else dropLostSelection(studio);
  return { isDone: true, document: documentNow(studio) };
}

function withPlaces(studio: Studio, document: MachineDocument, edit: Edit): Edit {
  const { file } = studio.ui.get();
  if (file === undefined) return edit;
  const positions = studio
    .placementOf(file)
    .positionsFor(studio.viewOf(document.config), document.layout.positions);
  return {
    ...edit,
    recipe: (draft) => {
      // The start card has no state of its own: its place follows the others'.
      for (const [path, at] of Object.entries(positions))
        if (path !== '' && !ownValue(draft.layout.positions, path)) draft.layout.positions[path] = { ...at };
      edit.recipe(draft);
    },
  };
}

/** After an undo or a deletion, what was selected may be gone. */
export function dropLostSelection(studio: Studio): void {
  const document = documentNow(studio);
  const { selection } = studio.ui.get();
  if (!document || selection.state === undefined) return;
  const view = studio.viewOf(document.config);
  if (!view.chart.stateAt(selection.state)) {
    const parent = selection.state.slice(0, Math.max(0, selection.state.lastIndexOf('.')));
    select(studio, view.chart.stateAt(parent) && parent !== '' ? { state: parent } : {});
    return;
  }
  const rows = [
    ...(view.cards.get(selection.state)?.rows ?? []),
    ...(view.frames.get(selection.state)?.rows ?? []),
  ];
  const also = selection.also.filter((path) => view.chart.stateAt(path));
  const hasRow = selection.row === undefined || rows.some(({ id }) => id === selection.row);
  if (!hasRow || also.length !== selection.also.length)
    select(studio, { state: selection.state, row: hasRow ? selection.row : undefined, also });
}

/** Whether there is a step to take back or to do again: of the page that is shown, else of what is edited. */
export function canTravel(studio: Studio, way: 'undo' | 'redo'): boolean {
  const { steps } = studio.ui.get();
  const from = steps ?? studio.edited()?.getSnapshot();
  return (way === 'undo' ? from?.canUndo : from?.canRedo) ?? false;
}

export function travel(studio: Studio, way: 'undo' | 'redo'): void {
  const { steps } = studio.ui.get();
  if (steps) {
    steps.travel(way);
    return;
  }
  const store = studio.edited();
  const state = store?.getSnapshot();
  const name = way === 'undo' ? state?.undoName : state?.redoName;
  if (!store || !name) return;
  store[way]();
  const said = wordsNow(studio).said;
  announce(studio, (way === 'undo' ? said.undone : said.redone)({ name: name[studio.ui.get().language] }));
  dropLostSelection(studio);
}

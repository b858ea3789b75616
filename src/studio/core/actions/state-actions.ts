/** Menus, announcements, decisions, groups and destinations: add, move, copy, delete. */
import {
  addAnnouncement,
  addDecision,
  addDestination,
  addGroup,
  addMenu,
  copyOption,
  copyState,
  deleteStates,
  describeDeletion,
  duplicateState,
  groupStates,
  moveOnCanvas,
  moveState,
  optionsOf,
  paste,
  ungroup,
  type Clip,
  type Edit,
  type MachineDocument,
  type OptionPlace,
  type Position,
  type Text,
} from '../../../chart/index.ts';
import { labelOf } from '../describe-stop.ts';
import { stateTitle, START_ROW, placeOf, rowAt } from '../../view/index.ts';
import { announce, documentNow, notify, perform, select, wordsNow } from './actions.ts';
import { deleteRow, findRow, startRenaming } from './option-actions.ts';
import type { Studio } from '../studio.ts';
import { pickLocale } from '../use-studio.ts';
import { chooseLanguage, studioWords } from '../../../words/index.ts';

export type NewKind = 'menu' | 'announcement' | 'decision' | 'destination' | 'group';

export interface Wish {
  /** Group it goes into; absent: where the selection is. */
  readonly parent?: string;
  readonly position?: Position;
  /** An option that shall lead to it. */
  readonly from?: string;
}

/**
 * Something new beside what is selected, or where one pointed; selected, with its name waiting to be typed.
 */
export function addNew(studio: Studio, kind: NewKind, wish: Wish = {}): void {
  const parent = wish.parent ?? parentForNew(studio);
  const place = wish.from === undefined ? undefined : placeOf(wish.from);
  const given = {
    parent,
    ...(wish.position ? { position: wish.position } : {}),
    ...(place ? { from: place } : {}),
  };
  const { isDone } = perform(
    studio,
    (document) => {
      const locale = pickLocale(studio.ui.get(), document.config.meta.locales);
      return makeNew(
        document,
        kind,
        kind === 'destination' || kind === 'decision'
          ? given
          : { ...given, title: { [locale]: studioWords[chooseLanguage(locale)].fresh[kind] } },
      );
    },
    { isPlacing: true },
  );
  if (!isDone) return;
  if (place && kind === 'destination') select(studio, { state: place.state, row: wish.from });
  else if (kind !== 'destination') startRenaming(studio);
}

function makeNew(
  document: MachineDocument,
  kind: NewKind,
  given: { parent: string; title?: Text; position?: Position; from?: OptionPlace },
): Edit {
  switch (kind) {
    case 'menu':
      return addMenu(document, given);
    case 'announcement':
      return addAnnouncement(document, given);
    case 'decision':
      return addDecision(document, { ...given, target: document.config.initial });
    case 'group':
      return addGroup(document, given);
    case 'destination':
      return addDestination(document, {
        ...given,
        destination: { goesTo: 'desk', desk: 'desk', serves: [] },
      });
  }
}

/** The group the selection is in, or the selected group itself. */
function parentForNew(studio: Studio): string {
  const document = documentNow(studio);
  const { state } = studio.ui.get().selection;
  if (!document || state === undefined || state === '') return '';
  const found = studio.viewOf(document.config).chart.stateAt(state);
  if (!found) return '';
  return found.config.states && Object.keys(found.config.states).length > 0
    ? found.path
    : (found.parent?.path ?? '');
}

/** The states the selection names, in file order. */
export function selectedStates(studio: Studio): string[] {
  const { state, also } = studio.ui.get().selection;
  return [...new Set([...(state === undefined || state === '' ? [] : [state]), ...also])];
}

/** Options at once; states after asking, when more goes with them than was selected. */
export function deleteSelected(studio: Studio): void {
  const document = documentNow(studio);
  const { row } = studio.ui.get().selection;
  if (!document) return;
  if (row !== undefined) {
    if (row !== START_ROW) deleteRow(studio, row);
    return;
  }
  const states = selectedStates(studio);
  if (states.length === 0) return;
  const view = studio.viewOf(document.config);
  // Ends drawn inside a card's rows go with the card when nothing else leads there.
  const paths = [...states, ...states.flatMap((path) => view.cards.get(path)?.leaves ?? [])];
  const plan = describeDeletion(document, paths);
  const erase = (): void => {
    perform(studio, (now) => deleteStates(now, paths));
  };
  const words = wordsNow(studio);
  if (plan.refusal || (plan.states.length <= paths.length && plan.transitions.length === 0)) {
    erase();
    return;
  }
  const locale = pickLocale(studio.ui.get(), document.config.meta.locales);
  const titleOf = (path: string): string => {
    const found = view.chart.stateAt(path);
    return found ? stateTitle(view.chart, found, locale) : path;
  };
  studio.ui.set({
    dialog: {
      kind: 'confirm',
      title: words.remove.title,
      text: words.remove.text({ states: plan.states.length, transitions: plan.transitions.length }),
      items: [
        ...plan.states.map(titleOf),
        ...plan.transitions.map((place) => {
          const found = findRow(view, rowAt(place));
          const label = found ? labelOf(view, found, locale, studio.ui.get().language) : place.event;
          return words.remove.option({
            label,
            menu: place.state === '' ? words.kinds.start : titleOf(place.state),
          });
        }),
      ],
      confirm: words.remove.confirm,
      onConfirm: erase,
    },
  });
}

export function duplicateSelected(studio: Studio): void {
  const { state } = studio.ui.get().selection;
  if (state) perform(studio, (document) => duplicateState(document, state), { isPlacing: true });
}

export function groupSelected(studio: Studio): void {
  const states = selectedStates(studio);
  if (states.length === 0) return;
  const { isDone } = perform(studio, (document) => groupStates(document, states), { isPlacing: true });
  if (isDone) startRenaming(studio);
}

export function ungroupSelected(studio: Studio): void {
  const { state } = studio.ui.get().selection;
  if (state) perform(studio, (document) => ungroup(document, state), { isPlacing: true });
}

export function moveInto(studio: Studio, path: string, parent: string): void {
  perform(studio, (document) => moveState(document, path, parent), { isPlacing: true });
}

/** False when nothing moved. */
export function moveCards(studio: Studio, positions: Readonly<Record<string, Position>>): boolean {
  const before = documentNow(studio);
  return (
    perform(studio, (document) => moveOnCanvas(document, positions), { isPlacing: true }).document !== before
  );
}

/** What was copied last here; the system's clipboard may be closed to us. */
const createCopied = (): { clip: Clip | undefined } => ({ clip: undefined });

/** The text for the system's clipboard, or undefined when nothing that can be copied is selected. */
export function copySelected(studio: Studio): string | undefined {
  const document = documentNow(studio);
  const { row, state } = studio.ui.get().selection;
  if (!document || state === undefined) return undefined;
  const place = row === undefined ? undefined : placeOf(row);
  const clip = place ? copyOption(document, place) : copyState(document, state);
  if (!clip) return undefined;
  studio.part(createCopied).clip = clip;
  announce(studio, wordsNow(studio).said.copied);
  return JSON.stringify(clip, undefined, 2);
}

/** Options go onto the selected menu, states into the group of the selection. */
export function pasteClip(studio: Studio, clip: Clip | undefined = studio.part(createCopied).clip): void {
  if (!clip) {
    notify(studio, { kind: 'info', text: wordsNow(studio).said.nothingToPaste });
    return;
  }
  const { state = '' } = studio.ui.get().selection;
  const into = clip.dialtree === 'option' ? state : parentForNew(studio);
  const before = new Set(rowsOf(documentNow(studio), into));
  const { isDone, document } = perform(studio, (now) => paste(now, clip, into), {
    isPlacing: clip.dialtree === 'state',
  });
  // What was pasted is what one goes on with: moved, renamed, or cut again.
  const row =
    clip.dialtree === 'option' && isDone
      ? rowsOf(document, into).find((each) => !before.has(each))
      : undefined;
  if (row !== undefined) select(studio, { state: into, row });
}

function rowsOf(document: MachineDocument | undefined, state: string): string[] {
  return document ? optionsOf(document.config, state).map(({ place }) => rowAt(place)) : [];
}

export function hasCopied(studio: Studio): boolean {
  return studio.part(createCopied).clip !== undefined;
}

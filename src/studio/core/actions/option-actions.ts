/**
 * Options: add, connect, order, move, copy, delete. They work on a row id, as canvas, outline and inspector
 * name it.
 */
import {
  addOption,
  connectOption,
  deleteOption,
  duplicateOption,
  moveOption,
  optionsOf,
  deleteStates,
  indexChart,
  renameState,
  setText,
  type Edit,
  type MachineDocument,
  type OptionPlace,
} from '../../../chart/index.ts';
import { readOptionId, type MachineView, type Row, START_ROW, placeOf, rowAt } from '../../view/index.ts';
import { announce, documentNow, perform, select, wordsNow } from './actions.ts';
import { toId } from '../to-id.ts';
import type { Studio } from '../studio.ts';
import { pickLocale } from '../use-studio.ts';
import { chooseLanguage, studioWords } from '../../../words/index.ts';

export function findRow(view: MachineView, id: string | undefined): Row | undefined {
  const name = id === undefined ? undefined : readOptionId(id);
  if (!name) return undefined;
  return [...(view.cards.get(name.source)?.rows ?? []), ...(view.frames.get(name.source)?.rows ?? [])].find(
    (row) => row.id === id,
  );
}

/** After the option at `after`, or last; selected, with its label waiting to be typed. */
export function addOptionTo(studio: Studio, state: string, after?: string): void {
  const index = after === undefined ? undefined : keyIndexOf(studio, after) + 1;
  const keysBefore = eventsOf(documentNow(studio), state);
  const { isDone, document } = perform(studio, ({ config }) => {
    // Only in the language one types in: a text that is missing in another is a problem one is told of.
    const locale = pickLocale(studio.ui.get(), config.meta.locales);
    const label = { [locale]: studioWords[chooseLanguage(locale)].fresh.option };
    return addOption(documentNow(studio) as MachineDocument, state, {
      label,
      ...(index === undefined ? {} : { index }),
    });
  });
  const event = eventsOf(document, state).find((each) => !keysBefore.includes(each));
  if (!isDone || event === undefined) return;
  select(studio, {
    state,
    row: rowAt({ state: state, event, position: 0 }),
  });
  startRenaming(studio);
}

function eventsOf(document: MachineDocument | undefined, state: string): OptionPlace['event'][] {
  return document ? [...new Set(optionsOf(document.config, state).map(({ place }) => place.event))] : [];
}

/** Place among the keys of its state. */
function keyIndexOf(studio: Studio, row: string): number {
  const place = placeOf(row);
  return place ? eventsOf(documentNow(studio), place.state).indexOf(place.event) : -1;
}

export function shiftOption(studio: Studio, row: string, by: 1 | -1): void {
  const place = placeOf(row);
  const document = documentNow(studio);
  if (!place || !document) return;
  const keys = eventsOf(document, place.state);
  const index = keys.indexOf(place.event) + by;
  if (index < 0 || index >= keys.length) {
    announce(studio, by < 0 ? wordsNow(studio).said.isFirst : wordsNow(studio).said.isLast);
    return;
  }
  putOption(studio, row, place.state, index);
}

/** To a place in this or another menu; the selection goes along. */
export function putOption(studio: Studio, row: string, state: string, index: number): void {
  const place = placeOf(row);
  if (!place) return;
  const { isDone, document } = perform(studio, (now) => moveOption(now, place, { state, index }));
  const event = eventsOf(document, state)[Math.max(0, Math.min(index, eventsOf(document, state).length - 1))];
  if (isDone && event !== undefined)
    select(studio, {
      state,
      row: rowAt({ state: state, event, position: 0 }),
    });
}

/**
 * Before an option of a state, or last. Places count keys, not rows: alternatives of one key stand together.
 * False: it is there already.
 */
export function dropOption(studio: Studio, row: string, state: string, before: string | undefined): boolean {
  const place = placeOf(row);
  if (!place) return false;
  const keys = eventsOf(documentNow(studio), state);
  const next = before === undefined ? undefined : placeOf(before)?.event;
  const at = next === undefined ? keys.length : keys.indexOf(next);
  const own = place.state === state ? keys.indexOf(place.event) : -1;
  if (own >= 0 && (at === own || at === own + 1)) return false;
  putOption(studio, row, state, own >= 0 && at > own ? at - 1 : at);
  return true;
}

export function connectRow(studio: Studio, row: string, target: string | undefined): void {
  const place = placeOf(row);
  if (place)
    perform(studio, (document) => connectOption(document, place, target), {
      isPlacing: target !== undefined,
    });
}

/** An end of the call that only this option led to goes with it. */
export function deleteRow(studio: Studio, row: string): void {
  const place = placeOf(row);
  const document = documentNow(studio);
  if (!place || !document) return;
  const view = studio.viewOf(document.config);
  const found = findRow(view, row);
  const isOnlyWay =
    found?.leaf && view.chart.transitions.filter(({ target }) => target === found.leaf).length === 1;
  const card = view.cards.get(place.state);
  const at = card?.rows.findIndex(({ id }) => id === row) ?? -1;
  const { isDone } = perform(studio, (now) => {
    const edit = deleteOption(now, place);
    return isOnlyWay && found.leaf ? { ...edit, recipe: deleteStates(now, [found.leaf.path]).recipe } : edit;
  });
  const after = documentNow(studio);
  if (!isDone || !after) return;
  const rows = studio.viewOf(after.config).cards.get(place.state)?.rows ?? [];
  select(studio, { state: place.state, row: rows[Math.min(at, rows.length - 1)]?.id });
}

export function duplicateRow(studio: Studio, row: string): void {
  const place = placeOf(row);
  if (!place) return;
  const before = eventsOf(documentNow(studio), place.state);
  const { isDone, document } = perform(studio, (now) => duplicateOption(now, place));
  const event = eventsOf(document, place.state).find((each) => !before.includes(each));
  if (isDone && event !== undefined)
    select(studio, {
      state: place.state,
      row: rowAt({ state: place.state, event, position: 0 }),
    });
}

/**
 * The selected row or card shows a field for its name, where the keyboard is: on the canvas or in the
 * outline.
 */
export function startRenaming(studio: Studio): void {
  const { selection } = studio.ui.get();
  const name = selection.row ?? selection.state;
  const document = documentNow(studio);
  if (name === undefined || name === START_ROW || !document) return;
  const view = studio.viewOf(document.config);
  // A group around one card has no frame to type in.
  const isDrawn = view.cards.has(selection.state ?? '') || view.frames.has(selection.state ?? '');
  const place = !isDrawn || window.document.activeElement?.closest('#outline') ? 'outline' : 'canvas';
  studio.ui.set({ renaming: { name, place }, ...(place === 'outline' ? { isLeftOpen: true } : {}) });
}

/** A state that was just made also gets its name in the file from its first title. */
function nameState(document: MachineDocument, state: string, locale: string, title: string): Edit {
  const edit = setText(document, { kind: 'title', state }, locale, title);
  const key = state.slice(state.lastIndexOf('.') + 1);
  const wanted = toId(title, key);
  const parent = indexChart(document.config).stateAt(state)?.parent;
  if (
    !/^new-(menu|announcement|group)(-\d+)?$/.test(key) ||
    wanted === key ||
    !parent ||
    Object.hasOwn(parent.config.states ?? {}, wanted)
  )
    return edit;
  const renaming = renameState(document, state, wanted);
  return {
    name: edit.name,
    ...(renaming.selects === undefined ? {} : { selects: renaming.selects }),
    recipe: (draft) => {
      edit.recipe(draft);
      renaming.recipe(draft);
    },
  };
}

export function renameTo(studio: Studio, name: string, text: string, locale: string): void {
  const place = placeOf(name);
  studio.ui.set({ renaming: undefined });
  const title = text.trim();
  const { isDone } = perform(studio, (document) =>
    place
      ? setText(document, { kind: 'label', option: place }, locale, title)
      : nameState(document, name, locale, title),
  );
  if (isDone) studio.document()?.sealHistory();
}

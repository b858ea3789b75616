/** Lists one types into: search, destinations, menus. */
import type { MachineDocument } from '../../../chart/index.ts';
import {
  cardTitle,
  findText,
  standsForGroup,
  stateTitle,
  type MachineView,
  isKeyEvent,
  isKeyRow,
} from '../../view/index.ts';
import { documentNow, goTo, wordsNow } from './actions.ts';
import type { Choice } from '../dialogs.ts';
import { connectRow, findRow, putOption } from './option-actions.ts';
import { addNew, moveInto } from './state-actions.ts';
import type { Studio } from '../studio.ts';
import { pickLocale } from '../use-studio.ts';

/** Every word one types has to be somewhere in the line. */
export function narrow(choices: readonly Choice[], typed: string): Choice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return choices.filter(({ label, detail }) =>
    words.every((word) => `${label} ${detail ?? ''}`.toLowerCase().includes(word)),
  );
}

export function searchEverything(studio: Studio): void {
  const words = wordsNow(studio);
  const find = (typed: string): ReturnType<typeof findText> => {
    const document = documentNow(studio);
    return document ? findText(studio.viewOf(document.config), typed) : [];
  };
  let found: ReturnType<typeof findText> = [];
  const show = (id: string): void => {
    const hit = found[Number(id)];
    if (hit) goTo(studio, hit.card ?? hit.state, hit.row);
  };
  studio.ui.set({
    dialog: {
      kind: 'finder',
      title: words.commands.search,
      placeholder: words.finder.text,
      choices: (typed) => {
        found = find(typed);
        const document = documentNow(studio);
        if (!document) return [];
        const view = studio.viewOf(document.config);
        const locale = pickLocale(studio.ui.get(), document.config.meta.locales);
        return found.map(({ text, state, from, to }, i) => ({
          id: String(i),
          label: text,
          found: { from, to },
          detail: pathInTitles(view, state, locale, words.kinds.start),
        }));
      },
      onMark: show,
      onPick: (id) => {
        show(id);
        studio.stage.current?.focus();
      },
    },
  });
}

export function pathInTitles(view: MachineView, path: string, locale: string, machine: string): string {
  const titles: string[] = [];
  for (let at = view.chart.stateAt(path); at?.parent; at = at.parent) {
    // A card that bears its group's name: said once.
    if (!standsForGroup(at)) titles.unshift(stateTitle(view.chart, at, locale));
  }
  return titles.join(' › ') || machine;
}

/** Everything a call can go to. */
function targetsIn(studio: Studio, document: MachineDocument): Choice[] {
  const words = wordsNow(studio);
  const view = studio.viewOf(document.config);
  const locale = pickLocale(studio.ui.get(), document.config.meta.locales);
  return view.chart.states
    .filter(({ parent }) => parent !== undefined)
    .map((state) => {
      const kind = view.cards.get(state.path)?.kind ?? (state.isFinal ? 'final' : 'group');
      return {
        id: state.path,
        label: cardTitle(view.chart, state, locale),
        detail: pathInTitles(view, state.parent?.path ?? '', locale, ''),
        hint: words.kinds[kind],
      };
    });
}

const NEW_MENU = '+menu';
const NEW_END = '+destination';
const AGAIN = '+again';

/** Where shall this option lead? To what is there, to something new, or nowhere: the menu is spoken again. */
export function pickDestinationForOption(studio: Studio, row: string): void {
  const document = documentNow(studio);
  const words = wordsNow(studio);
  if (!document) return;
  const found = findRow(studio.viewOf(document.config), row);
  const targets = targetsIn(studio, document);
  const news: Choice[] = [
    { id: NEW_MENU, label: words.finder.newMenu },
    { id: NEW_END, label: words.finder.newDestination },
    ...(found && isKeyEvent(found.event) ? [{ id: AGAIN, label: words.finder.again }] : []),
  ];
  studio.ui.set({
    dialog: {
      kind: 'finder',
      title: words.finder.connectTitle,
      placeholder: words.finder.target,
      choices: (typed) => [...narrow(news, typed), ...narrow(targets, typed)],
      onPick: (id) => {
        if (id === NEW_MENU) addNew(studio, 'menu', { from: row });
        else if (id === NEW_END) addNew(studio, 'destination', { from: row });
        else connectRow(studio, row, id === AGAIN ? undefined : id);
      },
    },
  });
}

/** An option to another menu; a card to another group. */
export function pickMenuForOption(studio: Studio): void {
  const document = documentNow(studio);
  const words = wordsNow(studio);
  const { row, state } = studio.ui.get().selection;
  if (!document || state === undefined) return;
  const view = studio.viewOf(document.config);
  const isOption = row !== undefined && isKeyRow(row);
  const choices = isOption
    ? targetsIn(studio, document)
        .filter(({ id }) => id !== state && !view.chart.stateAt(id)?.isFinal)
        .toSorted((a, b) => Number(b.hint === words.kinds.menu) - Number(a.hint === words.kinds.menu))
    : [
        { id: '', label: words.kinds.start },
        ...targetsIn(studio, document).filter(({ id, hint }) => hint === words.kinds.group && id !== state),
      ];
  studio.ui.set({
    dialog: {
      kind: 'finder',
      title: isOption ? words.finder.moveOptionTitle : words.finder.moveStateTitle,
      placeholder: words.finder.target,
      choices: (typed) => narrow(choices, typed),
      onPick: (id) =>
        isOption && row !== undefined
          ? putOption(studio, row, id, Number.MAX_SAFE_INTEGER)
          : moveInto(studio, state, id),
    },
  });
}

/** What a screen reader says of a card or an option. */
import { type ChartState, describeGuardBriefly, KEYS, keySymbol, type Locale } from '../../chart/index.ts';
import { chooseText } from '../../speech/index.ts';
import {
  cardTitle,
  destinationText,
  standsForGroup,
  stateTitle,
  worstHearing,
  type MachineView,
  type Row,
  isKeyEvent,
} from '../view/index.ts';
import type { Studio } from './studio.ts';
import { type Language, type StudioWords, studioWords } from '../../words/index.ts';
import { formatDecimal } from '../../util/format-number.ts';

export function keyOf(row: Row): string | undefined {
  const key = KEYS.find((pad) => row.event === `DTMF.${pad}`);
  return key && keySymbol(key);
}

export function labelOf(view: MachineView, row: Row, locale: Locale, language: Language): string {
  const words = studioWords[language];
  const label = chooseText(row.transition.meta?.label, locale, view.chart.config.meta.locales)?.trim();
  if (label) return label;
  if (row.event === 'initial') return words.events.initial;
  if (row.event === 'always')
    return row.transition.guard
      ? describeGuardBriefly(row.transition.guard, language, view.chart.config.meta)
      : words.events.otherwise;
  if (isKeyEvent(row.event)) return row.role === 'choice' ? words.events.unnamed : words.roles[row.role];
  return words.events[row.event as 'NO_INPUT' | 'NO_MATCH' | 'HANGUP' | 'DONE'];
}

export function targetText(view: MachineView, row: Row, locale: Locale, words: StudioWords): string {
  switch (row.target.kind) {
    case 'card': {
      const state = view.chart.stateAt(row.target.card);
      return state ? titleFrom(view, row.source, state, locale) : row.target.state;
    }
    case 'leaf':
      if (!row.leaf) return row.target.state;
      return row.leaf.config.meta?.title
        ? stateTitle(view.chart, row.leaf, locale)
        : destinationText(row.leaf, words.destination);
    case 'stays':
      return words.canvas.again;
    case 'missing':
      return words.canvas.missing;
  }
}

/** Seen from another group, a card that bears no name of its own is named with its group. */
function titleFrom(view: MachineView, source: string, state: ChartState, locale: Locale): string {
  const title = cardTitle(view.chart, state, locale);
  const group = state.parent;
  const isElsewhere =
    group?.parent !== undefined && view.frames.has(group.path) && !source.startsWith(`${group.path}.`);
  return isElsewhere && !state.config.meta?.title && !standsForGroup(state)
    ? `${stateTitle(view.chart, group, locale)} › ${title}`
    : title;
}

export function describeStop(
  studio: Studio,
  view: MachineView,
  state: string,
  row: string | undefined,
  locale: Locale,
): string {
  const { language } = studio.ui.get();
  const words = studioWords[language];
  const card = view.cards.get(state);
  const found = view.chart.stateAt(state);
  if (!found) return '';
  const title = state === '' ? words.kinds.start : cardTitle(view.chart, found, locale);
  const marks = studio.marks.get();
  const problems = (row === undefined ? marks.cards.get(state) : marks.rows.get(row))?.count ?? 0;
  const parts: string[] = [];
  if (card && row !== undefined) {
    const at = card.rows.findIndex(({ id }) => id === row);
    const entry = card.rows[at];
    if (!entry) return title;
    const key = keyOf(entry);
    const values = {
      at: at + 1,
      of: card.rows.length,
      label: labelOf(view, entry, locale, language),
      target: targetText(view, entry, locale, words),
    };
    parts.push(key === undefined ? words.said.option(values) : words.said.keyedOption({ ...values, key }));
  } else if (card) {
    parts.push(`${words.kinds[card.kind]} ${title}`);
    if (card.kind === 'menu') {
      const options = card.rows.filter(({ event }) => isKeyEvent(event)).length;
      const seconds = formatDecimal(worstHearing(view.chart, card, locale).lastOptionEndSeconds, 1);
      parts.push(words.said.menu({ options, seconds }));
    }
  } else parts.push(`${words.kinds.group} ${title}`);
  if (problems > 0) parts.push(words.said.problems({ count: problems }));
  return parts.join(', ');
}

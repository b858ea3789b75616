import type { Locale } from '../../../chart/index.ts';
import { chooseText } from '../../../speech/index.ts';
import type { StudioWords } from '../../../words/index.ts';
import { cardTitle, destinationText, type Card, type MachineView } from '../../view/index.ts';

/** The line at a card's head. */
export function titleOn(card: Card, view: MachineView, locale: Locale, words: StudioWords): string {
  const { meta } = view.chart.config;
  if (card.kind === 'start') return chooseText(meta.title, locale, meta.locales) ?? words.kinds.start;
  return card.kind === 'final' && !card.state.config.meta?.title
    ? destinationText(card.state, words.destination)
    : cardTitle(view.chart, card.state, locale);
}

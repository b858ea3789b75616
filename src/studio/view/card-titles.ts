/** What a state is called on screen. */
import type { Chart, ChartState, Locale } from '../../chart/index.ts';
import { chooseText } from '../../speech/index.ts';
import { chooseLanguage, studioWords } from '../../words/index.ts';

/** Its own title, else its key in words. */
export function stateTitle(chart: Chart, state: ChartState, locale: Locale): string {
  const title = chooseText(state.config.meta?.title, locale, chart.config.meta.locales)?.trim();
  return title || keyInWords(state.key, locale);
}

/**
 * As `stateTitle`; the card that stands for a titled group (its only one, or its plain "menu") bears the
 * group's name.
 */
export function cardTitle(chart: Chart, state: ChartState, locale: Locale): string {
  const own = chooseText(state.config.meta?.title, locale, chart.config.meta.locales)?.trim();
  if (own) return own;
  const group = state.parent;
  return (
    (group &&
      standsForGroup(state) &&
      chooseText(group.config.meta?.title, locale, chart.config.meta.locales)?.trim()) ||
    keyInWords(state.key, locale)
  );
}

export function standsForGroup({ parent: group, key, config }: ChartState): boolean {
  if (config.meta?.title || group?.parent === undefined || group.config.initial !== key) return false;
  const others = Object.entries(group.config.states ?? {}).filter(
    ([name, state]) => name !== key && state.type !== 'final',
  );
  return key === 'menu' || others.length === 0;
}

/** Where an end of the call goes, in two words: the desk, the number, the service, or why the call ends. */
export function destinationText(
  state: ChartState,
  words: {
    readonly hangUp: Readonly<Record<'caller' | 'attempts' | 'closed', string>>;
    readonly nowhere: string;
  },
): string {
  const destination = state.config.meta?.destination;
  if (!destination) return words.nowhere;
  switch (destination.goesTo) {
    case 'desk':
      return inWords(destination.desk);
    case 'number':
      return destination.number;
    case 'self-service':
      return inWords(destination.service);
    case 'hang-up':
      return words.hangUp[destination.reason];
  }
}

/** The one key that most machines use and nobody names is said in the reader's language. */
function keyInWords(key: string, locale: Locale): string {
  return key === 'menu' ? studioWords[chooseLanguage(locale)].kinds.menu : inWords(key);
}

/** `buy-computers` -> `Buy computers`. */
function inWords(key: string): string {
  const spaced = key
    .replaceAll(/[-_]+/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Every text that callers of a machine hear, with its place: what people wrote, not what is composed of it. */
import {
  lineage,
  type ChartState,
  type ChartTransition,
  type Locale,
  type Recording,
  type RetryTexts,
  type StateMeta,
} from '../chart/index.ts';
import { findByLocale, nearestLocale } from '../util/choose-text.ts';
import { readKeyMentions, type KeyMention } from '../wording/index.ts';
import type { JsonPath } from '../util/problem.ts';
import type { Inspection } from './inspection.ts';

export interface SpokenText {
  readonly text: string;
  /** The tag under which it stands. */
  readonly locale: Locale;
  readonly path: JsonPath;
}

/** Also read in every text: the language in which lines greet callers who speak none of the others. */
const READ_EVERYWHERE: readonly Locale[] = ['en'];

/** Keys that a text announces, in its own language and in those of the machine. */
export function announcedIn(text: SpokenText, { config }: Inspection): KeyMention[] {
  return readKeyMentions(text.text, [text.locale, ...config.meta.locales, ...READ_EVERYWHERE]).filter(
    ({ role }) => role === 'option',
  );
}

/** A text in the languages that are checked, each tag once. */
export function inLocales<T>(
  record: Readonly<Record<Locale, T>> | undefined,
  locales: readonly Locale[],
): { readonly locale: Locale; readonly value: T }[] {
  if (!record) return [];
  const tags = locales.flatMap((locale) => {
    const near = nearestLocale(locale, Object.keys(record));
    return near === undefined ? [] : [near];
  });
  return [...new Set(tags)].map((locale) => ({ locale, value: record[locale] as T }));
}

/**
 * What a menu or an announcement says of its own: retry texts, and greeting and closing where no recording
 * stands in for them.
 */
export function ownTexts(state: ChartState, locales: readonly Locale[]): SpokenText[] {
  const { greeting, closing, recordings } = state.config.meta ?? {};
  const unrecorded = locales.filter((locale) => findByLocale(recordings, locale) === undefined);
  const at = (text: StateMeta['greeting'], path: JsonPath, heard: readonly Locale[]): SpokenText[] =>
    inLocales(text, heard).map(({ locale, value }) => ({ text: value, locale, path: [...path, locale] }));
  const meta = [...state.jsonPath, 'meta'];
  const owner = state.isMenu && lineage(state).find(({ config }) => config.meta?.retry !== undefined);
  const retry: RetryTexts = (owner && owner.config.meta?.retry) || {};
  return [
    ...at(greeting, [...meta, 'greeting'], unrecorded),
    ...at(closing, [...meta, 'closing'], unrecorded),
    ...(owner
      ? (['noInput', 'noMatch'] as const).flatMap((failure) =>
          at(retry[failure], [...owner.jsonPath, 'meta', 'retry', failure], locales),
        )
      : []),
  ];
}

/** The recordings of a menu or an announcement. */
export function recordingsOf(
  state: ChartState,
  locales: readonly Locale[],
): (SpokenText & Pick<Recording, 'optionEnds'> & { readonly seconds: number | undefined })[] {
  return inLocales(state.config.meta?.recordings, locales).map(({ locale, value }) => ({
    text: value.text,
    seconds: value.seconds,
    ...(value.optionEnds && { optionEnds: value.optionEnds }),
    locale,
    path: [...state.jsonPath, 'meta', 'recordings', locale],
  }));
}

/** Label and examples of a keyed transition. */
export function optionTexts(
  { transition, jsonPath }: Pick<ChartTransition, 'transition' | 'jsonPath'>,
  locales: readonly Locale[],
): SpokenText[] {
  const { label, examples } = transition.meta ?? {};
  return [
    ...inLocales(label, locales).map(({ locale, value }) => ({
      text: value,
      locale,
      path: [...jsonPath, 'meta', 'label', locale],
    })),
    ...inLocales(examples, locales).flatMap(({ locale, value }) =>
      value.map((text, i) => ({ text, locale, path: [...jsonPath, 'meta', 'examples', locale, i] })),
    ),
  ];
}

/** The notice that the menu has changed. */
export function noticeTexts({ config, locales }: Inspection): SpokenText[] {
  return inLocales(config.meta.changeNotice?.text, locales).map(({ locale, value }) => ({
    text: value,
    locale,
    path: ['meta', 'changeNotice', 'text', locale],
  }));
}

/** All of them, each once, in the order of the file. */
export function allTexts(inspection: Inspection): SpokenText[] {
  const { chart, locales } = inspection;
  const speaking = chart.states.filter(({ isMenu, isAnnouncement }) => isMenu || isAnnouncement);
  const texts = [
    ...noticeTexts(inspection),
    ...speaking.flatMap((state) => [...recordingsOf(state, locales), ...ownTexts(state, locales)]),
    ...chart.transitions
      .filter(({ event }) => event.startsWith('DTMF.'))
      .flatMap((transition) => optionTexts(transition, locales)),
  ];
  return [...new Map(texts.map((text) => [JSON.stringify(text.path), text])).values()];
}

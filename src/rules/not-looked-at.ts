/** What a check could not look at, or was told not to: a pass holds for the rest. */
import { type Locale } from '../chart/index.ts';
import { hasPhrasing, primaryLanguage, SPEECH_MODELS } from '../speech/index.ts';
import { nameLocale } from '../util/name-locale.ts';
import type { JsonPath } from '../util/problem.ts';
import { wordingFor } from '../wording/index.ts';
import { BASE_LANGUAGE, rulesWords, say, translate, type OtherLanguage, type Said } from '../words/index.ts';
import type { Inspection } from './inspection.ts';
import type { RuleOptions } from './rule-options.ts';
import { recordingsOf } from './spoken-texts.ts';
import type { RuleInfo } from './types.ts';

/** Why something was left out. */
export type NotLookedAtCode =
  /** The language has no phrasing: options are spoken as label and key. */
  | 'phrasing'
  /** Nobody has written down how the language announces a key. */
  | 'key-mentions'
  /** The language has no speech rate of its own. */
  | 'speech-rate'
  /** A recording without its words. */
  | 'recording-text'
  /** A language of the machine that was not asked for. */
  | 'language'
  /** A file that could not be used, of which no rule was asked. */
  | 'file'
  /** A rule that a configuration switches off. */
  | 'rule'
  /** Without the shares of the needs nothing is said about the order of options. */
  | 'need-shares';

/** Something that a check did not look at. */
export interface NotLookedAt {
  /** What kind of thing it is. */
  readonly code: NotLookedAtCode;
  /** One sentence, English: what was not looked at, and why. */
  readonly message: string;
  /** The same in every other language. */
  readonly translations: Readonly<Record<OtherLanguage, string>>;
  /** The name that was given to the reader. Absent: the machine stood in no file. */
  readonly file?: string;
  /** The language of the machine it is about. Absent: about all. */
  readonly locale?: Locale;
  /** Where in the document. Absent: about the whole. */
  readonly path?: JsonPath;
  /** 1-based, as in problems. */
  readonly line?: number;
  /** 1-based, in UTF-16 code units. */
  readonly column?: number;
}

/** In the order of the machine's languages, then of the file, then of the rules. */
export function findNotLookedAt(
  inspection: Inspection,
  options: RuleOptions,
  rules: readonly RuleInfo[],
): NotLookedAt[] {
  const { locales, chart, config, menus } = inspection;
  const isOff = (id: string): boolean =>
    options.severities !== undefined &&
    Object.hasOwn(options.severities, id) &&
    options.severities[id] === 'off';
  const speaking = chart.states.filter(({ isMenu, isAnnouncement }) => isMenu || isAnnouncement);
  return [
    ...locales.flatMap(unknownOf),
    ...config.meta.locales
      .filter((locale) => !locales.includes(locale))
      .map((locale) =>
        note('language', (words, language) => words.language({ name: nameLocale(locale, language) }), {
          locale,
        }),
      ),
    ...speaking.flatMap((state) =>
      recordingsOf(state, locales)
        .filter(({ text }) => text.trim() === '')
        .map(({ locale, path }) =>
          note(
            'recording-text',
            (words, language) =>
              words.recordingText({ state: state.path, name: nameLocale(locale, language) }),
            { locale, path },
          ),
        ),
    ),
    ...rules.filter(({ id }) => isOff(id)).map(({ id }) => note('rule', (words) => words.rule({ id }))),
    ...(options.needShares === undefined && !isOff('most-wanted-first') && menus.length > 0
      ? [note('need-shares', (words) => words.needShares)]
      : []),
  ];
}

function unknownOf(locale: Locale): NotLookedAt[] {
  const named = (language: string): { readonly name: string } => ({ name: nameLocale(locale, language) });
  return [
    ...(hasPhrasing(locale)
      ? []
      : [note('phrasing', (words, language) => words.phrasing(named(language)), { locale })]),
    ...(wordingFor(locale)
      ? []
      : [note('key-mentions', (words, language) => words.keyMentions(named(language)), { locale })]),
    ...(SPEECH_MODELS.some(({ language }) => language === primaryLanguage(locale))
      ? []
      : [note('speech-rate', (words, language) => words.speechRate(named(language)), { locale })]),
  ];
}

type Words = (typeof rulesWords)[typeof BASE_LANGUAGE]['notLookedAt'];

function note(
  code: NotLookedAtCode,
  speak: (words: Words, language: string) => string,
  about: Pick<NotLookedAt, 'locale' | 'path'> = {},
): NotLookedAt {
  const said: Said = say(rulesWords, (words, language) => speak(words.notLookedAt, language));
  return {
    code,
    message: said[BASE_LANGUAGE],
    translations: translate((language) => said[language]),
    ...about,
  };
}

/** Of a file that nobody could read a machine from. */
export function noteUnread(file: string): NotLookedAt {
  return { ...note('file', (words) => words.file), file };
}

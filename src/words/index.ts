/**
 * What Dialtree says to people, in every language it speaks. The sentences stand in `<language>.json`, one file a language,
 * as ICU messages in sections; `npm run words` compiles them to functions with typed parameters (`generated/`, not committed).
 *
 * Laws: every language has every message, with the parameters of the English one (a test lists what is missing; until it is
 * there, English is said). Nothing in the program decides by the words of a message.
 *
 * One more language: one more file. One more message: a line in each file, used as `say(rulesWords, (words) => words.depth.title)`
 * where the text is kept in every language, or as `rulesWords[language].depth.title` where the language is known.
 */
import { commonWords, LANGUAGES, type Language } from './generated/index.ts';

export * from './generated/index.ts';

/** The language of data that is kept in one; where another has no words, it is said in this one. */
export const BASE_LANGUAGE = 'en' satisfies Language;
/** Those that a problem carries beside English. */
export type OtherLanguage = Exclude<Language, typeof BASE_LANGUAGE>;

/** One text in every language. */
export type Said = Readonly<Record<Language, string>>;

/** A section of the catalogue, in every language. */
export type Section<Words> = Readonly<Record<Language, Words>>;

/** The same sentence in every language. `speak` is given one language's words, and which language that is. */
export function say<Words>(
  section: Section<Words>,
  speak: (words: Words, language: Language) => string,
): Said {
  return sayEach((language) => speak(section[language], language));
}

/** One text for every language, made by what is given. */
export function sayEach(speak: (language: Language) => string): Said {
  return Object.fromEntries(LANGUAGES.map((language) => [language, speak(language)])) as Record<
    Language,
    string
  >;
}

/** The sentences one after another, as each language sets them: Chinese leaves no space after its full stop. */
export function joinSaid(...parts: readonly Said[]): Said {
  return sayEach((language) => parts.map((part) => part[language]).join(commonWords[language].sentenceGap));
}

export function joinLines(parts: readonly Said[]): Said {
  return sayEach((language) => parts.map((part) => part[language]).join('\n'));
}

/** From Monday on. */
export function listWeekdays(language: Language): readonly string[] {
  const { monday, tuesday, wednesday, thursday, friday, saturday, sunday } = commonWords[language].weekdays;
  return [monday, tuesday, wednesday, thursday, friday, saturday, sunday];
}

/** In a sentence: `a, b and c`. */
export function joinNames(names: readonly string[], language: Language): string {
  const { listComma, listLast } = commonWords[language];
  if (names.length < 2) return names.join('');
  return listLast({ first: names.slice(0, -1).join(listComma), last: names.at(-1) ?? '' });
}

/** What is said in English stands first; this is what stands beside it, one entry a language. */
export function translate<T>(make: (language: OtherLanguage) => T): Readonly<Record<OtherLanguage, T>> {
  const others = LANGUAGES.filter((language) => language !== BASE_LANGUAGE);
  return Object.fromEntries(others.map((language) => [language, make(language)])) as Record<OtherLanguage, T>;
}

/** Whether a name that is known only while the program runs has words. */
export function hasWords<Words extends object>(words: Words, name: PropertyKey): name is keyof Words {
  return Object.hasOwn(words, name);
}

/** Plain text is the same in every language. */
export function asSaid(text: Said | string): Said {
  return typeof text === 'string' ? sayEach(() => text) : text;
}

/**
 * The language that serves a reader who asks for a BCP 47 tag, or a locale as a shell writes it (`zh_CN.UTF-8`): the tag
 * itself, else one with the same primary subtag, else undefined.
 */
export function findLanguage(tag: string): Language | undefined {
  const wanted = tag.toLowerCase().replace(/_/g, '-').split('.')[0] ?? '';
  const primary = wanted.split('-')[0];
  return (
    LANGUAGES.find((language) => language.toLowerCase() === wanted) ??
    LANGUAGES.find((language) => language.toLowerCase().split('-')[0] === primary)
  );
}

/** As `findLanguage`; English where nothing fits. */
export function chooseLanguage(tag: string): Language {
  return findLanguage(tag) ?? BASE_LANGUAGE;
}

/** @param tag a BCP 47 tag; what it does not lead to is read in English. */
export function saidIn(said: Said, tag: string): string {
  return said[chooseLanguage(tag)];
}

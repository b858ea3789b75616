/** Option values, read strictly: `12x` is a slip of the finger, not twelve. */
import {
  findLanguage,
  say,
  cliWords,
  commonWords,
  LANGUAGES,
  type Language,
  type Said,
} from '../../words/index.ts';

/** What is wrong with a value; the command line names the option before it. */
export class BadValue extends Error {
  readonly said: Said;
  constructor(said: Said) {
    super(said.en);
    this.said = said;
  }
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

export function readWhole(range: Range): (text: string) => number {
  return (text) => {
    const value = /^[+-]?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (!Number.isSafeInteger(value) || value < range.from || value > range.to) {
      throw new BadValue(
        say(cliWords, (words) => words.readOptions.takesWholeNumberFrom({ from: range.from, to: range.to })),
      );
    }
    return value;
  };
}

export function readNumber(range: Range): (text: string) => number {
  return (text) => {
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
    if (!Number.isFinite(value) || value < range.from || value > range.to) {
      throw new BadValue(
        say(cliWords, (words) => words.readOptions.takesNumberFromWith({ from: range.from, to: range.to })),
      );
    }
    return value;
  };
}

/**
 * One word or several with commas between; the option may stand several times. A word said twice counts once.
 */
export function readList(text: string, earlier: unknown): string[] {
  return [...new Set([...listOf(earlier), ...splitWords(text)])];
}

/** Like `readList`, but a world named twice is refused: it would be compared with itself. */
export function readWorlds(text: string, earlier: unknown): string[] {
  const named = [...listOf(earlier), ...splitWords(text)];
  const twice = named.find((world, i) => named.indexOf(world) !== i);
  if (twice !== undefined)
    throw new BadValue(say(cliWords, (words) => words.readOptions.takesEachWorldOnce({ world: twice })));
  return named;
}

function splitWords(text: string): string[] {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0) throw new BadValue(say(cliWords, (words) => words.readOptions.takesOneOrSeveral));
  return words;
}

function listOf(earlier: unknown): string[] {
  return Array.isArray(earlier) ? (earlier as string[]) : [];
}

/** Like `readList`, from a closed list. */
export function readChoices<T extends string>(
  choices: readonly T[],
): (text: string, earlier: unknown) => T[] {
  return (text, earlier) =>
    readList(text, earlier).map((word) => {
      const choice = choices.find((known) => known === word);
      if (choice === undefined)
        throw new BadValue(
          say(cliWords, (words, language) =>
            words.readOptions.unknownAllowed({
              word,
              choices: choices.join(commonWords[language].listComma),
            }),
          ),
        );
      return choice;
    });
}

export function readChoice<T extends string>(choices: readonly T[]): (text: string) => T {
  return (text) => {
    const choice = choices.find((known) => known === text);
    if (choice === undefined)
      throw new BadValue(
        say(cliWords, (words, language) =>
          words.readOptions.allowed({ choices: choices.join(commonWords[language].listComma) }),
        ),
      );
    return choice;
  };
}

/** A day of the calendar, `2026-11-22`. */
export function readDate(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // `2026-02-30` parses as a day in March on some engines.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new BadValue(say(cliWords, (words) => words.readOptions.takesDateLike));
  return text;
}

export function readLocale(text: string): string {
  try {
    return new Intl.Locale(text).toString();
  } catch {
    throw new BadValue(say(cliWords, (words) => words.readOptions.takesLanguageTagLike));
  }
}

/** Several with commas between, each in its usual spelling: `zh-cn` is `zh-CN`. */
export function readLocales(text: string, earlier: unknown): string[] {
  return [...new Set(readList(text, earlier).map(readLocale))];
}

/** A language of Dialtree's own words. */
export function readLanguage(text: string): Language {
  const language = findLanguage(text.trim());
  if (language === undefined)
    throw new BadValue(
      say(cliWords, (words, language) =>
        words.readOptions.allowed({ choices: LANGUAGES.join(commonWords[language].listComma) }),
      ),
    );
  return language;
}

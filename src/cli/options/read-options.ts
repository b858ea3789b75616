/** Option values, read strictly: `12x` is a slip of the finger, not twelve. */
import { say, type Said } from '../../util/said.ts';
import { languageOf, UI_LANGUAGES, type UiLanguage } from '../language/choose-ui-language.ts';

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
        say(
          `It takes a whole number from ${range.from} to ${range.to}.`,
          `应为 ${range.from} 到 ${range.to} 的整数。`,
        ),
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
        say(
          `It takes a number from ${range.from} to ${range.to}, with a point for decimals.`,
          `应为 ${range.from} 到 ${range.to} 的数，小数用点号。`,
        ),
      );
    }
    return value;
  };
}

/** One word or several with commas between; the option may stand several times. */
export function readList(text: string, earlier: unknown): string[] {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0)
    throw new BadValue(
      say('It takes one or several names with commas between.', '应为一个或多个名称，以英文逗号分隔。'),
    );
  return [...(Array.isArray(earlier) ? (earlier as string[]) : []), ...words];
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
          say(
            `"${word}" is unknown; allowed: ${choices.join(', ')}.`,
            `没有“${word}”；可用：${choices.join('、')}。`,
          ),
        );
      return choice;
    });
}

export function readChoice<T extends string>(choices: readonly T[]): (text: string) => T {
  return (text) => {
    const choice = choices.find((known) => known === text);
    if (choice === undefined)
      throw new BadValue(say(`Allowed: ${choices.join(', ')}.`, `可用：${choices.join('、')}。`));
    return choice;
  };
}

/** A day of the calendar, `2026-11-22`. */
export function readDate(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // `2026-02-30` parses as a day in March on some engines.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new BadValue(say('It takes a date like 2026-11-22.', '应为日期，例如 2026-11-22。'));
  return text;
}

export function readLocale(text: string): string {
  try {
    return new Intl.Locale(text).toString();
  } catch {
    throw new BadValue(say('It takes a language tag like en or zh-CN.', '应为语言标签，例如 en 或 zh-CN。'));
  }
}

/** A language of Dialtree's own words. */
export function readLanguage(text: string): UiLanguage {
  const language = languageOf(text);
  if (language === undefined)
    throw new BadValue(say(`Allowed: ${UI_LANGUAGES.join(', ')}.`, `可用：${UI_LANGUAGES.join('、')}。`));
  return language;
}

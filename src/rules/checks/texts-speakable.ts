/** Texts hold what a voice can say: no mark that a programme was meant to replace, no sign that is none. */
import { findPlaceholders } from '../../wording/index.ts';
import { allTexts } from '../spoken-texts.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords, commonWords } from '../../words/index.ts';

/** Control characters but for line ends and tabs, halves of characters, and those that stand for nothing. */
const UNSPEAKABLE = /[\p{Cc}\p{Cs}\uFFFD-\uFFFF](?<![\n\r\t])/gu;

export const textsSpeakable: Rule<never> = {
  id: 'texts-speakable',
  title: say(rulesWords, (words) => words.textsSpeakable.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.textsSpeakable.reason),
  source: 'defects found in real menus',
  limits: {},
  *check(inspection) {
    for (const { text, path, locale } of allTexts(inspection)) {
      const marks = [...new Set(findPlaceholders(text).map((each) => each.text))];
      if (marks.length > 0)
        yield {
          message: say(rulesWords, (words, language) =>
            words.textsSpeakable.placeholder({ locale, found: marks.join(commonWords[language].listComma) }),
          ),
          hint: say(rulesWords, (words) => words.textsSpeakable.placeholderHint),
          path,
        };
      const signs = [...new Set(Array.from(text.matchAll(UNSPEAKABLE), ([sign]) => nameSign(sign)))];
      if (signs.length > 0)
        yield {
          message: say(rulesWords, (words, language) =>
            words.textsSpeakable.sign({ locale, found: signs.join(commonWords[language].listComma) }),
          ),
          hint: say(rulesWords, (words) => words.textsSpeakable.signHint),
          path,
        };
    }
  },
};

/** U+001B, as code charts have it. */
function nameSign(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

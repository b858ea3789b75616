/** Whether what a text says a key is for is the label of that key's option, or that of another. */
import { chooseText, localePackFor } from '../speech/index.ts';
import type { Locale } from '../chart/index.ts';
import type { MenuOption } from './inspection.ts';
import { normaliseLabel } from './near-labels.ts';

/** Another option's label is all there, and of the own one not half: then the keys are mixed up. */
const WHOLE = 0.99;
const HALF = 0.5;

/**
 * The option whose label a text gives to the key of another. Undefined where the words fit the key's own
 * option, fit none, or where that option has no label to compare with: only what is certain is said.
 */
export function findMixedUp(
  said: string,
  own: MenuOption,
  options: readonly MenuOption[],
  locale: Locale,
  locales: readonly Locale[],
): MenuOption | undefined {
  const share = (option: MenuOption): number | undefined => shareOf(labelOf(option, locale, locales), said);
  const ownShare = share(own);
  if (ownShare === undefined || ownShare >= HALF) return undefined;
  return options.find((option) => option.key !== own.key && (share(option) ?? 0) >= WHOLE);
}

function labelOf({ role, edge }: MenuOption, locale: Locale, locales: readonly Locale[]): string {
  const label = chooseText(edge.transition.meta?.label, locale, locales) ?? '';
  return label.trim() !== '' || role === 'choice' ? label : localePackFor(locale).roleLabels[role];
}

/** Share of a label's words that stand in a text; undefined for a label without any. */
function shareOf(label: string, said: string): number | undefined {
  const words = wordsOf(label);
  if (words.length === 0) return undefined;
  const heard = wordsOf(said);
  return words.filter((word) => heard.some((other) => isSameWord(word, other))).length / words.length;
}

/** Words as they stand apart; of writing without spaces every two signs next to each other. */
function wordsOf(text: string): string[] {
  return normaliseLabel(text)
    .split(' ')
    .flatMap((word) => {
      if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)) return word ? [word] : [];
      const signs = [...word];
      return signs.length === 1 ? signs : signs.slice(1).map((sign, i) => `${signs[i]}${sign}`);
    });
}

/** "leak" and "leaks" are one word. */
function isSameWord(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a)));
}

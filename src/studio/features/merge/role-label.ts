/** What the keys of every merged menu are called, in a language of the machine. */
import type { Locale } from '../../../chart/index.ts';
import { findByLocale, localePackFor } from '../../../speech/index.ts';
import { mergeWords } from '../../../words/index.ts';

/** In the catalogue's words where it has the language, else as every machine says it. */
export function roleLabel(role: 'operator' | 'back', locale: Locale): string {
  return findByLocale(mergeWords, locale)?.machine[role] ?? localePackFor(locale).roleLabels[role];
}

/** Which language a report is written in, and which of a text's languages it shows. */
import type { Text } from '../chart/index.ts';
import { chooseText, primaryLanguage } from '../speech/index.ts';
import { PHRASES } from './phrases/index.ts';
import type { Language, ReportOptions } from './types.ts';

/** The option; else the language of the result's locale when we have phrases for it; else English. */
export function chooseLanguage(result: { readonly locale: string }, options: ReportOptions): Language {
  if (options.language) return options.language;
  const primary = primaryLanguage(result.locale);
  return Object.hasOwn(PHRASES, primary) ? (primary as Language) : 'en';
}

/** Never empty-handed: the language asked for, else English, else whatever there is, else nothing at all. */
export function sayIn(language: Language, text: Text | undefined): string {
  return chooseText(text, language, ['en']) ?? '';
}

/** Which language a report is written in, and which of a text's languages it shows. */
import type { Text } from '../chart/index.ts';
import { chooseText } from '../speech/index.ts';
import { BASE_LANGUAGE, chooseLanguage as chooseForTag, type Language } from '../words/index.ts';
import type { ReportOptions } from './types.ts';

/** The option; else the language of the result's locale when we have words for it; else English. */
export function chooseLanguage(result: { readonly locale: string }, options: ReportOptions): Language {
  return options.language ?? chooseForTag(result.locale);
}

/** Never empty-handed: the language asked for, else English, else whatever there is, else nothing at all. */
export function sayIn(language: Language, text: Text | undefined): string {
  return chooseText(text, language, [BASE_LANGUAGE]) ?? '';
}

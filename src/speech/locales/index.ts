/** The registry of locale packs: one row per file in this folder, held by a test. */
import type { Locale } from '../../chart/index.ts';
import { primaryLanguage } from '../../util/choose-text.ts';
import { en } from './en.ts';
import { plain } from './plain.ts';
import type { LocalePack } from './types.ts';
import { zh } from './zh.ts';

export const LOCALE_PACKS: readonly LocalePack[] = [en, plain, zh];

/** The pack of a locale's language; `plain` when there is none. */
export function localePackFor(locale: Locale): LocalePack {
  const language = primaryLanguage(locale);
  return LOCALE_PACKS.find((pack) => pack.language === language && language !== '') ?? plain;
}

/**
 * Whether a language has phrasing of its own; without, an option is spoken as "label: key", and whoever
 * checks what is spoken has to say so.
 */
export function hasPhrasing(locale: Locale): boolean {
  return localePackFor(locale) !== plain;
}

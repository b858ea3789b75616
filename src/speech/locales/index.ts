/** The registry of locale packs: one row per file in this folder, held by a test. */
import type { Locale } from '../../chart/index.ts';
import { primaryLanguage, scriptOf } from '../../util/choose-text.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { plain } from './plain.ts';
import { pt } from './pt.ts';
import type { LocalePack } from './types.ts';
import { zhHant } from './zh-hant.ts';
import { zh } from './zh.ts';

export const LOCALE_PACKS: readonly LocalePack[] = [de, en, es, fr, it, ja, ko, plain, pt, zhHant, zh];

/** The pack of a locale's language in its script, else in any; `plain` when there is none. */
export function localePackFor(locale: Locale): LocalePack {
  const language = primaryLanguage(locale);
  const packs = LOCALE_PACKS.filter((pack) => pack.language === language && language !== '');
  const script = scriptOf(locale);
  return (
    packs.find((pack) => pack.script !== undefined && pack.script === script) ??
    packs.find((pack) => pack.script === undefined) ??
    plain
  );
}

/**
 * Whether a language has phrasing of its own; without, an option is spoken as "label: key", and whoever
 * checks what is spoken has to say so.
 */
export function hasPhrasing(locale: Locale): boolean {
  return localePackFor(locale) !== plain;
}

/** Which language of a text a caller hears. */
import { ownValue } from './own-value.ts';

/** A BCP 47 tag. */
type Locale = string;

/** The primary subtag of a BCP 47 tag in lower case: `zh` of `zh-Hans-CN`. */
export function primaryLanguage(locale: Locale): string {
  return (locale.split(/[-_]/, 1)[0] ?? '').toLowerCase();
}

/** Where Chinese is written in traditional characters unless the tag says otherwise (CLDR, likely subtags). */
const TRADITIONAL = new Set(['TW', 'HK', 'MO']);

/** The script of a tag, `Hant` of `zh-TW`: its own subtag, or the one that goes without saying; only Chinese has one. */
export function scriptOf(locale: Locale): string | undefined {
  const [language = '', ...subtags] = locale.split(/[-_]/);
  const script = subtags.find((subtag) => /^[a-z]{4}$/i.test(subtag));
  if (script) return script.charAt(0).toUpperCase() + script.slice(1).toLowerCase();
  if (language.toLowerCase() !== 'zh') return undefined;
  return subtags.some((subtag) => TRADITIONAL.has(subtag.toUpperCase())) ? 'Hant' : 'Hans';
}

/** The nearest of some tags: the same tag, the same language in the same script, the same language; else undefined. */
export function nearestLocale(locale: Locale, tags: readonly Locale[]): Locale | undefined {
  if (tags.includes(locale)) return locale;
  const language = primaryLanguage(locale);
  const near = tags.filter((tag) => primaryLanguage(tag) === language);
  if (near.length < 2) return near[0];
  const lower = locale.toLowerCase();
  const script = scriptOf(locale);
  return (
    near.find((tag) => tag.toLowerCase() === lower) ?? near.find((tag) => scriptOf(tag) === script) ?? near[0]
  );
}

/** The language in which something that speaks these is heard: the nearest of them, else the first. */
export function spokenLocale(locales: readonly Locale[], asked: Locale): Locale {
  return nearestLocale(asked, locales) ?? locales[0] ?? asked;
}

/** The entry for a locale: that of the nearest tag, undefined where there is none of its language. */
export function findByLocale<T>(
  record: Readonly<Record<Locale, T>> | undefined,
  locale: Locale,
): T | undefined {
  if (!record) return undefined;
  const own = ownValue(record, locale);
  if (own !== undefined) return own;
  const near = nearestLocale(locale, Object.keys(record));
  return near === undefined ? undefined : record[near];
}

/** What is really spoken: the caller's language, else the machine's first locale, else whatever there is. */
export function chooseText<T>(
  record: Readonly<Record<Locale, T>> | undefined,
  locale: Locale,
  machineLocales: readonly Locale[],
): T | undefined {
  if (!record) return undefined;
  const fallback = machineLocales[0];
  return (
    findByLocale(record, locale) ??
    (fallback === undefined ? undefined : findByLocale(record, fallback)) ??
    Object.values(record)[0]
  );
}

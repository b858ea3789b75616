/** Which language of a text a caller hears. */

/** A BCP 47 tag. */
type Locale = string;

/** The primary subtag of a BCP 47 tag in lower case: `zh` of `zh-Hans-CN`. */
export function primaryLanguage(locale: Locale): string {
  return (locale.split(/[-_]/, 1)[0] ?? '').toLowerCase();
}

/** The entry for a locale: the exact tag, else the first tag of the same language, else undefined. */
export function findByLocale<T>(
  record: Readonly<Record<Locale, T>> | undefined,
  locale: Locale,
): T | undefined {
  if (!record) return undefined;
  // Own keys only: a locale called `constructor` must not find anything.
  if (Object.hasOwn(record, locale)) return record[locale];
  const language = primaryLanguage(locale);
  const near = Object.keys(record).find((tag) => primaryLanguage(tag) === language);
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

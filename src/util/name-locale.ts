/**
 * `zh-CN` as a person calls it in a language; the tag itself when nobody knows it. The first call of a
 * language takes a millisecond.
 */
export function nameLocale(locale: string, language: string): string {
  try {
    return (
      new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(locale) ??
      locale
    );
  } catch {
    return locale;
  }
}

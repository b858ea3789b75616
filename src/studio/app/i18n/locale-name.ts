/** `zh-CN` as a person calls it, in the interface's language; the tag itself when nobody knows it. */
export function localeName(locale: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}

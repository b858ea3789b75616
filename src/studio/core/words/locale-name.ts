const known = new Map<string, string>();

/**
 * `zh-CN` as a person calls it, in the interface's language; the tag itself when nobody knows it. Remembered:
 * the browser takes a millisecond to find its names.
 */
export function localeName(locale: string, language: string): string {
  const key = `${language} ${locale}`;
  let name = known.get(key);
  if (name === undefined) known.set(key, (name = findName(locale, language)));
  return name;
}

function findName(locale: string, language: string): string {
  try {
    return (
      new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(locale) ??
      locale
    );
  } catch {
    return locale;
  }
}

import { nameLocale } from '../../../util/name-locale.ts';

const known = new Map<string, string>();

/**
 * `zh-CN` as a person calls it, in the interface's language; the tag itself when nobody knows it. Remembered:
 * the browser takes a millisecond to find its names.
 */
export function localeName(locale: string, language: string): string {
  const key = `${language} ${locale}`;
  let name = known.get(key);
  if (name === undefined) known.set(key, (name = nameLocale(locale, language)));
  return name;
}

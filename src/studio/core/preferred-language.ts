import { findLanguage, type Language } from '../../words/index.ts';

/** The first of the browser's languages that the interface speaks. */
export function preferredLanguage(preferences: readonly string[]): Language {
  return preferences.map(findLanguage).find((language) => language !== undefined) ?? 'en';
}

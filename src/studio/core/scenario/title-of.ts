import type { Text } from '../../../chart/index.ts';
import { findByLocale } from '../../../speech/index.ts';
import type { Language } from '../../../words/index.ts';

/** What it is called in the language of the interface, else in any; its id where nothing is written. */
export function titleOf(
  { id, title }: { readonly id: string; readonly title?: Text | undefined },
  language: Language,
): string {
  return (title && (findByLocale(title, language) || Object.values(title).find((text) => text !== ''))) || id;
}

/** What people call the products, intents and lines that a result names by id. */
import type { StudyResult } from '../study/index.ts';
import { sayIn } from './choose-language.ts';
import type { Language } from './types.ts';

export function nameOf(result: StudyResult, kind: 'products' | 'intents' | 'lines', id: string, language: Language): string {
  const names = result.names?.[kind];
  // Own entries only: a line called `constructor` has no title here.
  return (names && Object.hasOwn(names, id) && sayIn(language, names[id])) || id;
}

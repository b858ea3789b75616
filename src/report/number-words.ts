import type { NumberWords } from '../util/format-number.ts';
import { reportWords, type Language } from '../words/index.ts';

/** What a language puts around numbers in reports. */
export function numberWords(language: Language): NumberWords {
  const { unitSuffix, points, computed, range } = reportWords[language].numbers;
  return { unitSuffix, points, computed, range: (low, high) => range({ low, high }) };
}

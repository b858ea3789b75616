/** Whether an answer hangs on whose words callers use. */
import type { FigureInfo, StudyResult } from '../../study/index.ts';
import { formatChange } from '../../util/format-number.ts';
import { reportWords, type Language } from '../../words/index.ts';
import { numberWords } from '../number-words.ts';

/** Whether the figure moves the same way with every word list, or nothing when there is but one. */
export function sayWords(
  { otherWords }: StudyResult,
  { id, unit }: Pick<FigureInfo, 'id' | 'unit'>,
  language: Language,
  figure: string,
): string[] {
  const phrases = reportWords[language].study;
  const numbers = numberWords(language);
  const differences = otherWords?.lists.flatMap(({ figures }) => figures[id]?.difference ?? []) ?? [];
  if (differences.length < 2 || differences.some(({ low }) => low === undefined)) return [];
  const lists = differences.length;
  const isClear = (sign: 1 | -1): boolean =>
    differences.every(({ low, high }) => sign * (low ?? 0) > 0 && sign * (high ?? 0) > 0);
  if (!isClear(1) && !isClear(-1)) return [phrases.wordsDisagree({ figure, lists })];
  const [from, to] = differences
    .map(({ mean }) => mean)
    .toSorted((a, b) => Math.abs(a) - Math.abs(b))
    .filter((_, i, { length }) => i === 0 || i === length - 1);
  return [
    phrases.wordsAgree({
      figure,
      lists,
      from: formatChange(from ?? 0, unit, numbers),
      to: formatChange(to ?? 0, unit, numbers),
    }),
  ];
}

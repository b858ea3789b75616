/** What the answer cost in callers, and what the same callers in every world saved. */
import type { StudyResult } from '../../study/index.ts';
import { sayIn } from '../choose-language.ts';
import { formatPlain, formatDecimal } from '../../util/format-number.ts';
import { reportWords, type Language } from '../../words/index.ts';

/** Sentences; none for a result of before they were counted. */
export function describeEffort(
  { effort, figureInfo, replications }: StudyResult,
  language: Language,
): string[] {
  if (!effort) return [];
  const phrases = reportWords[language].study;
  const info = figureInfo.find(({ id }) => id === effort.figure);
  const said = [phrases.effort({ callers: formatDecimal(effort.callers), replications })];
  const { varianceRatio } = effort;
  if (!info || varianceRatio === undefined) return said;
  const figure = sayIn(language, info.title);
  if (varianceRatio <= 1)
    return [...said, phrases.savedNothing({ figure, ratio: formatRatio(1 / varianceRatio) })];
  return [
    ...said,
    phrases.sameCallers({
      figure,
      ratio: formatRatio(varianceRatio),
      callers: formatDecimal(Number((varianceRatio * effort.callers).toPrecision(2))),
    }),
  ];
}

/** Two digits: a ratio of variances of some ten replications knows no more. */
function formatRatio(ratio: number): string {
  return formatPlain(Number(ratio.toPrecision(2)));
}

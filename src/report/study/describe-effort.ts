/** What the answer cost in callers, and what the same callers in every world saved. */
import type { StudyResult } from '../../study/index.ts';
import { sayIn } from '../choose-language.ts';
import { formatPlain, formatDecimal } from '../../util/format-number.ts';
import type { Phrases } from '../phrases/index.ts';
import type { Language } from '../types.ts';

/** Sentences; none for a result of before they were counted. */
export function describeEffort(
  { effort, figureInfo, replications }: StudyResult,
  language: Language,
  phrases: Phrases,
): string[] {
  if (!effort) return [];
  const info = figureInfo.find(({ id }) => id === effort.figure);
  const said = [phrases.effort(formatDecimal(effort.callers), replications)];
  const { varianceRatio } = effort;
  if (!info || varianceRatio === undefined) return said;
  const figure = sayIn(language, info.title);
  if (varianceRatio <= 1) return [...said, phrases.savedNothing(figure, formatRatio(1 / varianceRatio))];
  return [
    ...said,
    phrases.sameCallers(
      figure,
      formatRatio(varianceRatio),
      formatDecimal(Number((varianceRatio * effort.callers).toPrecision(2))),
    ),
  ];
}

/** Two digits: a ratio of variances of some ten replications knows no more. */
function formatRatio(ratio: number): string {
  return formatPlain(Number(ratio.toPrecision(2)));
}

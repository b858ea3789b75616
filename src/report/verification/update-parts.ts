/** What a roll-out's log taught the scenario, in sentences and the parameters that it moved. */
import type { PosteriorUpdate, VerificationResult } from '../../calibrate/index.ts';
import { formatChange, formatDecimal } from '../../util/format-number.ts';
import { reportWords, type Language } from '../../words/index.ts';
import { figureOf, formatShort, rangeOf, tableOf } from '../calibration/context.ts';
import { sayIn } from '../choose-language.ts';
import { numberWords } from '../number-words.ts';
import { sentence, type OutlinePart } from '../outline/parts.ts';
import { nameParameter } from '../study/names.ts';

export function updateParts(
  { compare, isCalibrated }: VerificationResult,
  update: PosteriorUpdate | undefined,
  language: Language,
): OutlinePart[] {
  const words = reportWords[language].verification;
  const numbers = numberWords(language);
  if (!update) return isCalibrated ? [sentence(words.noUpdate, 'note')] : [];
  const { calls, from, to, narrowed, isSettled, headline, moved } = update;
  const [before, after] = compare.map(({ id, title }) => sayIn(language, title) || id);
  const parts: OutlinePart[] = [];
  if (headline) {
    const { title, unit } = figureOf(headline.figure, language);
    const change = (value: number): string => formatChange(value, unit, numbers);
    const { uncalibrated: was, calibrated: is } = headline;
    parts.push(
      sentence(
        words.updateLead({
          figure: title,
          before: before ?? '',
          after: after ?? '',
          was: change(was.value),
          wasLow: change(was.low),
          wasHigh: change(was.high),
          is: change(is.value),
          isLow: change(is.low),
          isHigh: change(is.high),
        }),
        'lead',
      ),
    );
  }
  parts.push(sentence(words.updateCalls({ calls: formatDecimal(calls), from, to, narrowed })));
  if (!isSettled) parts.push(sentence(words.updateSettled, 'alert'));
  if (moved.length === 0) return [...parts, sentence(words.movedNone)];
  return [
    ...parts,
    {
      kind: 'table',
      table: {
        ...tableOf(
          words.movedMost,
          [
            words.movedParameter,
            words.movedBefore,
            words.interval,
            words.movedAfter,
            words.interval,
            words.movedShift,
          ],
          moved.map((each) => [
            nameParameter(each.name, language),
            formatShort(each.before.value),
            rangeOf(each.before, language),
            formatShort(each.after.value),
            rangeOf(each.after, language),
            formatDecimal(each.shift, 1),
          ]),
        ),
        isCaptionShown: true,
      },
    },
  ];
}

/** The report of a roll-out: what each wave did beside what was predicted of it. */
import type { VerificationResult, VerifiedWave } from '../../calibrate/index.ts';
import { formatChange, formatDecimal } from '../../util/format-number.ts';
import { BASE_LANGUAGE, reportWords } from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import { tableOf } from '../calibration/context.ts';
import { numberWords } from '../number-words.ts';
import { sentence, type Outline } from '../outline/parts.ts';
import type { ReportOptions } from '../types.ts';

/** Logs name no locale: English, unless another language is asked for. */
export function outlineVerification(
  result: VerificationResult,
  { language = BASE_LANGUAGE }: ReportOptions,
): Outline {
  const words = reportWords[language].verification;
  const numbers = numberWords(language);
  const change = (value: number | undefined): string => formatChange(value, 'share', numbers);
  const range = (spread: VerifiedWave['observed']): string =>
    spread ? numbers.range(change(spread.low), change(spread.high)) : '–';
  const tell = ({ from, observed, predicted: { value, low, high } }: VerifiedWave): string => {
    if (!observed) return words.leadUnknown({ from });
    const facts = { from, observed: change(observed.value), low: change(low), high: change(high) };
    return observed.value >= low && observed.value <= high
      ? words.leadInside(facts)
      : words.leadOutside({ ...facts, off: change(observed.value - value) });
  };
  const judge = ({ observed, predicted }: VerifiedWave): string => {
    if (!observed) return words.unknown;
    if (observed.value < predicted.low) return words.better;
    return observed.value > predicted.high ? words.worse : words.inside;
  };
  const alone = result.waves.filter(({ controls }) => controls === 0);
  return {
    language,
    kicker: words.kicker,
    title: sayIn(language, result.scenario.title),
    about: words.about({ calls: formatDecimal(result.calls), draws: result.draws }),
    width: undefined,
    sections: [
      {
        id: 'waves',
        title: words.waves,
        parts: [
          ...(result.isCalibrated ? [] : [sentence(words.uncalibrated, 'alert')]),
          ...result.waves.map((wave) => sentence(tell(wave), 'lead')),
          ...alone.map(({ from }) => sentence(words.noControls({ from }), 'alert')),
          {
            kind: 'table',
            table: tableOf(
              words.waves,
              [
                words.wave,
                words.moved,
                words.verdict,
                words.days,
                words.controls,
                words.observed,
                words.interval,
                words.predicted,
                words.interval,
              ],
              result.waves.map((wave) => [
                wave.from,
                wave.lines.join(' '),
                judge(wave),
                `${wave.days[0]}, ${wave.days[1]}`,
                String(wave.controls),
                change(wave.observed?.value),
                range(wave.observed),
                change(wave.predicted.value),
                range(wave.predicted),
              ]),
              3,
            ),
          },
          sentence(words.how, 'note'),
        ],
      },
      { id: 'again', title: words.again, parts: [{ kind: 'command', text: result.replay }] },
    ],
  };
}

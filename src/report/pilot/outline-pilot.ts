/** The report of a pilot's size: a row an effect, when to stop, how to run it. */
import { REDIALS, WHOLE_DAYS, type PilotResult, type PilotSize } from '../../calibrate/index.ts';
import { formatChange, formatDecimal, formatValue } from '../../util/format-number.ts';
import { chooseLanguage as chooseForTag, reportWords, type Language } from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import { numberWords } from '../number-words.ts';
import { sentence, type Depth, type Outline, type OutlinePart } from '../outline/parts.ts';
import type { ReportOptions } from '../types.ts';

/** Plans name no locale: English, unless another language is asked for. */
export function outlinePilot(
  result: PilotResult,
  { language = chooseForTag('en') }: ReportOptions,
  _depth: Depth,
): Outline {
  const words = reportWords[language].pilot;
  const { share, power, level, sizes, guard } = result;
  const whole = (part: number): string => `${formatDecimal(part * 100)}\u00a0%`;
  return {
    language,
    kicker: words.kicker,
    title: sayIn(language, result.scenario.title),
    about: words.about({
      share: whole(share),
      before: sayIn(language, result.before.title) || result.before.id,
      after: sayIn(language, result.after.title) || result.after.id,
      calls: formatDecimal(result.callsPerMonth),
      power: whole(power),
      level: whole(level),
    }),
    width: undefined,
    sections: [
      {
        id: 'sizes',
        title: words.sizes,
        how: words.formula,
        parts: [
          ...sizes
            .filter(({ isPredicted }) => isPredicted)
            .map((size) => sentence(leadOf(size, language), 'lead')),
          ...(sizes.some(({ isPredicted }) => isPredicted) ? [] : [sentence(words.none, 'lead')]),
          sentence(result.isCalibrated ? words.calibrated : words.assumed, 'note'),
          sizeTable(sizes, language),
          sentence(words.how({ least: REDIALS[0], most: REDIALS[1], factor: WHOLE_DAYS }), 'note'),
          sentence(words.formula, 'note'),
        ],
      },
      {
        id: 'guard',
        title: words.guard,
        parts: [
          {
            kind: 'table',
            table: {
              caption: words.guard,
              columns: [
                { head: words.guardCalls, isNumeric: true },
                { head: words.guardLost, isNumeric: true },
              ],
              rows: guard.map(({ calls, lost }) => [formatDecimal(calls), formatDecimal(lost)]),
            },
          },
          sentence(words.guardHow, 'note'),
        ],
      },
      {
        id: 'rules',
        title: words.rules,
        parts: [words.rule1, words.rule2, words.rule3, words.rule4].map((rule) => sentence(rule)),
      },
      { id: 'again', title: words.again, parts: [{ kind: 'command', text: result.replay }] },
    ],
  };
}

function leadOf(size: PilotSize, language: Language): string {
  const words = reportWords[language].pilot;
  const numbers = numberWords(language);
  return words.lead({
    figure: words.figures[size.figure],
    from: formatValue(size.before, 'share', numbers),
    to: formatValue(size.after, 'share', numbers),
    calls: round(size.calls),
    least: round(size.withRedials[0]),
    most: round(size.withRedials[1]),
    days: sayDays(size, language),
  });
}

function sayDays({ days: [least, most] }: PilotSize, language: Language): string {
  const words = reportWords[language].pilot;
  const from = Math.ceil(least);
  const to = Math.ceil(most);
  return from === to ? words.days({ least: from }) : words.dayRange({ least: round(from), most: round(to) });
}

function sizeTable(sizes: readonly PilotSize[], language: Language): OutlinePart {
  const words = reportWords[language].pilot;
  const numbers = numberWords(language);
  const heads = [
    words.figure,
    words.from,
    words.to,
    words.effect,
    words.calls,
    words.redials,
    words.dayCount,
    words.byDays,
  ];
  return {
    kind: 'table',
    table: {
      caption: words.sizes,
      isSetOff: true,
      columns: heads.map((head, i) => ({ head, isNumeric: i > 0 })),
      rows: sizes.map((size) => [
        size.isPredicted
          ? words.predicted({ figure: words.figures[size.figure] })
          : words.figures[size.figure],
        formatValue(size.before, 'share', numbers),
        formatValue(size.after, 'share', numbers),
        formatChange(size.after - size.before, 'share', numbers),
        round(size.calls),
        numbers.range(round(size.withRedials[0]), round(size.withRedials[1])),
        sayDays(size, language),
        round(size.byDays),
      ]),
    },
  };
}

/** Up to three digits: what lies behind them is not known. Rounded up: a part of a call shows nothing. */
function round(calls: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, calls))) - 2);
  return formatDecimal(Math.ceil(calls / step - 1e-9) * step);
}

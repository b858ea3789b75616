/** The report of a roll-out: what was seen beside what was predicted, what each wave changed, what that taught. */
import type { VerificationResult, VerifiedFigure, VerifiedWave } from '../../calibrate/index.ts';
import { formatChange, formatDecimal, formatValue } from '../../util/format-number.ts';
import { BASE_LANGUAGE, reportWords, type Language } from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import { tableOf } from '../calibration/context.ts';
import { numberWords } from '../number-words.ts';
import {
  sentence,
  type ChartPart,
  type Depth,
  type Outline,
  type OutlinePart,
  type OutlineTable,
} from '../outline/parts.ts';
import type { ReportOptions } from '../types.ts';
import { updateParts } from './update-parts.ts';

/** Of a terminal: more is in the table. */
const MOST_SENTENCES = 10;
/** Once in so many draws is all that a normal can say. */
const RAREST = 1e-4;

/** A figure of one stage. */
interface Told {
  readonly stage: string;
  readonly name: string;
  readonly found: VerifiedFigure;
}

/** Logs name no locale: English, unless another language is asked for. */
export function outlineVerification(
  result: VerificationResult,
  { language = BASE_LANGUAGE }: ReportOptions,
  depth: Depth,
): Outline {
  const words = reportWords[language].verification;
  const { calls, repeats, draws, isOfFirstCalls } = result;
  const about = { calls: formatDecimal(calls), draws };
  const told = tellFigures(result, language);
  const update = updateParts(result, result.update, language);
  return {
    language,
    kicker: words.kicker,
    title: sayIn(language, result.scenario.title),
    about: isOfFirstCalls
      ? words.aboutFirst({ ...about, repeats: formatDecimal(repeats) })
      : words.about(about),
    width: undefined,
    sections: [
      { id: 'answer', title: words.answer, parts: answerParts(result, told, language) },
      {
        id: 'stages',
        title: words.stages,
        parts: [
          ...(depth === 'page' && told.length > 0 ? [picture(told, language)] : []),
          { kind: 'table', table: figureTable(told, depth, language) },
        ],
      },
      {
        id: 'waves',
        title: words.waves,
        parts: waveParts(result, depth, language),
      },
      ...(update.length > 0 ? [{ id: 'update', title: words.update, parts: update }] : []),
      { id: 'again', title: words.again, parts: [{ kind: 'command', text: result.replay }] },
    ],
  };
}

function tellFigures({ stages, waves }: VerificationResult, language: Language): Told[] {
  const words = reportWords[language].verification;
  return stages.flatMap(({ figures }, s) => {
    const from = waves[s - 1]?.from;
    const stage =
      from === undefined ? words.stageFirst({ next: waves[0]?.from ?? '' }) : words.stage({ from });
    return figures.map((found): Told => {
      const { figures: names } = words;
      const name = found.figure === 'key' ? names.key({ key: found.what }) : names[found.figure];
      return { stage, name, found };
    });
  });
}

function answerParts(
  { isCalibrated, elsewhere, leftOut, stages }: VerificationResult,
  told: readonly Told[],
  language: Language,
): OutlinePart[] {
  const words = reportWords[language].verification;
  const outside = told.filter(({ found }) => !found.isInside).toSorted((a, b) => a.found.p - b.found.p);
  const count = told.length;
  const has = (name: VerifiedFigure['figure']): boolean =>
    stages.some(({ figures }) => figures.some(({ figure }) => figure === name));
  const rest = outside.length - MOST_SENTENCES;
  return [
    ...(isCalibrated ? [] : [sentence(words.uncalibrated, 'alert')]),
    sentence(
      outside.length === 0
        ? words.allInside({ count })
        : words.someInside({ inside: count - outside.length, count, expected: Math.round(0.9 * count) }),
      'lead',
    ),
    ...outside.slice(0, MOST_SENTENCES).map((each) => sentence(tellOutside(each, language))),
    ...(rest > 0 ? [sentence(words.more({ count: rest }), 'note')] : []),
    ...(elsewhere > 0 ? [sentence(words.elsewhere({ count: elsewhere }), 'note')] : []),
    ...(leftOut > 0 ? [sentence(words.leftOut({ count: leftOut }), 'note')] : []),
    ...(has('misrouted') ? [] : [sentence(words.noNotes, 'note')]),
    ...(has('again') ? [] : [sentence(words.noAgain, 'note')]),
  ];
}

function tellOutside({ stage, name, found }: Told, language: Language): string {
  const words = reportWords[language].verification;
  const numbers = numberWords(language);
  const { observed, predicted, unit, p } = found;
  const print = (value: number): string => formatValue(value, unit, numbers);
  return words.outside({
    stage,
    figure: name,
    low: print(predicted.low),
    high: print(predicted.high),
    observed: print(observed.value),
    off: formatChange(observed.value - predicted.value, unit, numbers),
    chance: p < RAREST ? words.chanceRare : words.chance({ times: formatDecimal(Math.round(1 / p)) }),
  });
}

/** A terminal has no room for all columns; they stand in the other formats. */
function figureTable(told: readonly Told[], depth: Depth, language: Language): OutlineTable {
  const words = reportWords[language].verification;
  const numbers = numberWords(language);
  const isBrief = depth === 'brief';
  return tableOf(
    words.stages,
    [
      words.when,
      words.figure,
      ...(isBrief ? [] : [words.verdict]),
      words.observed,
      ...(isBrief ? [] : [words.interval]),
      words.predicted,
      words.interval,
      ...(isBrief ? [] : [words.chanceHead, words.n]),
    ],
    told.map(({ stage, name, found: { observed, predicted, isInside, unit, p, n } }) => {
      const print = (value: number): string => formatValue(value, unit, numbers);
      const verdict = isInside ? words.inside : observed.value < predicted.low ? words.lower : words.higher;
      return [
        stage,
        name,
        ...(isBrief ? [] : [verdict]),
        print(observed.value),
        ...(isBrief ? [] : [numbers.range(print(observed.low), print(observed.high))]),
        print(predicted.value),
        numbers.range(print(predicted.low), print(predicted.high)),
        ...(isBrief ? [] : [formatDecimal(p, 3), formatDecimal(n)]),
      ];
    }),
    isBrief ? 2 : 3,
  );
}

/** All figures in one picture: in units of their predicted intervals, whatever their own. */
function picture(told: readonly Told[], language: Language): ChartPart {
  const words = reportWords[language].verification;
  const numbers = numberWords(language);
  return {
    kind: 'chart',
    caption: words.stages,
    chart: {
      kind: 'narrowing',
      title: words.stages,
      axis: words.pictureAxis,
      bars: told.map(({ stage, name, found: { observed, predicted, unit } }) => {
        const middle = (predicted.low + predicted.high) / 2;
        const half = (predicted.high - predicted.low) / 2 || 1e-9;
        const at = (value: number): number => (value - middle) / half;
        return {
          name: `${stage}: ${name}`,
          prior: { mean: at(predicted.value), low: at(predicted.low), high: at(predicted.high) },
          posterior: { mean: at(observed.value), low: at(observed.low), high: at(observed.high) },
          label: formatValue(observed.value, unit, numbers),
        };
      }),
    },
    key: [
      { text: words.picturePredicted, series: 'soft' },
      { text: words.pictureObserved, series: 'after' },
    ],
  };
}

function waveParts({ waves }: VerificationResult, depth: Depth, language: Language): OutlinePart[] {
  const words = reportWords[language].verification;
  const numbers = numberWords(language);
  const isBrief = depth === 'brief';
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
  return [
    ...waves.map((wave) => sentence(tell(wave), 'lead')),
    ...waves
      .filter(({ controls }) => controls === 0)
      .map(({ from }) => sentence(words.noControls({ from }), 'alert')),
    {
      kind: 'table',
      table: tableOf(
        words.waves,
        [
          words.wave,
          words.moved,
          ...(isBrief ? [] : [words.verdict, words.days, words.controls]),
          words.observed,
          words.interval,
          words.predicted,
          words.interval,
        ],
        waves.map((wave) => [
          wave.from,
          wave.lines.join(' '),
          ...(isBrief ? [] : [judge(wave), `${wave.days[0]}, ${wave.days[1]}`, String(wave.controls)]),
          change(wave.observed?.value),
          range(wave.observed),
          change(wave.predicted.value),
          range(wave.predicted),
        ]),
        isBrief ? 2 : 3,
      ),
    },
    sentence(words.how, 'note'),
  ];
}

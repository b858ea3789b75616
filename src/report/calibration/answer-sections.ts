/** What the log does to the answer, what is still assumed, and what to measure next. */
import type { HeadlineChange, Spread } from '../../calibrate/index.ts';
import { describeGroup } from '../../scenario/index.ts';
import { formatChange, formatDecimal } from '../../util/format-number.ts';
import { sayIn } from '../choose-language.ts';
import { numberWords } from '../number-words.ts';
import type { Mark } from '../outline/charts.ts';
import { sentence, type ChartPart, type OutlineSection } from '../outline/parts.ts';
import { nameParameter } from '../study/names.ts';
import { figureOf, formatShort, LEAST_CALLS, percent, tableOf, type CalibrationContext } from './context.ts';

/** Of what is left open: below it a measurement is not worth its trouble. */
const LEAST_SHARE = 0.1;
const MOST_ASSUMED = 15;

export function headlineSection(context: CalibrationContext): OutlineSection | undefined {
  const { answer, words, language, depth } = context;
  const { headline, compare } = answer;
  if (!headline) return undefined;
  const { title, unit } = figureOf(headline.figure, language);
  const numbers = numberWords(language);
  const change = (value: number): string => formatChange(value, unit, numbers);
  const [before, after] = compare.map((each) => sayIn(language, each.title) || each.id);
  const { uncalibrated, calibrated, helps, draws, left } = headline;
  return {
    id: 'headline',
    title: words.headline,
    parts: [
      sentence(
        words.headlineOf({
          figure: title,
          before: before ?? '',
          after: after ?? '',
          uncalibrated: change(uncalibrated.value),
          uncalibratedLow: change(uncalibrated.low),
          uncalibratedHigh: change(uncalibrated.high),
          calibrated: change(calibrated.value),
          calibratedLow: change(calibrated.low),
          calibratedHigh: change(calibrated.high),
          helpsBefore: percent(helps[0]),
          helpsAfter: percent(helps[1]),
        }),
        'lead',
      ),
      ...(depth === 'page' ? [headlineChart(context, headline)] : []),
      sentence(words.headlineNote({ draws }), 'note'),
      ...(left.length > 0
        ? [
            { kind: 'heading' as const, text: words.left },
            {
              kind: 'table' as const,
              table: tableOf(
                words.left,
                [words.block, words.leftShare],
                [
                  ...left.map(({ group, share }) => [describeGroup(group)[language], percent(share)]),
                  [words.leftTogether({ draws }), percent(togetherOf(left))],
                ],
              ),
            },
          ]
        : []),
    ],
  };
}

/** What no group explains alone. Shares of few draws may add up to more than all. */
function togetherOf(left: HeadlineChange['left']): number {
  return Math.max(
    0,
    left.reduce((rest, { share }) => rest - share, 1),
  );
}

function headlineChart(
  { words, language }: CalibrationContext,
  { figure, uncalibrated, calibrated }: HeadlineChange,
): ChartPart {
  const { title, unit } = figureOf(figure, language);
  const numbers = numberWords(language);
  const mark = (name: string, { value, low, high }: Spread): Mark => ({
    name,
    mean: value,
    low,
    high,
    label: formatChange(value, unit, numbers),
  });
  const caption = words.headlineChart({ figure: title });
  return {
    kind: 'chart',
    caption,
    chart: {
      kind: 'dots',
      title: caption,
      unit,
      description: caption,
      before: mark(words.without, uncalibrated),
      after: mark(words.with, calibrated),
    },
  };
}

export function assumedSection({ answer, words, language, depth }: CalibrationContext): OutlineSection {
  const shown = depth === 'brief' ? answer.assumed.slice(0, MOST_ASSUMED) : answer.assumed;
  return {
    id: 'assumed',
    title: words.assumed,
    parts: [
      sentence(words.unheard),
      ...(shown.length > 0
        ? [
            sentence(words.assumedLead),
            {
              kind: 'list' as const,
              items: shown.map(({ name, value, low, high }) =>
                words.assumedRow({
                  parameter: nameParameter(name, language),
                  value: formatShort(value),
                  low: formatShort(low),
                  high: formatShort(high),
                }),
              ),
            },
          ]
        : []),
      ...(shown.length < answer.assumed.length
        ? [sentence(words.more({ count: answer.assumed.length - shown.length }), 'note')]
        : []),
    ],
  };
}

/** One sentence. */
export function nextSection({ answer, words }: CalibrationContext): OutlineSection | undefined {
  const { headline } = answer;
  if (!headline) return undefined;
  const [first] = headline.left;
  return {
    id: 'next',
    title: words.next,
    parts: [
      sentence(
        first && first.share >= LEAST_SHARE
          ? words.nextOf[first.group]({ share: percent(first.share) })
          : words.nextNone,
        'lead',
      ),
    ],
  };
}

export function fitSection({ answer, words, depth }: CalibrationContext): OutlineSection {
  const { status, dispersion, worst } = answer;
  const cells = worst.filter(({ calls }) => calls >= LEAST_CALLS).slice(0, 10);
  return {
    id: 'fit',
    title: words.fit,
    parts: [
      sentence(
        words.fitLine({
          steps: status.steps,
          evaluations: formatDecimal(status.evaluations),
          gradient: formatDecimal(status.gradient, 3),
          misfit: formatDecimal(status.misfit, 2),
          widened: formatDecimal(status.widened, 2),
          dispersion: formatDecimal(dispersion, 2),
        }),
      ),
      ...(depth === 'brief' || cells.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              table: tableOf(
                words.misfitCells,
                [words.line, words.path, words.observed, words.expected],
                cells.map(({ line, path, calls, expected }) => [
                  line,
                  path,
                  formatDecimal(calls),
                  formatDecimal(expected, 1),
                ]),
                2,
              ),
            },
          ]),
    ],
  };
}

/** How well it predicts: what was seen, weeks that were not, lines that were not. */
import type { PredictedCell } from '../../calibrate/index.ts';
import { formatDecimal, formatValue } from '../../util/format-number.ts';
import { numberWords } from '../number-words.ts';
import { sentence, type ChartPart, type OutlineSection } from '../outline/parts.ts';
import { LEAST_CALLS, percent, tableOf, type CalibrationContext } from './context.ts';

export function predictedSection(context: CalibrationContext): OutlineSection | undefined {
  const { answer, words, depth, language } = context;
  const check = answer.checks.predictive;
  if (!check) return undefined;
  const cells = check.cells.filter(({ n }) => n >= LEAST_CALLS);
  const inside = cells.filter(isInside).length;
  return {
    id: 'predicted',
    title: words.predicted,
    parts: [
      sentence(words.predictedLead({ inside, count: cells.length, draws: check.draws }), 'lead'),
      ...(depth === 'page' ? [agreementChart(context, cells)] : []),
      ...(check.worst.length > 0
        ? [
            { kind: 'heading' as const, text: words.worst },
            ...check.worst
              .filter(({ cell }) => cell.n >= LEAST_CALLS)
              .map((worst) => sentence(worst.sentence[language])),
          ]
        : []),
    ],
  };
}

function isInside({ observed, expected }: PredictedCell): boolean {
  return observed >= expected.low && observed <= expected.high;
}

/** Shares only: seconds have another scale. */
function agreementChart({ words, language }: CalibrationContext, cells: readonly PredictedCell[]): ChartPart {
  const numbers = numberWords(language);
  const shares = cells.filter(({ unit }) => unit === 'share');
  const nameOf = ({ line, menu, what }: PredictedCell): string =>
    [line, menu, what].filter((part) => part !== '').join(' ');
  return {
    kind: 'chart',
    caption: words.predicted,
    chart: {
      kind: 'agreement',
      title: words.predicted,
      across: words.predictedAxis,
      up: words.observedAxis,
      points: shares.map((cell) => ({
        across: cell.expected,
        up: cell.observed,
        isInside: isInside(cell),
        tip: `${nameOf(cell)}: ${formatValue(cell.expected.value, 'share', numbers)} → ${formatValue(cell.observed, 'share', numbers)}`,
      })),
    },
    note: words.predictedNote,
    data: {
      ...tableOf(
        words.predicted,
        [words.cell, words.observed, words.expected, words.interval, words.chance, words.n],
        cells.map((cell) => {
          const print = (value: number): string => formatValue(value, cell.unit, numbers);
          return [
            nameOf(cell),
            print(cell.observed),
            print(cell.expected.value),
            numbers.range(print(cell.expected.low), print(cell.expected.high)),
            formatDecimal(cell.p, 3),
            formatDecimal(cell.n),
          ];
        }),
      ),
      isCaptionShown: true,
    },
  };
}

export function holdOutSection({ answer, words }: CalibrationContext): OutlineSection | undefined {
  const check = answer.checks.holdOut;
  if (!check) return undefined;
  const { fitted, calls, from, to, score, inside } = check;
  const rivals = (['model', 'lastWeeks', 'defaults'] as const).toSorted((a, b) => score[b] - score[a]);
  return {
    id: 'hold-out',
    title: words.holdOut,
    parts: [
      sentence(
        words.holdOutLead({
          fitted: formatDecimal(fitted),
          calls: formatDecimal(calls),
          from,
          to,
          inside: percent(inside),
        }),
        'lead',
      ),
      {
        kind: 'table',
        table: tableOf(
          words.holdOut,
          [words.rival, words.score],
          rivals.map((rival) => [words.rivals[rival], formatDecimal(score[rival], 4)]),
        ),
      },
      sentence(words.scoreNote, 'note'),
    ],
  };
}

export function leftOutSection({ answer, words }: CalibrationContext): OutlineSection | undefined {
  const check = answer.checks.leaveLineOut;
  if (!check) return undefined;
  const lines = check.lines.filter(({ calls }) => calls >= LEAST_CALLS);
  return {
    id: 'left-out',
    title: words.leftOut,
    parts: [
      sentence(words.leftOutLead({ error: percent(check.error, 1), inside: percent(check.inside) }), 'lead'),
      {
        kind: 'table',
        table: tableOf(
          words.leftOut,
          [words.line, words.calls, words.leftOutError, words.fittedError, words.insideShare],
          lines
            .toSorted((a, b) => b.error - a.error)
            .map(({ line, calls, error, errorFitted, inside }) => [
              line,
              formatDecimal(calls),
              percent(error, 1),
              percent(errorFitted, 1),
              percent(inside),
            ]),
        ),
      },
    ],
  };
}

/** The report of a calibration's plan, and of its self-check. */
import { type PlanAnswer, type SelfCheckAnswer } from '../../calibrate/index.ts';
import { LEAD_FIGURE } from '../../study/index.ts';
import { formatChange, formatDecimal } from '../../util/format-number.ts';
import { BASE_LANGUAGE, reportWords } from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import { numberWords } from '../number-words.ts';
import { sentence, type Depth, type Outline } from '../outline/parts.ts';
import { nameParameter } from '../study/names.ts';
import type { ReportOptions } from '../types.ts';
import { figureOf, percent, tableOf } from './context.ts';

const MOST_PARAMETERS = 20;

export function outlinePlan(
  { plan, scenario, compare, replay }: PlanAnswer,
  { language = BASE_LANGUAGE }: ReportOptions,
  depth: Depth,
): Outline {
  const words = reportWords[language].calibrationPlan;
  const numbers = numberWords(language);
  const figures = Object.keys(plan.headline);
  const [before, after] = compare.map((each) => sayIn(language, each.title) || each.id);
  const lead = figures.includes(LEAD_FIGURE) ? LEAD_FIGURE : (figures[0] ?? LEAD_FIGURE);
  const parameters = depth === 'brief' ? plan.parameters.slice(0, MOST_PARAMETERS) : plan.parameters;
  return {
    language,
    kicker: words.kicker,
    title: sayIn(language, scenario.title),
    about: words.about({ before: before ?? '', after: after ?? '' }),
    width: undefined,
    sections: [
      { id: 'advice', title: words.advice, parts: [sentence(plan.advice[language], 'lead')] },
      {
        id: 'answer',
        title: words.answer,
        how: words.how,
        parts: [
          ...Object.entries(plan.headline).map(([figure, { value, low, high }]) => {
            const { title, unit } = figureOf(figure, language);
            const change = (x: number): string => formatChange(x, unit, numbers);
            return sentence(
              words.now({ figure: title, value: change(value), low: change(low), high: change(high) }),
            );
          }),
          {
            kind: 'table',
            table: tableOf(
              words.answer,
              [
                words.source,
                ...figures.map((figure) => words.halfWidth({ figure: figureOf(figure, language).title })),
                words.learnt,
              ],
              plan.rows.map(({ title, halfWidth, learnt }) => [
                title[language],
                ...figures.map((figure) =>
                  // Of a change: shares differ by percentage points.
                  formatChange(halfWidth[figure], figureOf(figure, language).unit, numbers).replace(
                    /^\+/u,
                    '',
                  ),
                ),
                formatDecimal(learnt),
              ]),
            ),
          },
          sentence(words.how, 'note'),
        ],
      },
      {
        id: 'parameters',
        title: words.parameters,
        parts: [
          {
            kind: 'table',
            table: tableOf(
              words.parameters,
              [
                words.parameter,
                words.share,
                ...(depth === 'brief'
                  ? []
                  : plan.rows.map(({ title }) => words.narrowedBy({ source: title[language] }))),
              ],
              parameters.map(({ name, share, narrowed }) => [
                nameParameter(name, language),
                percent(share[lead] ?? 0, 1),
                ...(depth === 'brief' ? [] : narrowed.map((each) => percent(each))),
              ]),
            ),
          },
        ],
      },
      ...(plan.never.length > 0
        ? [
            {
              id: 'never',
              title: words.never,
              parts: [
                {
                  kind: 'list' as const,
                  items: plan.never.map((name) => nameParameter(name, language)),
                },
              ],
            },
          ]
        : []),
      { id: 'again', title: words.again, parts: [{ kind: 'command', text: replay }] },
    ],
  };
}

export function outlineSelfCheck(
  { check, scenario, replay }: SelfCheckAnswer,
  { language = BASE_LANGUAGE }: ReportOptions,
): Outline {
  const words = reportWords[language].selfCheck;
  const { covered, intervals, coverage, isAccepted, isStopped, failed, rows } = check;
  const verdict = {
    covered,
    intervals,
    coverage: percent(coverage.value, 1),
    low: percent(coverage.low, 1),
    high: percent(coverage.high, 1),
  };
  return {
    language,
    kicker: words.kicker,
    title: sayIn(language, scenario.title),
    about: words.about({ runs: check.runs, calls: formatDecimal(check.calls) }),
    width: undefined,
    sections: [
      {
        id: 'verdict',
        title: words.kicker,
        parts: [
          ...(isStopped ? [sentence(words.stopped, 'alert')] : []),
          ...(failed > 0 ? [sentence(words.failed({ count: failed }), 'alert')] : []),
          sentence(isAccepted ? words.accepted(verdict) : words.refused(verdict), 'lead'),
        ],
      },
      {
        id: 'rows',
        title: words.rows,
        parts: [
          {
            kind: 'table',
            table: tableOf(
              words.rows,
              [words.parameter, words.coverage, words.of, words.bias, words.spread, words.uniform],
              rows.map((row) => [
                nameParameter(row.name, language),
                formatDecimal(row.covered),
                formatDecimal(row.intervals),
                formatDecimal(row.bias, 2),
                formatDecimal(row.spread, 2),
                formatDecimal(row.uniform, 3),
              ]),
            ),
          },
          sentence(words.note, 'note'),
        ],
      },
      { id: 'again', title: words.again, parts: [{ kind: 'command', text: replay }] },
    ],
  };
}

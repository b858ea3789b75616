/** Parameters before and after: learnt, not said, told apart badly, and how firmly the log holds them. */
import { NOT_SAID, type CalibrationRow, type Profile } from '../../calibrate/index.ts';
import { formatDecimal, formatPlain } from '../../util/format-number.ts';
import { sentence, type ChartPart, type OutlinePart, type OutlineSection } from '../outline/parts.ts';
import { nameParameter, nameUnit, quoteParameter, titleParameter } from '../study/names.ts';
import { formatShort, percent, rangeOf, tableOf, type CalibrationContext } from './context.ts';

/** Of a terminal. */
const MOST_ROWS = 20;
const MOST_BARS = 40;

function isLearnt({ how, narrowed }: CalibrationRow): boolean {
  return how !== 'none' && narrowed <= NOT_SAID;
}

export function learntSection(context: CalibrationContext): OutlineSection {
  const { answer, words, depth, language } = context;
  const learnt = answer.rows.filter(isLearnt).toSorted((a, b) => a.narrowed - b.narrowed);
  // Eight columns leave a terminal no room for names; what was counted stands in the other formats.
  const isBrief = depth === 'brief';
  const shown = isBrief ? learnt.slice(0, MOST_ROWS) : learnt;
  const count = (how: CalibrationRow['how']): number => learnt.filter((row) => row.how === how).length;
  return {
    id: 'learnt',
    title: words.learnt,
    parts: [
      sentence(
        words.learntLead({
          learnt: learnt.length,
          all: answer.rows.length,
          direct: count('direct'),
          fitted: count('likelihood'),
        }),
        'lead',
      ),
      ...(depth === 'page' && learnt.length > 0 ? [narrowingChart(context, learnt.slice(0, MOST_BARS))] : []),
      {
        kind: 'table',
        table: tableOf(
          words.learnt,
          [
            words.parameter,
            ...(isBrief ? [] : [words.unit]),
            words.how,
            words.before,
            words.interval,
            words.after,
            words.interval,
            words.narrowed,
          ],
          shown.map(({ name, unit, how, prior, posterior, narrowed }) => [
            nameParameter(name, language),
            ...(isBrief ? [] : [nameUnit(name, unit, language)]),
            words.hows[how],
            formatShort(prior.value),
            rangeOf(prior, language),
            formatShort(posterior.value),
            rangeOf(posterior, language),
            percent(narrowed),
          ]),
          isBrief ? 2 : 3,
        ),
      },
      ...(shown.length < learnt.length
        ? [sentence(words.more({ count: learnt.length - shown.length }), 'note')]
        : []),
    ],
  };
}

function narrowingChart({ words, language }: CalibrationContext, rows: readonly CalibrationRow[]): ChartPart {
  const place = (prior: CalibrationRow['prior'], value: number): number => {
    const half = (prior.high - prior.low) / 2;
    return half > 0 ? (value - (prior.high + prior.low) / 2) / half : 0;
  };
  return {
    kind: 'chart',
    caption: words.picture,
    chart: {
      kind: 'narrowing',
      title: words.picture,
      axis: words.pictureAxis,
      bars: rows.map(({ name, prior, posterior }) => ({
        name: titleParameter(name, language),
        prior: { mean: place(prior, prior.value), low: -1, high: 1 },
        posterior: {
          mean: place(prior, posterior.value),
          low: place(prior, posterior.low),
          high: place(prior, posterior.high),
        },
        label: `${formatShort(prior.value)} → ${formatShort(posterior.value)}`,
      })),
    },
    key: [
      { text: words.before, series: 'soft' },
      { text: words.after, series: 'after' },
    ],
    note: words.pictureNote,
  };
}

export function notSaidSection({ answer, words, language }: CalibrationContext): OutlineSection | undefined {
  const rows = answer.rows.filter((row) => !isLearnt(row));
  if (rows.length === 0) return undefined;
  return {
    id: 'not-said',
    title: words.notSaid,
    parts: [
      sentence(words.notSaidLead({ count: rows.length })),
      {
        kind: 'table',
        table: tableOf(
          words.notSaid,
          [words.parameter, words.before, words.interval, words.narrowed],
          rows.map(({ name, prior, narrowed }) => [
            nameParameter(name, language),
            formatShort(prior.value),
            rangeOf(prior, language),
            percent(narrowed),
          ]),
        ),
      },
    ],
  };
}

export function correlationSection({
  answer,
  words,
  language,
}: CalibrationContext): OutlineSection | undefined {
  const pairs = answer.correlations.slice(0, 10);
  if (pairs.length === 0) return undefined;
  return {
    id: 'correlations',
    title: words.correlations,
    parts: pairs.map(({ names: [first, second], r }) =>
      sentence(
        words.correlation({
          first: quoteParameter(first, language),
          second: quoteParameter(second, language),
          r: formatDecimal(r, 2),
        }),
      ),
    ),
  };
}

/** Where pictures can be drawn. */
export function profileSection(context: CalibrationContext): OutlineSection | undefined {
  const { answer, words } = context;
  const profiles = answer.profiles.length > 0 ? answer.profiles : (answer.checks.profiles ?? []);
  if (profiles.length === 0) return undefined;
  const charts: OutlinePart = {
    kind: 'multiples',
    charts: profiles.map((profile) => profileChart(context, profile)),
  };
  return {
    id: 'profiles',
    title: words.profiles,
    parts: [charts, sentence(words.profileNote, 'note')],
  };
}

function profileChart(
  { words, language }: CalibrationContext,
  { name, values, drop, prior }: Profile,
): ChartPart {
  const title = titleParameter(name, language);
  return {
    kind: 'chart',
    caption: title,
    spoken: values.map((value, i) => `${formatPlain(value)}: ${formatDecimal(drop[i] ?? 0, 2)}`).join('; '),
    chart: {
      kind: 'profile',
      title,
      axis: words.profileAxis,
      points: values.map((value, i) => ({ value, drop: drop[i] ?? 0, prior: prior[i] ?? 0 })),
    },
  };
}

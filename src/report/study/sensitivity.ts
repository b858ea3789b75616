/** The tornado: what each parameter does alone, at either end of its range, to the change from before to after. */
import type { Interval, Sensitivity, SensitivityBar, StudyResult } from '../../study/index.ts';
import { formatChange, formatPlain, formatRange } from '../../util/format-number.ts';
import type { Whiskered } from '../outline/charts.ts';
import { sentence, type OutlinePart, type OutlineSection, type OutlineTable } from '../outline/parts.ts';
import {
  describeFigure,
  parameterCell,
  sectionOf,
  statusCell,
  tableOf,
  tablePart,
  type StudyContext,
} from './context.ts';
import { aside, nameUnit, titleParameter } from './names.ts';
import { findTurners } from './turners.ts';

/** Drawn; the table beside has all. */
const MOST_BARS = 20;

/** A tornado per figure: what each assumption does to the change from before to after. */
export function sensitivity(context: StudyContext): OutlineSection | undefined {
  const { result, phrases, numbers, depth } = context;
  const entries = result.sensitivity.filter((entry) => depth !== 'page' || entry.bars.length > 0);
  return sectionOf(
    context,
    'sensitivity',
    entries.flatMap((entry): OutlinePart[] => {
      const { title, unit } = describeFigure(context, entry.figure);
      const base = phrases.tornadoBase({ change: formatChange(entry.base, unit, numbers) });
      return depth === 'page'
        ? [tornado(context, entry)]
        : [sentence(`${title}${phrases.stop}${base}`), tablePart(barTable(context, entry))];
    }),
  );
}

function barTable(context: StudyContext, { figure, bars }: Sensitivity): OutlineTable {
  const { result, phrases, numbers, language } = context;
  const { title, unit } = describeFigure(context, figure);
  const headline = result.comparisons.find(isHeadline(result))?.differences[figure];
  const turners = findTurners(figure, headline, result.sensitivity);
  const turns = (bar: SensitivityBar): string => {
    if (!turners) return '–';
    if (turners.clearly.includes(bar)) return phrases.turns.clearly;
    return turners.perhaps.includes(bar) ? phrases.turns.perhaps : phrases.turns.no;
  };
  return tableOf(
    context,
    `${phrases.sections.sensitivity}${phrases.colon}${title}`,
    [
      ['parameter', 'text'],
      ['status', 'text'],
      ['unit', 'text', 'page'],
      ['low', 'number'],
      ['high', 'number'],
      ['atLow', 'number'],
      ['interval', 'number'],
      ['atHigh', 'number'],
      ['interval', 'number'],
      ['turns', 'text'],
    ],
    bars.map((bar) => [
      parameterCell(context, bar.parameter),
      statusCell(context, bar.status),
      nameUnit(bar.parameter, bar.unit, language),
      formatPlain(bar.low),
      formatPlain(bar.high),
      formatChange(bar.atLow.mean, unit, numbers),
      formatRange(bar.atLow, unit, numbers) ?? '–',
      formatChange(bar.atHigh.mean, unit, numbers),
      formatRange(bar.atHigh, unit, numbers) ?? '–',
      turns(bar),
    ]),
  );
}

function tornado(context: StudyContext, entry: Sensitivity): OutlinePart {
  const { phrases, numbers, language } = context;
  const { base, bars, replications, days } = entry;
  const { title, unit } = describeFigure(context, entry.figure);
  const change = (value: number): string => formatChange(value, unit, numbers);
  const drawn = bars.slice(0, MOST_BARS);
  const widest =
    drawn.length < bars.length ? `${phrases.widestOf({ shown: drawn.length, all: bars.length })} ` : '';
  const effort = `${phrases.replicationCount({ replications })}, ${phrases.dayCount({ days })}${phrases.stop}`;
  return {
    kind: 'chart',
    caption: title,
    chart: {
      kind: 'tornado',
      title: `${phrases.sections.sensitivity}${phrases.colon}${title}`,
      unit,
      axis: `${phrases.heads.change}${phrases.colon}${title}`,
      base,
      baseLabel: phrases.tornadoBase({ change: change(base) }),
      bars: drawn.map(({ parameter, status, low, high, atLow, atHigh }) => ({
        // The status stands in the label itself: an assumption must not look like a measurement.
        name: `${titleParameter(parameter, language)}${aside(phrases.statuses[status], language)}`,
        atLow: whiskered(atLow),
        atHigh: whiskered(atHigh),
        isWeak: status === 'assumption' || status === 'vendor',
        tip: `${titleParameter(parameter, language)}${phrases.colon}${formatPlain(low)} → ${change(atLow.mean)}; ${formatPlain(high)} → ${change(atHigh.mean)}`,
      })),
    },
    note: `${widest}${effort}`.trimEnd(),
    data: { ...barTable(context, entry), isCaptionShown: true },
  };
}

function isHeadline({
  compare,
}: StudyResult): (pair: { readonly from: string; readonly to: string }) => boolean {
  return ({ from, to }) => from === compare.before && to === compare.after;
}

function whiskered({ mean, low = mean, high = mean }: Interval): Whiskered {
  return { mean, low, high };
}

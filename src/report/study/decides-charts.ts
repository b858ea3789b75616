/** Pictures of what decides: shares as bars, and the change in every draw. */
import type { Decider, WhatDecides } from '../../study/index.ts';
import { formatBare, formatChange, formatValue } from '../../util/format-number.ts';
import type { ChartPart } from '../outline/parts.ts';
import { compareFigures } from './compare-figures.ts';
import { describeFigure, shownCaption, tableOf, type StudyContext } from './context.ts';
import { titleParameter } from './names.ts';
import { formatTotal } from './total-cells.ts';

const MOST_BINS = 24;

export function sharesChart(context: StudyContext, entry: WhatDecides, named: readonly Decider[]): ChartPart {
  const { phrases, numbers, language } = context;
  const { title } = describeFigure(context, entry.figure);
  const bars = [
    ...named.map(({ parameter, status, share }) => ({
      name: titleParameter(parameter, language),
      share,
      opacity: status === 'assumption' || status === 'vendor' ? 0.45 : 1,
    })),
    { name: phrases.notToldApart, share: entry.rest, opacity: 0.4 },
  ];
  return {
    kind: 'chart',
    caption: `${phrases.sections.decides}${phrases.colon}${title}`,
    chart: {
      kind: 'prompts',
      title: `${phrases.sections.decides}${phrases.colon}${title}`,
      axis: phrases.variancePercent,
      most: 100 * Math.max(0.1, ...bars.map(({ share }) => share)),
      bars: bars.map(({ name, share, opacity }, i) => {
        const label = formatValue(share, 'share', numbers);
        const series = i < named.length ? ('after' as const) : ('soft' as const);
        return { name, value: 100 * share, series, opacity, label, tip: `${name}${phrases.colon}${label}` };
      }),
      limits: [],
    },
  };
}

/** Draws in bins of equal width, with zero between two of them. */
export function binDraws(values: readonly number[]): { from: number; to: number; draws: number }[] {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const width = (most - least) / MOST_BINS || 1;
  const [first, last] = [Math.floor(least / width), Math.ceil(most / width)];
  const counts = new Array<number>(Math.max(1, last - first)).fill(0);
  for (const value of values) {
    // Counted by number and not by bounds, which rounding may set beside the value that made them.
    const bin = Math.min(counts.length - 1, Math.max(0, Math.floor(value / width) - first));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((draws, i) => ({ from: (first + i) * width, to: (first + i + 1) * width, draws }));
}

export function drawsChart(context: StudyContext, entry: WhatDecides): ChartPart {
  const { result, phrases, numbers, say } = context;
  const { title, unit } = describeFigure(context, entry.figure);
  const row = compareFigures(result, result.compare.before, result.compare.after).find(
    ({ info }) => info.id === entry.figure,
  );
  const { total, difference } = row ?? {};
  const bins = binDraws(entry.values);
  const better = row?.info.better ?? 'neither';
  const span = (value: number): string => formatBare(value, unit);
  const caption = `${title}${phrases.colon}${phrases.drawsChart({ draws: entry.values.length })}`;
  return {
    kind: 'chart',
    caption,
    ...(total && {
      note: `${phrases.heads.total}${phrases.colon}${formatTotal(total, unit, numbers)}${phrases.stop}`.trimEnd(),
    }),
    chart: {
      kind: 'draws',
      title: caption,
      unit,
      axis: `${phrases.heads.change}${phrases.colon}${say(row?.info.title) || title}`,
      countAxis: phrases.heads.draws,
      bins: bins.map((bin) => {
        const isLower = bin.to <= 0;
        const isBetter = better === 'neither' ? undefined : isLower === (better === 'lower');
        const series = isBetter === undefined ? 'soft' : isBetter ? 'after' : 'worse';
        return {
          ...bin,
          series,
          tip: `${phrases.fromTo({ from: span(bin.from), to: span(bin.to) })}${phrases.colon}${bin.draws}`,
        } as const;
      }),
      ...(difference && {
        base: difference.mean,
        baseLabel: phrases.defaultsAt({ change: formatChange(difference.mean, unit, numbers) }),
      }),
      ...(total && { low: total.low, high: total.high, median: total.median }),
    },
    data: shownCaption(
      tableOf(
        context,
        caption,
        [
          ['change', 'text'],
          ['draws', 'number'],
        ],
        bins.map((bin) => [phrases.fromTo({ from: span(bin.from), to: span(bin.to) }), String(bin.draws)]),
      ),
    ),
  };
}

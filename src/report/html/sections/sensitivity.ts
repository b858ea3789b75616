/** A tornado per figure: what each assumption does to the change from before to after. */
import * as Plot from '@observablehq/plot';
import type { Sensitivity, Unit } from '../../../study/index.ts';
import { formatChange, formatPlain, formatSigned } from '../../format-number.ts';
import { distinctLabels, drawPlot, marginFor } from '../draw-plot.ts';
import { aside, nameUnit, titleParameter } from '../../names.ts';
import { html, type Markup } from '../markup.ts';
import { drawFigure, drawTable } from '../table.ts';
import { describeFigure, type View } from '../view.ts';
import { parameterName, statusTag } from '../words.ts';

const MOST_BARS = 12;

export function sensitivity(view: View): Markup | undefined {
  const entries = view.result.sensitivity.filter((entry) => entry.bars.length > 0);
  return entries.length === 0 ? undefined : html`${entries.map((entry) => drawTornado(view, entry))}`;
}

function drawTornado(view: View, { figure, base, bars, replications, days }: Sensitivity): Markup {
  const { phrases } = view;
  const { title, unit } = describeFigure(view, figure);
  const drawn = bars.slice(0, MOST_BARS);
  // The status stands in the label itself: an assumption must not look like a measurement.
  const labels = distinctLabels(
    drawn.map(
      (bar) =>
        `${titleParameter(bar.parameter, view.language)}${aside(phrases.statuses[bar.status], view.language)}`,
    ),
    53,
  );
  const rows = drawn.map((bar, i) => ({
    name: labels[i] ?? '',
    atLow: bar.atLow,
    atHigh: bar.atHigh,
    isWeak: bar.status === 'assumption' || bar.status === 'vendor',
    tip: `${titleParameter(bar.parameter, view.language)}${phrases.colon}${formatPlain(bar.low)} → ${formatChange(bar.atLow, unit, phrases)}; ${formatPlain(bar.high)} → ${formatChange(bar.atHigh, unit, phrases)}`,
  }));
  const ends = [base, 0, ...rows.flatMap((row) => [row.atLow, row.atHigh])];
  const chart = drawPlot(
    view,
    {
      name: `${phrases.sections.sensitivity}${phrases.colon}${title}`,
      description: `${phrases.tornadoBase(formatChange(base, unit, phrases))}; ${rows
        .slice(0, 3)
        .map((row) => row.tip)
        .join('; ')}`,
    },
    {
      height: 60 + 25 * drawn.length,
      marginLeft: marginFor(labels, 380),
      marginRight: 30,
      marginTop: 22,
      marginBottom: 36,
      x: {
        domain: [Math.min(...ends), Math.max(...ends)],
        inset: 10,
        nice: true,
        label: `${phrases.heads.change}${phrases.colon}${title}`,
        labelAnchor: 'center',
        labelArrow: 'none',
        tickFormat: (value: number) => formatSigned(value, unit, decimalsOf(ends, unit)),
        ticks: 6,
      },
      y: { domain: labels, label: null, tickSize: 0 },
      marks: [
        Plot.gridX({ strokeOpacity: 0.12, ticks: 6 }),
        Plot.ruleX([0], { strokeOpacity: 0.5 }),
        Plot.barX(rows, {
          y: 'name',
          x1: 'atLow',
          x2: 'atHigh',
          fill: 'var(--after)',
          fillOpacity: (row: { isWeak: boolean }) => (row.isWeak ? 0.28 : 0.7),
          title: 'tip',
          insetTop: 7,
          insetBottom: 7,
        }),
        Plot.dot(rows, {
          y: 'name',
          x: 'atLow',
          r: 4.5,
          stroke: 'var(--after)',
          strokeWidth: 1.8,
          fill: 'var(--paper)',
          title: 'tip',
        }),
        Plot.dot(rows, {
          y: 'name',
          x: 'atHigh',
          r: 4.5,
          stroke: 'var(--after)',
          strokeWidth: 1.8,
          fill: 'var(--after)',
          title: 'tip',
        }),
        Plot.ruleX([base], { stroke: 'var(--warn)', strokeWidth: 1.4 }),
        Plot.text([phrases.tornadoBase(formatChange(base, unit, phrases))], {
          x: base,
          frameAnchor: 'top',
          dy: -12,
          text: (text: string) => text,
          fill: 'var(--warn)',
        }),
      ],
    },
  );
  return drawFigure({
    caption: title,
    chart,
    note: `${drawn.length < bars.length ? `${phrases.widestOf(drawn.length, bars.length)} ` : ''}${phrases.replicationsOf(replications)}, ${phrases.daysOf(days)}${phrases.stop}`.trimEnd(),
    showData: phrases.showData,
    data: drawTable({
      caption: `${phrases.sections.sensitivity}${phrases.colon}${title}`,
      columns: [
        { head: phrases.heads.parameter },
        { head: phrases.heads.status },
        { head: phrases.heads.unit },
        { head: phrases.heads.low, isNumeric: true },
        { head: phrases.heads.high, isNumeric: true },
        { head: phrases.heads.atLow, isNumeric: true },
        { head: phrases.heads.atHigh, isNumeric: true },
      ],
      rows: bars.map((bar) => [
        parameterName(view, bar.parameter),
        statusTag(view, bar.status),
        nameUnit(bar.parameter, bar.unit, view.language),
        formatPlain(bar.low),
        formatPlain(bar.high),
        formatChange(bar.atLow, unit, phrases),
        formatChange(bar.atHigh, unit, phrases),
      ]),
    }),
  });
}

/** As many decimals as the axis needs to tell its ticks apart. */
function decimalsOf(ends: readonly number[], unit: Unit): number {
  const width = (Math.max(...ends) - Math.min(...ends)) * (unit === 'share' ? 100 : 1);
  return width >= 8 ? 0 : width >= 0.8 ? 1 : width >= 0.08 ? 2 : 3;
}

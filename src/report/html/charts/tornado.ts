/** What each assumption does to the change from before to after: hollow end low, filled end high, whiskers for noise. */
import * as Plot from '@observablehq/plot';
import type { Chart } from '../../outline/charts.ts';
import { formatSigned, type Unit } from '../../../util/format-number.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { distinctLabels, drawPlot, marginFor } from './draw-plot.ts';
import type { Markup } from '../markup.ts';

export function drawTornado(
  { title, unit, axis, base, baseLabel, bars }: Extract<Chart, { kind: 'tornado' }>,
  document: DrawingDocument,
): Markup {
  const labels = distinctLabels(
    bars.map(({ name }) => name),
    53,
  );
  const rows = bars.map(({ atLow, atHigh, ...bar }, i) => ({
    ...bar,
    name: labels[i] ?? '',
    atLow: atLow.mean,
    atHigh: atHigh.mean,
    whiskers: [atLow, atHigh],
  }));
  const whiskers = rows.flatMap((row) =>
    row.whiskers.map(({ low, high }) => ({ name: row.name, low, high })),
  );
  const ends = [base, 0, ...whiskers.flatMap(({ low, high }) => [low, high])];
  const end = { y: 'name', r: 4.5, stroke: 'var(--after)', strokeWidth: 1.8, title: 'tip' } as const;
  return drawPlot(
    document,
    {
      name: title,
      description: `${baseLabel}; ${rows
        .slice(0, 3)
        .map((row) => row.tip)
        .join('; ')}`,
    },
    {
      height: 60 + 25 * rows.length,
      marginLeft: marginFor(labels, 380),
      marginRight: 30,
      marginTop: 22,
      marginBottom: 36,
      x: {
        domain: [Math.min(...ends), Math.max(...ends)],
        inset: 10,
        nice: true,
        label: axis,
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
        Plot.ruleY(whiskers, { y: 'name', x1: 'low', x2: 'high', stroke: 'currentColor', strokeWidth: 1 }),
        Plot.dot(rows, { ...end, x: 'atLow', fill: 'var(--paper)' }),
        Plot.dot(rows, { ...end, x: 'atHigh', fill: 'var(--after)' }),
        Plot.ruleX([base], { stroke: 'var(--warn)', strokeWidth: 1.4 }),
        Plot.text([baseLabel], {
          x: base,
          frameAnchor: 'top',
          dy: -12,
          text: (text: string) => text,
          fill: 'var(--warn)',
        }),
      ],
    },
  );
}

/** As many decimals as the axis needs to tell its ticks apart. */
function decimalsOf(ends: readonly number[], unit: Unit): number {
  const width = (Math.max(...ends) - Math.min(...ends)) * (unit === 'share' ? 100 : 1);
  return width >= 8 ? 0 : width >= 0.8 ? 1 : width >= 0.08 ? 2 : 3;
}

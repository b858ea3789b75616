/** What was known before a log and what is known with it: two interval bars a parameter, one above the other. */
import * as Plot from '@observablehq/plot';
import type { Chart } from '../../outline/charts.ts';
import { formatDecimal } from '../../../util/format-number.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { distinctLabels, drawPlot, marginFor } from './draw-plot.ts';
import type { Markup } from '../markup.ts';

/** What lies further out is drawn at the edge. */
const MOST = 2.5;

export function drawNarrowing(
  { title, axis, bars }: Extract<Chart, { kind: 'narrowing' }>,
  document: DrawingDocument,
): Markup {
  const labels = distinctLabels(
    bars.map(({ name }) => name),
    44,
  );
  const clip = (value: number): number => Math.max(-MOST, Math.min(MOST, value));
  const rows = bars.map(({ prior, posterior, label }, i) => ({
    name: labels[i] ?? '',
    label,
    priorLow: clip(prior.low),
    priorHigh: clip(prior.high),
    low: clip(posterior.low),
    high: clip(posterior.high),
    mean: clip(posterior.mean),
  }));
  return drawPlot(
    document,
    { name: title, description: bars.map(({ name, label }) => `${name}: ${label}`).join('; ') },
    {
      height: 60 + 24 * rows.length,
      marginLeft: marginFor(labels, 320),
      marginRight: marginFor(
        bars.map(({ label }) => label),
        180,
      ),
      marginTop: 8,
      marginBottom: 36,
      x: {
        domain: [-MOST, MOST],
        label: axis,
        labelAnchor: 'center',
        labelArrow: 'none',
        ticks: [-2, -1, 0, 1, 2],
        tickFormat: (value: number) => formatDecimal(value),
      },
      y: { domain: labels, label: null, tickSize: 0 },
      marks: [
        Plot.ruleX([-1, 1], { strokeOpacity: 0.15 }),
        Plot.barX(rows, {
          y: 'name',
          x1: 'priorLow',
          x2: 'priorHigh',
          fill: 'var(--soft)',
          fillOpacity: 0.5,
          insetTop: 2,
          insetBottom: 13,
        }),
        Plot.barX(rows, {
          y: 'name',
          x1: 'low',
          x2: 'high',
          fill: 'var(--after)',
          fillOpacity: 0.8,
          insetTop: 10,
          insetBottom: 4,
        }),
        Plot.dot(rows, { y: 'name', x: 'mean', dy: 3, r: 3, fill: 'var(--after)', stroke: 'var(--paper)' }),
        Plot.text(rows, {
          y: 'name',
          x: MOST,
          dx: 8,
          text: 'label',
          textAnchor: 'start',
          fontVariant: 'tabular-nums',
        }),
      ],
    },
  );
}

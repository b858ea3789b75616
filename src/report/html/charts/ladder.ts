/** One figure along worlds that follow each other. */
import * as Plot from '@observablehq/plot';
import type { Chart } from '../../outline/charts.ts';
import { formatBare } from '../../../util/format-number.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { distinctLabels, drawPlot, marginFor, tickDecimals } from './draw-plot.ts';
import type { Markup } from '../markup.ts';

export function drawLadder(
  { title, unit, names, marks }: Extract<Chart, { kind: 'ladder' }>,
  document: DrawingDocument,
): Markup {
  const labels = distinctLabels(names, 46);
  const dots = marks.map((mark) => ({ ...mark, name: labels[mark.rung] ?? '' }));
  const most = Math.max(...dots.map((dot) => dot.high), 0) || 1;
  return drawPlot(
    document,
    { name: title, description: dots.map((dot) => `${dot.name} ${dot.label}`).join('; ') },
    {
      height: 40 + 26 * labels.length,
      marginLeft: marginFor(labels, 330),
      marginRight: 70,
      marginTop: 4,
      marginBottom: 28,
      x: {
        domain: [0, most],
        label: null,
        ticks: 6,
        tickFormat: (value: number) => formatBare(value, unit, tickDecimals(most, unit)),
      },
      y: { domain: labels, label: null, tickSize: 0 },
      marks: [
        Plot.gridX({ strokeOpacity: 0.12, ticks: 6 }),
        Plot.ruleY(dots, { y: 'name', x1: 0, x2: 'mean', stroke: 'var(--after)', strokeOpacity: 0.35 }),
        Plot.ruleY(dots, {
          y: 'name',
          x1: 'low',
          x2: 'high',
          stroke: 'var(--after)',
          strokeWidth: 4,
          strokeOpacity: 0.6,
        }),
        Plot.dot(dots, { y: 'name', x: 'mean', r: 5, fill: 'var(--after)' }),
        Plot.text(dots, {
          y: 'name',
          x: 'mean',
          text: 'label',
          textAnchor: 'start',
          dx: 11,
          fontVariant: 'tabular-nums',
        }),
        Plot.ruleX([0]),
      ],
    },
  );
}

/** How the logarithm of the probability falls beside one number: solid with the log, dashed as it was before. */
import * as Plot from '@observablehq/plot';
import type { Chart } from '../../outline/charts.ts';
import { formatPlain } from '../../../util/format-number.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { drawPlot } from './draw-plot.ts';
import type { Markup } from '../markup.ts';

/** Below it nothing is left to see: 1.35 is the edge of a 90 % interval. */
const LEAST = -6;

export function drawProfile(
  { title, axis, points }: Extract<Chart, { kind: 'profile' }>,
  document: DrawingDocument,
): Markup {
  const rows = points.map(({ value, drop, prior }) => ({
    value,
    drop: Math.max(LEAST, drop),
    prior: Math.max(LEAST, prior),
  }));
  return drawPlot(
    document,
    { name: title, description: axis },
    {
      width: 340,
      height: 200,
      marginLeft: 36,
      x: { label: null, ticks: 5, tickFormat: (value: number) => formatPlain(value) },
      y: { domain: [LEAST, Math.max(0, ...rows.map(({ prior }) => prior))], label: axis, labelArrow: 'none' },
      marks: [
        Plot.gridY({ strokeOpacity: 0.12 }),
        Plot.ruleY([-1.353], { strokeOpacity: 0.4 }),
        Plot.line(rows, { x: 'value', y: 'prior', stroke: 'var(--before)', strokeDasharray: '4 3' }),
        Plot.line(rows, { x: 'value', y: 'drop', stroke: 'var(--after)', strokeWidth: 2 }),
      ],
    },
  );
}

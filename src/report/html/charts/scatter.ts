/** A figure of every design point over one factor, with its interval. */
import * as Plot from '@observablehq/plot';
import type { Chart } from '../../outline/charts.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { colourOf, drawPlot } from './draw-plot.ts';
import type { Markup } from '../markup.ts';

export function drawScatter(
  { title, unit, points }: Extract<Chart, { kind: 'scatter' }>,
  document: DrawingDocument,
): Markup {
  const scale = unit === 'share' ? 100 : 1;
  const dots = points.map(({ x, mean, low, high, series, tip }) => ({
    x,
    mean: mean * scale,
    low: low * scale,
    high: high * scale,
    colour: colourOf(series),
    tip,
  }));
  const isNumeric = points.every(({ x }) => typeof x === 'number');
  return drawPlot(
    document,
    {
      name: title,
      description: points
        .slice(0, 3)
        .map(({ tip }) => tip)
        .join('; '),
    },
    {
      width: 340,
      height: 220,
      marginLeft: 52,
      x: isNumeric ? { label: null, ticks: 5, inset: 8 } : { label: null, type: 'point' },
      y: {
        label: unit === 'share' ? '%' : null,
        ticks: 5,
        nice: true,
        zero: false,
        inset: 4,
      },
      marks: [
        Plot.gridY({ strokeOpacity: 0.12, ticks: 5 }),
        Plot.ruleX(dots, {
          x: 'x',
          y1: 'low',
          y2: 'high',
          stroke: 'colour',
          strokeOpacity: 0.5,
          strokeWidth: 2,
        }),
        Plot.dot(dots, { x: 'x', y: 'mean', r: 3, fill: 'colour', title: 'tip' }),
      ],
    },
  );
}

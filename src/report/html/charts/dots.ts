/**
 * A figure before and after on its own scale from zero: small multiples instead of one scale that fits none.
 */
import * as Plot from '@observablehq/plot';
import type { Chart } from '../../outline/charts.ts';
import { formatBare } from '../../../util/format-number.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { drawPlot, marginFor, tickDecimals } from './draw-plot.ts';
import type { Markup } from '../markup.ts';

const WIDTH = 440;

export function drawDots(chart: Extract<Chart, { kind: 'dots' }>, document: DrawingDocument): Markup {
  const { title, description, unit } = chart;
  const marks = (['before', 'after'] as const).map((when) => ({
    ...chart[when],
    colour: `var(--${when})`,
    isAfter: when === 'after',
  }));
  const most = Math.max(...marks.map((mark) => mark.high), 0) || 1;
  const least = Math.min(...marks.map((mark) => mark.low), 0);
  const labels = marks.map((mark) => mark.name);
  return drawPlot(
    document,
    { name: title, description },
    {
      width: WIDTH,
      height: 92,
      marginLeft: marginFor(labels),
      marginRight: marginFor(marks.map((mark) => mark.label)),
      marginTop: 6,
      marginBottom: 26,
      x: {
        domain: [least, most],
        nice: false,
        ticks: 4,
        label: null,
        tickFormat: (value: number) => formatBare(value, unit, tickDecimals(most, unit)),
        insetRight: 6,
      },
      y: { domain: labels, label: null, tickSize: 0 },
      marks: [
        Plot.gridX({ ticks: 4, strokeOpacity: 0.12 }),
        Plot.ruleY(marks, { y: 'name', x1: least, x2: 'mean', stroke: 'colour', strokeOpacity: 0.35 }),
        Plot.ruleY(marks, {
          y: 'name',
          x1: 'low',
          x2: 'high',
          stroke: 'colour',
          strokeWidth: 4,
          strokeOpacity: 0.6,
        }),
        Plot.dot(marks, {
          y: 'name',
          x: 'mean',
          r: 5,
          stroke: 'colour',
          strokeWidth: 2,
          fill: (mark: { isAfter: boolean; colour: string }) => (mark.isAfter ? mark.colour : 'var(--paper)'),
        }),
        Plot.text(marks, {
          y: 'name',
          // Behind the interval, which may be the longer.
          x: 'high',
          text: 'label',
          textAnchor: 'start',
          dx: 11,
          fontVariant: 'tabular-nums',
        }),
      ],
    },
  );
}

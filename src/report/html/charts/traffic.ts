/** Calls of a desk through the week against what its agents can take: open hours shaded, calls to a closed desk marked. */
import * as Plot from '@observablehq/plot';
import type { Chart } from '../../outline/charts.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { colourOf, drawPlot } from './draw-plot.ts';
import type { Markup } from '../markup.ts';

const HALF_HOURS_A_DAY = 48;

export function drawTraffic(
  {
    title,
    description,
    axis,
    days,
    open,
    calls,
    closedCalls,
    capacity,
    most,
  }: Extract<Chart, { kind: 'traffic' }>,
  document: DrawingDocument,
): Markup {
  const steps = (values: readonly number[]): { day: number; value: number }[] =>
    [...values, values.at(-1) ?? 0].map((value, i) => ({ day: i / HALF_HOURS_A_DAY, value }));
  const area = (values: readonly number[], fill: string, fillOpacity: number): Plot.Markish =>
    Plot.areaY(steps(values), { x: 'day', y: 'value', fill, fillOpacity, curve: 'step-after' });
  return drawPlot(
    document,
    { name: title, description },
    {
      height: 190,
      marginLeft: 44,
      x: {
        label: null,
        domain: [0, 7],
        ticks: [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5],
        tickSize: 0,
        tickFormat: (day: number) => days[Math.floor(day)] ?? '',
      },
      y: { label: axis, ticks: 4, nice: true, domain: [0, most], clamp: true },
      marks: [
        Plot.rect(open, { x1: 'from', x2: 'to', fill: colourOf('soft'), fillOpacity: 0.12 }),
        Plot.gridY({ strokeOpacity: 0.12, ticks: 4 }),
        Plot.ruleX([1, 2, 3, 4, 5, 6], { strokeOpacity: 0.12 }),
        area(calls, colourOf('served'), 0.55),
        area(closedCalls, colourOf('lost'), 0.75),
        ...(capacity
          ? [
              Plot.line(steps(capacity), {
                x: 'day',
                y: 'value',
                stroke: colourOf('after'),
                strokeWidth: 1.3,
                curve: 'step-after',
              }),
            ]
          : []),
      ],
    },
  );
}

/** Agents on duty through the week, a step for each half-hour. */
import * as Plot from '@observablehq/plot';
import type { Chart } from '../../outline/charts.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { colourOf, drawPlot } from './draw-plot.ts';
import type { Markup } from '../markup.ts';

const SHIFTS_A_DAY = 48;

export function drawWeek(
  { title, days, series }: Extract<Chart, { kind: 'week' }>,
  document: DrawingDocument,
): Markup {
  const steps = series.flatMap((line) =>
    line.agents.map((count, shift) => ({ day: shift / SHIFTS_A_DAY, count, colour: colourOf(line.series) })),
  );
  return drawPlot(
    document,
    { name: title, description: title },
    {
      width: 500,
      height: 150,
      marginLeft: 36,
      x: {
        label: null,
        domain: [0, 7],
        ticks: [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5],
        tickSize: 0,
        tickFormat: (day: number) => days[Math.floor(day)] ?? '',
      },
      // There is no half an agent.
      y: {
        label: null,
        ticks: 4,
        nice: true,
        zero: true,
        tickFormat: (agents: number) => (Number.isInteger(agents) ? String(agents) : ''),
      },
      marks: [
        Plot.gridY({ strokeOpacity: 0.12, ticks: 4 }),
        Plot.ruleX([1, 2, 3, 4, 5, 6], { strokeOpacity: 0.12 }),
        Plot.line(steps, {
          x: 'day',
          y: 'count',
          z: 'colour',
          stroke: 'colour',
          strokeWidth: 1.3,
          curve: 'step-after',
        }),
      ],
    },
  );
}

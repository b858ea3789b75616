/** How often a change came out how large, over the draws: zero, the middle of the draws and the defaults are marked. */
import * as Plot from '@observablehq/plot';
import type { Chart } from '../../outline/charts.ts';
import { formatSigned } from '../../../util/format-number.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { colourOf, drawPlot } from './draw-plot.ts';
import type { Markup } from '../markup.ts';

export function drawDraws(chart: Extract<Chart, { kind: 'draws' }>, document: DrawingDocument): Markup {
  const { title, unit, axis, countAxis, bins, base, baseLabel, low, high, median } = chart;
  const rows = bins.map((bin) => ({ ...bin, colour: colourOf(bin.series) }));
  const most = Math.max(1, ...rows.map(({ draws }) => draws));
  const ends = rows.flatMap(({ from, to }) => [from, to]).concat(base ?? []);
  const width = (Math.max(...ends) - Math.min(...ends)) * (unit === 'share' ? 100 : 1);
  const decimals = width >= 8 ? 0 : width >= 0.8 ? 1 : 2;
  return drawPlot(
    document,
    {
      name: title,
      description: [baseLabel, ...rows.filter(({ draws }) => draws > 0).map(({ tip }) => tip)]
        .filter((text) => text !== undefined)
        .slice(0, 5)
        .join('; '),
    },
    {
      height: 190,
      marginLeft: 46,
      marginRight: 30,
      marginTop: 26,
      marginBottom: 38,
      x: {
        domain: [Math.min(...ends), Math.max(...ends)],
        inset: 8,
        label: axis,
        labelAnchor: 'center',
        labelArrow: 'none',
        tickFormat: (value: number) => formatSigned(value, unit, decimals),
        ticks: 8,
      },
      y: { domain: [0, most], label: countAxis, labelArrow: 'none', ticks: 4, tickFormat: 'd' },
      marks: [
        Plot.gridY({ strokeOpacity: 0.12, ticks: 4 }),
        Plot.rectY(rows, {
          x1: 'from',
          x2: 'to',
          y: 'draws',
          fill: 'colour',
          fillOpacity: 0.55,
          title: 'tip',
          insetLeft: 0.5,
          insetRight: 0.5,
        }),
        Plot.ruleX([0], { stroke: 'currentColor', strokeWidth: 1.4 }),
        low !== undefined && high !== undefined
          ? [
              Plot.ruleY([0], {
                x1: low,
                x2: high,
                stroke: 'currentColor',
                strokeWidth: 5,
                strokeOpacity: 0.5,
              }),
              Plot.dot([median ?? 0], { x: (x: number) => x, y: 0, r: 5, fill: 'currentColor' }),
            ]
          : [],
        base === undefined
          ? []
          : [
              Plot.ruleX([base], { stroke: 'var(--warn)', strokeWidth: 1.4, strokeDasharray: '4 3' }),
              Plot.text([baseLabel ?? ''], {
                x: base,
                frameAnchor: 'top',
                dy: -13,
                text: (text: string) => text,
                fill: 'var(--warn)',
              }),
            ],
      ],
    },
  );
}

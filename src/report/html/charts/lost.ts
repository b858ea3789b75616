/** Where callers get lost: bars by menu, split by cause. */
import * as Plot from '@observablehq/plot';
import type { Chart } from '../../outline/charts.ts';
import { formatDecimal } from '../../../util/format-number.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { colourOf, distinctLabels, drawPlot, marginFor } from './draw-plot.ts';
import type { Markup } from '../markup.ts';

export function drawLost(
  { title, axis, most, menus }: Extract<Chart, { kind: 'lost' }>,
  document: DrawingDocument,
): Markup {
  const labels = distinctLabels(menus.map((menu) => menu.name));
  const totals = menus.map((menu, i) => ({ ...menu, menu: labels[i] ?? '' }));
  // Bars of a menu end to end, in the order of their causes.
  const bars = totals.flatMap(({ menu, parts }) => {
    let end = 0;
    return parts.map(({ value, tip, series, opacity }) => {
      const from = end;
      end += value;
      return { menu, from, to: end, tip, fill: colourOf(series), opacity };
    });
  });
  return drawPlot(
    document,
    {
      name: title,
      description: totals
        .slice(0, 3)
        .map((total) => `${total.menu} ${total.label}`)
        .join('; '),
    },
    {
      height: 44 + 24 * menus.length,
      marginLeft: marginFor(labels),
      marginRight: 60,
      marginTop: 4,
      marginBottom: 36,
      x: {
        domain: [0, most],
        label: axis,
        labelAnchor: 'center',
        labelArrow: 'none',
        tickFormat: (value: number) => formatDecimal(value),
        ticks: 6,
      },
      y: { domain: labels, label: null, tickSize: 0 },
      marks: [
        Plot.gridX({ strokeOpacity: 0.12, ticks: 6 }),
        Plot.barX(bars, {
          y: 'menu',
          x1: 'from',
          x2: 'to',
          fill: 'fill',
          fillOpacity: 'opacity',
          title: 'tip',
          insetTop: 2,
          insetBottom: 2,
        }),
        Plot.text(totals, {
          y: 'menu',
          x: 'calls',
          text: 'label',
          textAnchor: 'start',
          dx: 6,
          fontVariant: 'tabular-nums',
        }),
        Plot.ruleX([0]),
      ],
    },
  );
}

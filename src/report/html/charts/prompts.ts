/** How long the menus speak, against the limits for a first menu. */
import * as Plot from '@observablehq/plot';
import type { Chart } from '../../outline/charts.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { colourOf, distinctLabels, drawPlot, marginFor } from './draw-plot.ts';
import type { Markup } from '../markup.ts';

export function drawPrompts(
  { title, axis, most, bars: given, limits }: Extract<Chart, { kind: 'prompts' }>,
  document: DrawingDocument,
): Markup {
  const labels = distinctLabels(given.map((bar) => bar.name));
  const bars = given.map(({ value, series, opacity, label, tip }, i) => ({
    menu: labels[i] ?? '',
    seconds: value,
    colour: colourOf(series),
    opacity,
    label,
    tip,
  }));
  return drawPlot(
    document,
    {
      name: title,
      description: bars
        .slice(0, 3)
        .map((bar) => bar.tip)
        .join('; '),
    },
    {
      height: 60 + 24 * bars.length,
      marginLeft: marginFor(labels),
      marginRight: 80,
      marginTop: 22,
      marginBottom: 36,
      x: { domain: [0, most], label: axis, labelAnchor: 'center', labelArrow: 'none' },
      y: { domain: labels, label: null, tickSize: 0 },
      marks: [
        Plot.gridX({ strokeOpacity: 0.12 }),
        Plot.barX(bars, {
          y: 'menu',
          x: 'seconds',
          fill: 'colour',
          fillOpacity: 'opacity',
          title: 'tip',
          insetTop: 2,
          insetBottom: 2,
        }),
        limits.map(({ at, label, isHard }) => [
          Plot.ruleX([at], {
            stroke: 'var(--warn)',
            strokeWidth: 1.4,
            strokeDasharray: isHard ? '' : '2 3',
          }),
          Plot.text([label], {
            x: at,
            frameAnchor: 'top',
            dy: -12,
            text: (text: string) => text,
            fill: 'var(--warn)',
            textAnchor: isHard ? 'start' : 'end',
            dx: isHard ? -4 : 4,
          }),
        ]),
        Plot.text(bars, {
          y: 'menu',
          x: 'seconds',
          text: 'label',
          textAnchor: 'start',
          dx: 6,
          fontVariant: 'tabular-nums',
          stroke: 'var(--paper)',
          strokeWidth: 4,
          fill: 'currentColor',
        }),
        Plot.ruleX([0]),
      ],
    },
  );
}

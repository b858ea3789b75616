/** What was predicted, across, against what was observed, upwards: filled where the interval holds, hollow where not. */
import * as Plot from '@observablehq/plot';
import type { Chart } from '../../outline/charts.ts';
import { formatBare } from '../../../util/format-number.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { drawPlot, tickDecimals } from './draw-plot.ts';
import type { Markup } from '../markup.ts';

const SIZE = 560;

export function drawAgreement(
  { title, across, up, points }: Extract<Chart, { kind: 'agreement' }>,
  document: DrawingDocument,
): Markup {
  const dots = points.map((point) => ({
    x: point.across.value,
    low: point.across.low,
    high: point.across.high,
    y: point.up,
    isInside: point.isInside,
    tip: point.tip,
    colour: point.isInside ? 'var(--after)' : 'var(--worse)',
  }));
  const most = Math.max(0.01, ...dots.flatMap(({ high, y }) => [high, y]));
  const tickFormat = (value: number): string => formatBare(value, 'share', tickDecimals(most, 'share'));
  const outside = dots.filter(({ isInside }) => !isInside);
  return drawPlot(
    document,
    {
      name: title,
      description: outside
        .slice(0, 5)
        .map(({ tip }) => tip)
        .join('; '),
    },
    {
      width: SIZE,
      height: SIZE,
      marginLeft: 52,
      marginBottom: 42,
      x: { domain: [0, most], label: `${across}, %`, labelAnchor: 'center', labelArrow: 'none', tickFormat },
      y: { domain: [0, most], label: `${up}, %`, labelArrow: 'none', tickFormat },
      marks: [
        Plot.line(
          [
            [0, 0],
            [most, most],
          ],
          { strokeOpacity: 0.35 },
        ),
        Plot.ruleY(dots, { y: 'y', x1: 'low', x2: 'high', stroke: 'colour', strokeOpacity: 0.45 }),
        Plot.dot(dots, {
          x: 'x',
          y: 'y',
          r: 3.2,
          stroke: 'colour',
          strokeWidth: 1.5,
          fill: (dot: { isInside: boolean; colour: string }) => (dot.isInside ? dot.colour : 'var(--paper)'),
          title: 'tip',
        }),
      ],
    },
  );
}

/**
 * Headline figures before and after, each on its own scale from zero: small multiples instead of one scale
 * that fits none.
 */
import * as Plot from '@observablehq/plot';
import { headlineRows, type FigureRow } from '../../compare-figures.ts';
import { formatBare, formatValue } from '../../format-number.ts';
import { drawPlot, marginFor } from '../draw-plot.ts';
import { html, type Markup } from '../markup.ts';
import type { View } from '../view.ts';
import { changeTexts, directionWord } from '../words.ts';

const WIDTH = 440;

export function dots(view: View): Markup | undefined {
  const rows = headlineRows(view.result).filter((row) => row.before && row.after);
  if (rows.length === 0) return undefined;
  return html`<div class="multiples">${rows.map((row) => drawRow(view, row))}</div>`;
}

function drawRow(view: View, row: FigureRow): Markup {
  const { phrases } = view;
  const { unit } = row.info;
  const marks = (
    [
      ['before', row.before],
      ['after', row.after],
    ] as const
  ).map(([when, value]) => ({
    when: phrases.heads[when],
    colour: `var(--${when})`,
    isAfter: when === 'after',
    mean: value?.mean ?? 0,
    low: value?.low ?? value?.mean ?? 0,
    high: value?.high ?? value?.mean ?? 0,
    label: formatValue(value?.mean, unit, phrases),
  }));
  const most = Math.max(...marks.map((mark) => mark.high), 0) || 1;
  const least = Math.min(...marks.map((mark) => mark.low), 0);
  const title = view.say(row.info.title);
  const labels = marks.map((mark) => mark.when);
  const chart = drawPlot(
    view,
    { name: title, description: marks.map((mark) => `${mark.when}${phrases.colon}${mark.label}`).join('; ') },
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
        Plot.ruleY(marks, { y: 'when', x1: least, x2: 'mean', stroke: 'colour', strokeOpacity: 0.35 }),
        Plot.ruleY(marks, {
          y: 'when',
          x1: 'low',
          x2: 'high',
          stroke: 'colour',
          strokeWidth: 4,
          strokeOpacity: 0.6,
        }),
        Plot.dot(marks, {
          y: 'when',
          x: 'mean',
          r: 5,
          stroke: 'colour',
          strokeWidth: 2,
          fill: (mark: { isAfter: boolean; colour: string }) => (mark.isAfter ? mark.colour : 'var(--paper)'),
        }),
        Plot.text(marks, {
          y: 'when',
          x: 'mean',
          text: 'label',
          textAnchor: 'start',
          dx: 11,
          fontVariant: 'tabular-nums',
        }),
      ],
    },
  );
  const { change, range } = changeTexts(view, row);
  return html`<figure><figcaption>${title} <span>${change} ${directionWord(view, row.direction)}</span></figcaption>
<div class="chart">${chart}</div><p class="unseen">${phrases.heads.interval}${phrases.colon}${range}</p></figure>`;
}

export function tickDecimals(most: number, unit: string): number {
  const shown = unit === 'share' ? most * 100 : most;
  return shown >= 5.5 ? 0 : shown >= 0.55 ? 1 : 2;
}

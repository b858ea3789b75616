/** Observable Plot with the page's defaults: one font, quiet axes, an accessible name, any document. */
import * as Plot from '@observablehq/plot';
import type { Unit } from '../../../util/format-number.ts';
import type { Series } from '../../outline/charts.ts';
import { columnsOf, truncateTo } from '../../../util/text-width.ts';
import { trustDrawing, type Markup } from '../markup.ts';
import type { DrawingDocument } from '../svg-document.ts';

/**
 * Drawing width in CSS pixels: the page's text column. Charts shrink with the window and scroll below a
 * legible size.
 */
export const CHART_WIDTH = 900;
/** Average width of one terminal column in the chart's 12 px font. */
const COLUMN_PIXELS = 6.7;

/** A variable of the page's style sheet: charts follow light, dark and print without being drawn again. */
export function colourOf(series: Series): string {
  return `var(--${series})`;
}

export interface PlotText {
  /** Accessible name and description of the drawing. */
  readonly name: string;
  readonly description: string;
}

interface DrawnSvg {
  readonly outerHTML: string;
  readonly firstChild: { readonly tagName: string } | null;
  setAttribute(name: string, value: string): void;
  removeChild(child: unknown): unknown;
  insertBefore(child: unknown, before: unknown): unknown;
}

function isDrawn(value: unknown): value is DrawnSvg {
  return typeof value === 'object' && value !== null && 'outerHTML' in value && 'insertBefore' in value;
}

export function drawPlot(document: DrawingDocument, text: PlotText, options: Plot.PlotOptions): Markup {
  const svg: unknown = Plot.plot({
    width: CHART_WIDTH,
    style: { fontSize: '12px', fontFamily: 'inherit', background: 'transparent', overflow: 'visible' },
    ...options,
    document: document as never,
  });
  if (!isDrawn(svg)) throw new Error('The drawing library gave back no drawing.');
  svg.setAttribute('role', 'img');
  const describe = (tag: string, content: string): unknown => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag) as {
      textContent: string;
    };
    element.textContent = content;
    return element;
  };
  // Plot repeats its style sheet in every drawing; the page has these rules once.
  const own = svg.firstChild;
  if (own?.tagName.toLowerCase() === 'style') svg.removeChild(own);
  const first = svg.firstChild;
  svg.insertBefore(describe('title', text.name), first);
  svg.insertBefore(describe('desc', text.description), first);
  return trustDrawing(svg);
}

/** Pixels that the longest of these labels needs beside an axis. */
export function marginFor(labels: readonly string[], most = 300): number {
  return Math.min(most, 24 + COLUMN_PIXELS * Math.max(0, ...labels.map(columnsOf)));
}

/** Labels cut to the margin, still different from each other: Plot would merge rows with equal names. */
export function distinctLabels(labels: readonly string[], columns = 40): string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const short = truncateTo(label, columns, '…') || '–';
    const count = (seen.get(short) ?? 0) + 1;
    seen.set(short, count);
    return count === 1 ? short : `${short} (${count})`;
  });
}

/** Of the ticks of an axis from zero to `most`. */
export function tickDecimals(most: number, unit: Unit): number {
  const shown = unit === 'share' ? most * 100 : most;
  return shown >= 5.5 ? 0 : shown >= 0.55 ? 1 : 2;
}

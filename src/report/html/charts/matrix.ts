/** Needs against what was chosen: the darker, the more of the row; every number stands in its cell. */
import * as Plot from '@observablehq/plot';
import type { Chart } from '../../outline/charts.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { distinctLabels, drawPlot, marginFor } from './draw-plot.ts';
import type { Markup } from '../markup.ts';

const CELL_HEIGHT = 24;
/** Characters of a label above a column. */
const COLUMN_LETTERS = 22;

export function drawMatrix(
  { title, rows, columns, cells: given }: Extract<Chart, { kind: 'matrix' }>,
  document: DrawingDocument,
): Markup {
  const rowNames = distinctLabels([...rows]);
  const columnNames = distinctLabels([...columns], COLUMN_LETTERS);
  const cells = given.map(({ row, column, count, share, isRight, tip }) => ({
    row: rowNames[row] ?? '',
    column: columnNames[column] ?? '',
    count,
    colour: isRight ? 'var(--served)' : 'var(--worse)',
    // Text keeps its contrast on it.
    opacity: count === 0 ? 0 : 0.12 + 0.38 * share,
    isRight,
    tip,
  }));
  const seen = cells.filter(({ count }) => count > 0);
  return drawPlot(
    document,
    {
      name: title,
      description: seen
        .toSorted((a, b) => b.count - a.count)
        .slice(0, 3)
        .map(({ tip }) => tip)
        .join('; '),
    },
    {
      height: 150 + CELL_HEIGHT * rows.length,
      marginLeft: marginFor(rowNames),
      marginTop: 140,
      marginBottom: 8,
      marginRight: 60,
      x: { domain: columnNames, label: null, axis: 'top', tickRotate: -40, tickSize: 0 },
      y: { domain: rowNames, label: null, tickSize: 0 },
      marks: [
        Plot.cell(seen, {
          x: 'column',
          y: 'row',
          fill: 'colour',
          fillOpacity: 'opacity',
          title: 'tip',
          inset: 0.5,
        }),
        Plot.cell(
          cells.filter(({ isRight }) => isRight),
          { x: 'column', y: 'row', fill: 'none', stroke: 'var(--served)', strokeWidth: 1.4, inset: 1 },
        ),
        Plot.text(seen, {
          x: 'column',
          y: 'row',
          text: 'count',
          fill: 'currentColor',
          fontVariant: 'tabular-nums',
        }),
      ],
    },
  );
}

/**
 * One long tidy table: a row per world and figure, then per comparison and figure. Columns:
 * `kind` (world | difference), `world` (id), `against` (the world it is a difference from, else empty),
 * `figure` (id), `mean`, `low`, `high` (95 % interval, empty when there is none), `unit` (share, seconds,
 * per-month, calls-per-need, hours-per-month), `n` (replications; 0: computed, not sampled). Shares are
 * fractions of 1; differences are `world` minus `against`. RFC 4180: comma, CRLF, quotes doubled.
 */
import type { FigureInfo, Interval, StudyResult } from '../../study/index.ts';
import type { Renderer } from '../types.ts';

export const CSV_COLUMNS = [
  'kind',
  'world',
  'against',
  'figure',
  'mean',
  'low',
  'high',
  'unit',
  'n',
] as const;

export const csv: Renderer = {
  id: 'csv',
  extension: 'csv',
  mediaType: 'text/csv',
  render: (result) => {
    const rows = [CSV_COLUMNS, ...worldRows(result), ...differenceRows(result)];
    return rows.map((row) => `${row.map(printCell).join(',')}\r\n`).join('');
  },
};

type Row = readonly (string | number | undefined)[];

function worldRows(result: StudyResult): Row[] {
  return result.worlds.flatMap((world) =>
    figureRows(result.figureInfo, world.figures, ['world', world.id, undefined]),
  );
}

function differenceRows(result: StudyResult): Row[] {
  return result.comparisons.flatMap(({ from, to, differences }) =>
    figureRows(result.figureInfo, differences, ['difference', to, from]),
  );
}

function figureRows(
  infos: readonly FigureInfo[],
  figures: Readonly<Record<string, Interval>>,
  key: Row,
): Row[] {
  return infos.flatMap((info): Row[] => {
    const figure = figures[info.id];
    return figure
      ? [[...key, info.id, figure.mean, figure.low, figure.high, info.unit, figure.replications]]
      : [];
  });
}

function printCell(cell: string | number | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  // A cell that a spreadsheet would run as a formula gets an apostrophe in front.
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

import type { DataColumn, Interval, StudyResult } from '../../study/index.ts';

/**
 * One long tidy table: a row per world and figure, then per comparison and figure. `kind` (world |
 * difference), `world` (id), `against` (the world it is a difference from, else empty), `figure` (id), `mean`,
 * `low`, `high` (95 % interval, empty when there is none), `unit` (share, seconds, per-month, calls-per-need,
 * hours-per-month), `n` (replications; 0: computed, not sampled). Shares are fractions of 1; differences are
 * `world` minus `against`.
 */
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

type Row = Readonly<Record<(typeof CSV_COLUMNS)[number], number | string | null>>;

const KINDS: Readonly<Record<(typeof CSV_COLUMNS)[number], DataColumn['kind']>> = {
  kind: 'text',
  world: 'text',
  against: 'text',
  figure: 'text',
  mean: 'number',
  low: 'number',
  high: 'number',
  unit: 'text',
  n: 'whole',
};

export function tabulateFigures({ figureInfo, worlds, comparisons }: StudyResult): DataColumn[] {
  const rowsOf = (
    key: Pick<Row, 'kind' | 'world' | 'against'>,
    figures: Readonly<Record<string, Interval>>,
  ): Row[] =>
    figureInfo.flatMap(({ id, unit }) => {
      const figure = figures[id];
      if (!figure) return [];
      const { mean, low = null, high = null, replications } = figure;
      return [{ ...key, figure: id, mean, low, high, unit, n: replications }];
    });
  const rows = [
    ...worlds.flatMap(({ id, figures }) => rowsOf({ kind: 'world', world: id, against: null }, figures)),
    ...comparisons.flatMap(({ from, to, differences }) =>
      rowsOf({ kind: 'difference', world: to, against: from }, differences),
    ),
  ];
  return CSV_COLUMNS.map((name) => ({ name, kind: KINDS[name], values: rows.map((row) => row[name]) }));
}

import type { DataColumn, Interval, StudyResult } from '../../study/index.ts';

/**
 * One long tidy table. `kind` says what a row is:
 * - `world`, `difference`: a figure of a world, or what it changes by, with every parameter at its default
 * - `drawn-world`, `total`: the same over the draws: median, 5 and 95 %
 * - `decides`, `decides-group`: share of the variance that knowing `about` would remove; `at`: where the sign turns
 * - `sensitivity`: the change with the parameter `about` at the value `at`
 * - `structure`: what the headline alters by without the part `about`
 * - `parameter`, `number`: a number that it rests on, `about` its name or its place in the scenario; `use`: what it is
 *
 * `world` (id), `against` (the world it is a difference from), `figure` (id), `mean`, `low`, `high` (95 % interval of
 * the simulation, or of the draws), `unit`, `n` (replications or draws; 0: computed, not sampled), `helps` (share of the
 * draws), `noise` (of the variance of the draws). Empty where there is none. Shares are fractions of 1; differences are
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
  'helps',
  'noise',
  'about',
  'at',
  'use',
] as const;

type Row = Partial<Readonly<Record<(typeof CSV_COLUMNS)[number], number | string | null | undefined>>>;

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
  helps: 'number',
  noise: 'number',
  about: 'text',
  at: 'number',
  use: 'text',
};

export function tabulateFigures(result: StudyResult): DataColumn[] {
  const rows = [
    ...figureRows(result),
    ...drawnRows(result),
    ...explainingRows(result),
    ...numberRows(result),
  ];
  return CSV_COLUMNS.map((name) => ({
    name,
    kind: KINDS[name],
    values: rows.map((row) => row[name] ?? null),
  }));
}

function pick({ mean, low, high, replications }: Interval): Row {
  return { mean, low, high, n: replications };
}

function figureRows({ figureInfo, worlds, comparisons }: StudyResult): Row[] {
  const rowsOf = (key: Row, figures: Readonly<Record<string, Interval>>): Row[] =>
    figureInfo.flatMap(({ id, unit }) => {
      const figure = figures[id];
      return figure ? [{ ...key, figure: id, unit, ...pick(figure) }] : [];
    });
  return [
    ...worlds.flatMap(({ id, figures }) => rowsOf({ kind: 'world', world: id }, figures)),
    ...comparisons.flatMap(({ from, to, differences }) =>
      rowsOf({ kind: 'difference', world: to, against: from }, differences),
    ),
  ];
}

function drawnRows({ figureInfo, uncertainty }: StudyResult): Row[] {
  if (!uncertainty) return [];
  const n = uncertainty.draws;
  return [
    ...Object.entries(uncertainty.worlds).flatMap(([world, bands]) =>
      figureInfo.flatMap(({ id, unit }): Row[] => {
        const band = bands[id];
        if (!band) return [];
        return [
          {
            kind: 'drawn-world',
            world,
            figure: id,
            unit,
            n,
            mean: band.median,
            low: band.low,
            high: band.high,
          },
        ];
      }),
    ),
    ...uncertainty.comparisons.flatMap(({ from, to, differences }) =>
      figureInfo.flatMap(({ id, unit }): Row[] => {
        const total = differences[id];
        if (!total) return [];
        const { median, low, high, noise, helps } = total;
        const key = { kind: 'total', world: to, against: from, figure: id };
        return [{ ...key, unit, n, mean: median, low, high, noise, helps: helps?.share }];
      }),
    ),
  ];
}

/** Of the headline. */
function explainingRows(result: StudyResult): Row[] {
  const { compare, figureInfo, uncertainty, sensitivity, structure } = result;
  const headline = { world: compare.after, against: compare.before };
  const unitOf = (figure: string): string | undefined => figureInfo.find(({ id }) => id === figure)?.unit;
  return [
    ...(uncertainty?.decides ?? []).flatMap(({ figure, parameters, groups }): Row[] => {
      const key = { ...headline, figure, unit: 'share', n: uncertainty?.draws };
      return [
        ...parameters.map(({ parameter, share, breakEven }) => ({
          ...key,
          kind: 'decides',
          about: parameter,
          mean: share,
          at: breakEven?.value,
        })),
        ...groups.map(({ group, share }) => ({ ...key, kind: 'decides-group', about: group, mean: share })),
      ];
    }),
    ...sensitivity.flatMap(({ figure, bars }) =>
      bars.flatMap(({ parameter, low, high, atLow, atHigh }): Row[] => {
        const key = { ...headline, kind: 'sensitivity', figure, unit: unitOf(figure), about: parameter };
        return [
          { ...key, at: low, ...pick(atLow) },
          { ...key, at: high, ...pick(atHigh) },
        ];
      }),
    ),
    ...(structure?.parts ?? []).flatMap(({ id, figures }) =>
      Object.entries(figures).map(([figure, { effect }]): Row => ({
        ...headline,
        kind: 'structure',
        figure,
        unit: unitOf(figure),
        about: id,
        ...pick(effect),
      })),
    ),
  ];
}

function numberRows({ parameters, numbers = [] }: StudyResult): Row[] {
  return [
    ...parameters.map(({ name, value, low, high, unit }): Row => ({
      kind: 'parameter',
      about: name,
      mean: value,
      low,
      high,
      unit,
      use: low < high ? 'drawn' : 'fixed',
    })),
    ...numbers.flatMap((list) =>
      list.numbers.map(({ path, value, use }): Row => ({ kind: 'number', about: path, mean: value, use })),
    ),
  ];
}

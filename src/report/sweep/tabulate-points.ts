import type { DataColumn, SweepResult } from '../../study/index.ts';

/** A row for each point, world or change, and figure: what the report shows, with every digit. */
export function tabulatePoints(result: SweepResult): DataColumn[] {
  const worlds = [...result.worlds.map(({ id }) => id), ...(result.compare ? ['change'] : [])];
  const rows = result.points.flatMap((point) =>
    worlds.flatMap((world) =>
      Object.entries((world === 'change' ? point.change : point.worlds[world]) ?? {}).map(
        ([figure, interval]) => ({ point, world, figure, interval }),
      ),
    ),
  );
  return [
    { name: 'point', kind: 'whole', values: rows.map(({ point }) => point.index) },
    ...result.factors.map(({ label }, f): DataColumn => {
      const values = rows.map(({ point }) => point.values[f] ?? null);
      const isNumeric = result.points.every((point) => typeof point.values[f] === 'number');
      return {
        name: label,
        kind: isNumeric ? 'number' : 'text',
        values: isNumeric ? values : values.map(String),
      };
    }),
    { name: 'world', kind: 'text', values: rows.map(({ world }) => world) },
    { name: 'figure', kind: 'text', values: rows.map(({ figure }) => figure) },
    { name: 'mean', kind: 'number', values: rows.map(({ interval }) => interval.mean) },
    { name: 'low', kind: 'number', values: rows.map(({ interval }) => interval.low ?? null) },
    { name: 'high', kind: 'number', values: rows.map(({ interval }) => interval.high ?? null) },
  ];
}

/**
 * A sweep as columns: one row for each point, world and replication, so that any question can be asked of it
 * later.
 */
import type { DataColumn } from '../data-column.ts';
import { FIGURES } from '../figures/index.ts';
import type { FactorValue, PointAnswer, SweepPlan } from './types.ts';

/** Rows of the same replication met the same callers: join on `replication` to compare points or worlds. */
export function tabulateSweep(plan: SweepPlan, answers: readonly PointAnswer[]): DataColumn[] {
  const rows = answers.flatMap((answer) =>
    Object.entries(answer.worlds).flatMap(([world, replications]) =>
      replications.map((figures, replication) => ({ point: answer.point, world, replication, figures })),
    ),
  );
  return [
    { name: 'point', kind: 'whole', values: rows.map(({ point }) => point) },
    ...plan.factors.map(({ label }, f): DataColumn => {
      const values = rows.map(({ point }) => plan.points[point]?.values[f] as FactorValue);
      const kind = kindOf(plan.points.map((point) => point.values[f] as FactorValue));
      return { name: label, kind, values: kind === 'text' ? values.map(String) : values };
    }),
    { name: 'world', kind: 'text', values: rows.map(({ world }) => world) },
    { name: 'replication', kind: 'whole', values: rows.map(({ replication }) => replication) },
    ...FIGURES.map(({ id }, column): DataColumn => ({
      name: id,
      kind: 'number',
      values: rows.map(({ figures }) => figures[column] ?? null),
    })),
  ];
}

function kindOf(values: readonly FactorValue[]): DataColumn['kind'] {
  if (values.every((value) => typeof value === 'number')) return 'number';
  return values.every((value) => typeof value === 'boolean') ? 'truth' : 'text';
}

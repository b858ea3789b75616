/** Rows for other programs: every digit is there, shares are fractions of 1. */
import type { CalibrationAnswer, PlanAnswer, SelfCheckAnswer } from '../../calibrate/index.ts';
import type { DataColumn } from '../../study/index.ts';

type Value = string | number;

function columnsOf<T>(
  rows: readonly T[],
  columns: Readonly<Record<string, (row: T) => Value>>,
): DataColumn[] {
  return Object.entries(columns).map(([name, read]): DataColumn => {
    const values = rows.map(read);
    return values.every((value) => typeof value === 'number')
      ? { name, kind: 'number', values }
      : { name, kind: 'text', values: values.map(String) };
  });
}

/** A row a parameter. */
export function tabulateCalibration({ rows }: CalibrationAnswer): DataColumn[] {
  return columnsOf(rows, {
    parameter: ({ name }) => name,
    unit: ({ unit }) => unit,
    how: ({ how }) => how,
    before: ({ prior }) => prior.value,
    beforeLow: ({ prior }) => prior.low,
    beforeHigh: ({ prior }) => prior.high,
    after: ({ posterior }) => posterior.value,
    afterLow: ({ posterior }) => posterior.low,
    afterHigh: ({ posterior }) => posterior.high,
    narrowed: ({ narrowed }) => narrowed,
    n: ({ n }) => n,
  });
}

/** A row a log that one does not have. */
export function tabulatePlan({ plan }: PlanAnswer): DataColumn[] {
  const figures = Object.keys(plan.headline);
  return columnsOf(plan.rows, {
    source: ({ source }) => source.kind,
    size: ({ source }) => source.size,
    learnt: ({ learnt }) => learnt,
    ...Object.fromEntries(
      figures.map((figure) => [
        `halfWidth.${figure}`,
        ({ halfWidth }: (typeof plan.rows)[number]): number => halfWidth[figure] ?? Number.NaN,
      ]),
    ),
  });
}

/** A row a parameter of a run. */
export function tabulateSelfCheck({ check }: SelfCheckAnswer): DataColumn[] {
  return columnsOf(check.recovered, {
    run: ({ run }) => run,
    parameter: ({ name }) => name,
    truth: ({ truth }) => truth,
    value: ({ value }) => value,
    low: ({ low }) => low,
    high: ({ high }) => high,
    inside: ({ isInside }) => String(isInside),
    rank: ({ rank }) => rank,
  });
}

import type { PilotResult } from '../../calibrate/index.ts';
import type { DataColumn } from '../../study/index.ts';

/** A row for each effect; shares are fractions of 1, every digit is there. */
export function tabulatePilot({ sizes }: PilotResult): DataColumn[] {
  const numbers = (name: string, values: readonly number[]): DataColumn => ({
    name,
    kind: 'number',
    values: [...values],
  });
  return [
    { name: 'figure', kind: 'text', values: sizes.map(({ figure }) => figure) },
    { name: 'predicted', kind: 'text', values: sizes.map(({ isPredicted }) => String(isPredicted)) },
    numbers(
      'before',
      sizes.map(({ before }) => before),
    ),
    numbers(
      'after',
      sizes.map(({ after }) => after),
    ),
    numbers(
      'calls',
      sizes.map(({ calls }) => calls),
    ),
    numbers(
      'callsLow',
      sizes.map(({ withRedials }) => withRedials[0]),
    ),
    numbers(
      'callsHigh',
      sizes.map(({ withRedials }) => withRedials[1]),
    ),
    numbers(
      'daysLow',
      sizes.map(({ days }) => days[0]),
    ),
    numbers(
      'daysHigh',
      sizes.map(({ days }) => days[1]),
    ),
    numbers(
      'callsByDays',
      sizes.map(({ byDays }) => byDays),
    ),
  ];
}

/** The setting of a design point, as tables and sentences name it. */
import type { FactorValue, PointResult, SweepResult } from '../../study/index.ts';

/** Short enough for a table; the tables in files hold every digit. */
export function printFactorValue(value: FactorValue | undefined): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(5))) : String(value ?? '');
}

/** What a place in a file is called in a table: the end of its path, where that is clear. */
export function shortLabels(result: SweepResult): string[] {
  const shorts = result.factors.map(({ label }) =>
    label.includes('#')
      ? label
          .slice(label.indexOf('#') + 1)
          .split('.')
          .slice(-2)
          .join('.')
      : label,
  );
  return shorts.map((short, f) =>
    shorts.filter((other) => other === short).length > 1 ? (result.factors[f]?.label ?? short) : short,
  );
}

export function printSetting(result: SweepResult, point: PointResult): string {
  return shortLabels(result)
    .map((label, f) => `${label}=${printFactorValue(point.values[f])}`)
    .join(', ');
}

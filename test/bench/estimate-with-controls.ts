/** A mean freed of the luck that can be seen: least squares on what should have been zero. */

export interface Estimate {
  readonly estimate: number;
  readonly standardError: number;
  /** Degrees of freedom of the residuals. */
  readonly freedom: number;
}

/**
 * Control variates by regression: the intercept of `values` on `controls`, each of which has mean zero by
 * theory. Source: Davidson & MacKinnon 1990, Regression-based methods for using control and antithetic
 * variates in Monte Carlo experiments.
 * @param controls by control, then as `values`
 */
export function estimateWithControls(
  values: readonly number[],
  controls: readonly (readonly number[])[],
): Estimate {
  const columns = [values.map(() => 1), ...controls.map(scaled)];
  const size = columns.length;
  const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, each, i) => sum + each * b[i]!, 0);
  // Normal equations with the unit matrix beside them: solved and inverted at once.
  const rows = columns.map((column, r) => [
    ...columns.map((other) => dot(column, other)),
    dot(column, values),
    ...columns.map((_, c) => Number(r === c)),
  ]);
  for (let pivot = 0; pivot < size; pivot++) {
    const best = rows
      .slice(pivot)
      .reduce(
        (most, row, r) => (Math.abs(row[pivot]!) > Math.abs(rows[most]![pivot]!) ? pivot + r : most),
        pivot,
      );
    [rows[pivot], rows[best]] = [rows[best]!, rows[pivot]!];
    const divisor = rows[pivot]![pivot]!;
    rows[pivot] = rows[pivot]!.map((each) => each / divisor);
    rows.forEach((row, r) => {
      if (r === pivot) return;
      const factor = row[pivot]!;
      rows[r] = row.map((each, c) => each - factor * rows[pivot]![c]!);
    });
  }
  const coefficients = rows.map((row) => row[size]!);
  const residuals = values.map(
    (value, i) => value - columns.reduce((sum, column, c) => sum + coefficients[c]! * column[i]!, 0),
  );
  const freedom = values.length - size;
  const variance = dot(residuals, residuals) / freedom;
  return { estimate: coefficients[0]!, standardError: Math.sqrt(variance * rows[0]![size + 1]!), freedom };
}

/** Of order one, or the normal equations would lose their digits. */
function scaled(values: readonly number[]): number[] {
  const most = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  return most === 0 ? [...values] : values.map((value) => value / most);
}

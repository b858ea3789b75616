import { factorise, solveFactorised } from './cholesky.ts';

/**
 * Ridge regression of a few hundred values on fewer columns, its penalty chosen by leaving each value out in
 * turn (PRESS; Allen 1974). Columns and values are centred first, so that there is no intercept to name.
 */
export interface RidgeFit {
  /** One a column, in the columns' own units. */
  readonly coefficients: readonly number[];
  /**
   * Share of the variance of the values that the fit predicts for values left out, 0 to 1; 0 when it predicts
   * no better than their mean.
   */
  readonly predicted: number;
}

/** Penalties tried, as multiples of the number of values: from none worth naming to nearly all. */
const PENALTIES = [1e-4, 1e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 100];

/**
 * @param columns each as long as `values`, and none constant
 * @param expected the coefficients that the penalty pulls towards; zeros pull towards no effect
 */
export function fitRidge(
  columns: readonly Float64Array[],
  values: Float64Array,
  expected: readonly number[] = columns.map(() => 0),
): RidgeFit {
  const count = values.length;
  const target = centre(values);
  const spread = sumOfSquares(target);
  if (count < 3 || spread === 0) return { coefficients: [...expected], predicted: 0 };
  // Columns of unit variance are pulled alike, whatever they are measured in.
  const scales = columns.map((column) => Math.sqrt(sumOfSquares(centre(column)) / count) || 1);
  const unit = columns.map((column, i) => centre(column).map((x) => x / (scales[i] as number)));
  const pull = expected.map((each, i) => each * (scales[i] as number));
  const rest = target.map((y, k) => y - unit.reduce((sum, column, i) => sum + pull[i]! * column[k]!, 0));
  const products = unit.map((a) => unit.map((b) => dot(a, b)));
  const moments = unit.map((column) => dot(column, rest));

  let best: { error: number; steps: Float64Array } | undefined;
  for (const penalty of PENALTIES) {
    // Above the penalty every pivot is positive.
    const lower = factorise(products, penalty * count)!;
    const steps = solveFactorised(lower, moments);
    let error = 0;
    for (let k = 0; k < count; k++) {
      const row = Float64Array.from(unit, (column) => column[k]!);
      const leverage = dot(row, solveFactorised(lower, row)) + 1 / count;
      const left = (rest[k]! - dot(row, steps)) / (1 - leverage);
      error += left * left;
    }
    if (!best || error < best.error) best = { error, steps };
  }
  // What the mean of the others misses each value by, for the same number of values.
  const blind = spread * (count / (count - 1)) ** 2;
  return {
    coefficients: pull.map((each, i) => (each + best!.steps[i]!) / (scales[i] as number)),
    predicted: Math.max(0, 1 - best!.error / blind),
  };
}

function centre(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.map((x) => x - mean);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function sumOfSquares(values: Float64Array): number {
  return dot(values, values);
}

/** Symmetric positive definite systems: small ones, a few hundred rows at most. Cost: n^3 / 6 multiplications. */

/**
 * The lower triangle L with L L' = matrix + `penalty` on its diagonal; row i holds i + 1 numbers that count, the rest
 * are 0. Only the lower triangle of `matrix` is read. Undefined when it is not positive definite.
 */
export function factorise(matrix: readonly ArrayLike<number>[], penalty = 0): Float64Array[] | undefined {
  const lower = matrix.map(() => new Float64Array(matrix.length));
  for (let i = 0; i < matrix.length; i++) {
    const row = lower[i]!;
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]! + (i === j ? penalty : 0);
      const other = lower[j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * other[k]!;
      if (i !== j) row[j] = sum / other[j]!;
      else if (sum > 0) row[j] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

/** x with L x = right. */
export function solveLower(lower: readonly ArrayLike<number>[], right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

/** x with L' x = right: turns independent steps into steps with covariance (L L')^-1. */
export function solveUpper(lower: readonly ArrayLike<number>[], right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right);
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

/** x with L L' x = right. */
export function solveFactorised(lower: readonly ArrayLike<number>[], right: ArrayLike<number>): Float64Array {
  return solveUpper(lower, solveLower(lower, right));
}

/** The inverse of L L', whole: the covariance where L L' is the precision. */
export function invertFactorised(lower: readonly ArrayLike<number>[]): Float64Array[] {
  const unit = new Float64Array(lower.length);
  const inverse = lower.map((_, i) => {
    unit.fill(0);
    unit[i] = 1;
    return solveFactorised(lower, unit);
  });
  // Rounding must not make it lean to one side.
  for (let i = 0; i < inverse.length; i++)
    for (let j = 0; j < i; j++) inverse[i]![j] = inverse[j]![i] = (inverse[i]![j]! + inverse[j]![i]!) / 2;
  return inverse;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  factorise,
  invertFactorised,
  solveFactorised,
  solveLower,
  solveUpper,
} from '../../src/stats/index.ts';

const arbitraryMatrix = fc
  .integer({ min: 1, max: 8 })
  .chain((n) =>
    fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n }), {
      minLength: n,
      maxLength: n,
    }),
  )
  .map((rows) => ({
    // B B' + I is positive definite whatever B is.
    matrix: rows.map((a, i) => rows.map((b, j) => a.reduce((sum, x, k) => sum + x * b[k]!, i === j ? 1 : 0))),
    right: rows.map((row) => row[0]!),
  }));

const multiply = (matrix: readonly ArrayLike<number>[], x: ArrayLike<number>): number[] =>
  matrix.map((row) => Array.from(row).reduce((sum, each, k) => sum + each * x[k]!, 0));

describe('the factors of a symmetric matrix', () => {
  it('are those of a textbook', () => {
    const lower = factorise([
      [4, 12, -16],
      [12, 37, -43],
      [-16, -43, 98],
    ]);
    expect(lower?.map((row) => [...row])).toEqual([
      [2, 0, 0],
      [6, 1, 0],
      [-8, 5, 3],
    ]);
  });

  it('solve what they were made of, in one go and in two halves', () => {
    fc.assert(
      fc.property(arbitraryMatrix, ({ matrix, right }) => {
        const lower = factorise(matrix)!;
        const x = solveFactorised(lower, right);
        multiply(matrix, x).forEach((each, i) => expect(each).toBeCloseTo(right[i]!, 9));
        expect(solveUpper(lower, solveLower(lower, right))).toEqual(x);
        const inverse = invertFactorised(lower);
        multiply(inverse, right).forEach((each, i) => expect(each).toBeCloseTo(x[i]!, 9));
        expect(inverse.every((row, i) => row.every((each, j) => each === inverse[j]![i]))).toBe(true);
      }),
    );
  });

  it('are none where the matrix is not positive definite, NaN included', () => {
    expect(
      factorise([
        [1, 2],
        [2, 1],
      ]),
    ).toBeUndefined();
    expect(factorise([[NaN]])).toBeUndefined();
    expect(factorise([[0]], 1)).toBeDefined();
  });
});

import { describe, expect, test } from 'vitest';
import { mendBySecants } from '../../../src/calibrate/fit/mend-by-secants.ts';
import { factorise } from '../../../src/stats/index.ts';

/** A valley whose floor is a tenth as curved as expected: truth and what products of slopes say of it. */
const TRUTH = [
  [4, 1.8],
  [1.8, 1],
];
const EXPECTED = [Float64Array.of(4, 0), Float64Array.of(0, 1)];
const FLAT = { precision: Float64Array.of(0, 0), held: [] };

function fallOf(move: Float64Array): Float64Array {
  return Float64Array.from(TRUTH, ([a = 0, b = 0]) => a * (move[0] as number) + b * (move[1] as number));
}

describe('information that is mended by what slopes did', () => {
  const move = Float64Array.of(1, -2);

  test('has the curvature of the last step along that step, and stays positive definite', () => {
    const mended = mendBySecants(EXPECTED, [{ move, change: fallOf(move) }], FLAT);
    mended.forEach((row, j) =>
      expect((row[0] as number) * 1 + (row[1] as number) * -2).toBeCloseTo(fallOf(move)[j] as number, 12),
    );
    expect(factorise(mended)).toBeDefined();
  });

  test('counts the prior once: its pull is no part of a change of the likelihood', () => {
    const prior = { precision: Float64Array.of(1, 1), held: [] };
    const mended = mendBySecants(EXPECTED, [{ move, change: fallOf(move) }], prior);
    mended.forEach((row, j) =>
      expect((row[0] as number) * 1 + (row[1] as number) * -2).toBeCloseTo(
        (fallOf(move)[j] as number) + (move[j] as number),
        12,
      ),
    );
  });

  test('is left as it was by a step along which slopes rose, and by no step', () => {
    expect(mendBySecants(EXPECTED, [{ move, change: fallOf(move).map((each) => -each) }], FLAT)).toEqual(
      EXPECTED,
    );
    expect(
      mendBySecants(EXPECTED, [{ move: new Float64Array(2), change: new Float64Array(2) }], FLAT),
    ).toEqual(EXPECTED);
  });
});

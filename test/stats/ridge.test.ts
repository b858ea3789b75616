import { describe, expect, it } from 'vitest';
import { SlotReader, Slots } from '../../src/random/index.ts';
import { fitRidge } from '../../src/stats/index.ts';

const COUNT = 120;
const noise = (column: number): Float64Array => {
  const reader = new SlotReader(new Slots(5, 0), 77, column, 0);
  return Float64Array.from({ length: COUNT }, () => reader.nextNormal());
};
const columns = Array.from({ length: 40 }, (_, i) => noise(i));
const mix = (weights: readonly number[], error = 0): Float64Array => {
  const last = noise(99);
  return Float64Array.from({ length: COUNT }, (_, k) =>
    weights.reduce((sum, weight, i) => sum + weight * columns[i]![k]!, 7 + error * last[k]!),
  );
};

describe('ridge regression', () => {
  it('finds the weights of a sum, and predicts all of it', () => {
    const { coefficients, predicted } = fitRidge(columns, mix([2, -1, 0.5]));
    expect(coefficients[0]).toBeCloseTo(2, 2);
    expect(coefficients[1]).toBeCloseTo(-1, 2);
    expect(coefficients[2]).toBeCloseTo(0.5, 2);
    expect(Math.max(...coefficients.slice(3).map(Math.abs))).toBeLessThan(0.01);
    expect(predicted).toBeGreaterThan(0.999);
  });

  it('promises no more than what draws left out would show', () => {
    // A signal of variance 5 under noise of variance 5: no fit can predict more than half.
    const { predicted } = fitRidge(columns, mix([2, -1], Math.sqrt(5)));
    expect(predicted).toBeGreaterThan(0.2);
    expect(predicted).toBeLessThan(0.6);
  });

  it('predicts next to nothing of pure noise, whatever the columns', () => {
    expect(fitRidge(columns, noise(98)).predicted).toBeLessThan(0.1);
  });

  it('keeps to the weights that are expected where the values say nothing against them', () => {
    const expected = columns.map((_, i) => (i === 0 ? 2 : i === 1 ? -1 : 0));
    const { coefficients } = fitRidge(columns, mix([2, -1], 0.5), expected);
    expect(coefficients[0]).toBeCloseTo(2, 1);
    expect(Math.max(...coefficients.slice(2).map(Math.abs))).toBeLessThan(0.05);
  });

  it('does not mind in which units a column stands, nor a column that never varies', () => {
    const values = mix([2, -1], 1);
    const { coefficients, predicted } = fitRidge(columns, values);
    const scaled = fitRidge(
      [columns[0]!.map((x) => 1000 * x), ...columns.slice(1), new Float64Array(COUNT).fill(3)],
      values,
    );
    expect(1000 * scaled.coefficients[0]!).toBeCloseTo(coefficients[0]!, 8);
    expect(scaled.predicted).toBeCloseTo(predicted, 8);
  });
});

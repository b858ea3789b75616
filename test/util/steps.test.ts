import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinSteps, stepsFrom, constantSteps, valueAt, WEEK_SECONDS } from '../../src/util/steps.ts';

const LOOP_AT = 86_400;
const edge = fc.tuple(
  fc.integer({ min: 0, max: LOOP_AT + WEEK_SECONDS - 1 }),
  fc.integer({ min: 0, max: 3 }),
);
const steps = fc
  .array(edge, { maxLength: 8 })
  .map((edges) => stepsFrom([[0, 1], [LOOP_AT, 1], ...edges], LOOP_AT));
const moment = fc.integer({ min: 0, max: 5 * WEEK_SECONDS });

describe('step functions', () => {
  test.prop([fc.array(steps, { minLength: 1, maxLength: 4 }), moment])(
    'that are merged are what is made of their values at every moment',
    (parts, at) => {
      const sum = joinSteps(parts, LOOP_AT, (values) => values.reduce((a, b) => a + b));
      expect(valueAt(sum, LOOP_AT, at)).toBe(
        parts.reduce((all, each) => all + valueAt(each, LOOP_AT, at), 0),
      );
    },
  );

  test.prop([steps, moment])('repeat their week from the loop on', (each, at) => {
    const later = Math.max(at, LOOP_AT);
    expect(valueAt(each, LOOP_AT, later + WEEK_SECONDS)).toBe(valueAt(each, LOOP_AT, later));
  });

  it('have an edge only where something changes, and at the loop', () => {
    const edges = [
      [0, 1],
      [60, 1],
      [120, 2],
      [LOOP_AT, 2],
      [LOOP_AT + 60, 2],
    ] as const;
    expect([...stepsFrom(edges, LOOP_AT).at]).toEqual([0, 120, LOOP_AT]);
    expect(valueAt(constantSteps(7, LOOP_AT), LOOP_AT, 1e9)).toBe(7);
  });

  it('without a beginning are a broken promise', () => {
    expect(() => stepsFrom([[60, 1]], LOOP_AT)).toThrow('60');
  });
});

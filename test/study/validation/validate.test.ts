import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { createInlinePool } from '../../../src/runner/run-inline.ts';
import type { ExpectedFigure } from '../../../src/scenario/index.ts';
import {
  judgeReference,
  precisionOf,
  validateScenarios,
  type RepeatedQuestion,
} from '../../../src/study/index.ts';
import { smallDesign } from '../small-study.ts';

const designWith = (expected: readonly ExpectedFigure[]): RepeatedQuestion => ({
  ...smallDesign(),
  scenario: { ...smallDesign().scenario, days: 7, expected },
  replications: 4,
});
const source = 'a test';

describe('an expected value', () => {
  const ends = fc.tuple(
    fc.double({ min: -9, max: 9, noNaN: true }),
    fc.double({ min: 0, max: 5, noNaN: true }),
  );

  test.prop([ends, fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0, max: 2, noNaN: true })])(
    'agrees only with an interval that reaches it and is narrow enough to tell',
    ([low, width], value, precision) => {
      const high = low + width;
      const verdict = judgeReference({ low, high }, value, 0, precision);
      const isInside = low <= value && value <= high;
      expect(verdict === 'differs').toBe(!isInside);
      expect(verdict === 'agrees').toBe(isInside && (high - low) / 2 <= precision);
    },
  );

  test.prop([ends, fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0, max: 9, noNaN: true })])(
    'that differs with a tolerance differs without one',
    ([low, width], value, tolerance) => {
      const judge = (by: number): string => judgeReference({ low, high: low + width }, value, by, 1);
      if (judge(tolerance) === 'differs') expect(judge(0)).toBe('differs');
    },
  );

  it('cannot be told by an interval without ends, and not at all where there is no figure', () => {
    expect(judgeReference({ low: undefined, high: undefined }, 1, 0, 9)).toBe('too-wide');
    expect(judgeReference(undefined, 1, 0, 9)).toBe('not-measured');
  });

  it('wants an interval of a twentieth of it, unless it says otherwise or is 0', () => {
    expect(precisionOf({ value: -20 })).toBe(1);
    expect(precisionOf({ value: 0 })).toBe(0.001);
    expect(precisionOf({ value: 20, precision: 3 })).toBe(3);
  });
});

describe('a validation', () => {
  it('finds the value that is wrong among those that are right, whatever their number', async () => {
    const right = await validateScenarios(
      [designWith([{ figure: 'callsPerNeed', world: 'after', value: 1, source }])],
      0.99,
      createInlinePool(),
    );
    const { mean = NaN } = right.scenarios[0]?.checks[0]?.simulated ?? {};
    const several = await validateScenarios(
      [
        designWith([
          { figure: 'callsPerNeed', world: 'after', value: mean, source },
          { figure: 'callsPerNeed', world: 'after', value: 1.5 * mean, source },
          { figure: 'refusedRate', world: 'before', value: 0, source },
          { figure: 'waitSeconds', world: 'after', value: 1e9, tolerance: 1e9, precision: 1e-9, source },
        ]),
      ],
      0.99,
      createInlinePool(),
    );
    expect(several.scenarios[0]?.checks.map(({ verdict }) => verdict)).toEqual([
      'agrees',
      'differs',
      'agrees',
      'too-wide',
    ]);
    // Four values share the error that one may have for itself.
    expect(1 - several.each).toBeCloseTo((1 - right.each) / 4, 12);
    const [one, four] = [right, several].map(({ scenarios }) => scenarios[0]?.checks[0]?.simulated);
    expect((four?.high ?? 0) - (four?.low ?? 0)).toBeGreaterThan((one?.high ?? 0) - (one?.low ?? 0));
    // What never happened is not known to be impossible.
    expect(several.scenarios[0]?.checks[2]?.simulated?.high).toBeGreaterThan(0);
  });

  it('that is stopped leaves out what was not finished', async () => {
    const result = await validateScenarios(
      [designWith([{ figure: 'callsPerNeed', world: 'after', value: 1, source }])],
      0.99,
      createInlinePool(),
      { signal: { aborted: true } },
    );
    expect(result).toMatchObject({ scenarios: [], isStopped: true });
  });
});

import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { WORDS } from '../../../src/scenario/index.ts';
import { namedParameters } from '../../../src/study/index.ts';
import { valueAt } from '../../../src/study/uncertainty/distributions.ts';
import { drawParameters } from '../../../src/study/uncertainty/index.ts';
import { assume, smallScenario } from '../small-study.ts';

const wordList = {
  title: { en: 'others' },
  source: 'test',
  status: 'assumption',
  products: {},
  intents: {},
} as const;
const ranged = (low: number, value: number, high: number) => ({ ...assume(value), low, high });

describe('draws of all parameters together', () => {
  const scenario = {
    ...smallScenario,
    parameters: { wrongNumber: ranged(0.1, 0.2, 0.4) },
    otherWords: [
      { ...wordList, id: 'a' },
      { ...wordList, id: 'b' },
    ],
  };
  const draws = drawParameters(scenario, 7, 60);
  const column = (name: string): number[] => draws.map((setting) => setting[name] as number);

  it('set every parameter that has a range, and no other', () => {
    const names = namedParameters(scenario)
      .filter(({ low, high }) => low < high)
      .map(({ name }) => name);
    expect(Object.keys(draws[0] ?? {}).toSorted()).toEqual(names.toSorted());
    expect(names).not.toContain('callersPerMonth');
  });

  it('take one value from each of as many equally likely parts as there are draws', () => {
    const { low, value, high } = scenario.parameters.wrongNumber;
    const ends = Array.from({ length: 61 }, (_, i) => valueAt({ ...assume(value), low, high }, i / 60));
    const sorted = column('wrongNumber').toSorted((a, b) => a - b);
    sorted.forEach((each, i) => {
      expect(each).toBeGreaterThanOrEqual(ends[i] as number);
      expect(each).toBeLessThanOrEqual(ends[i + 1] as number);
    });
  });

  it('take each list of words equally often', () => {
    const counts = [0, 1, 2].map((list) => column(WORDS).filter((each) => each === list).length);
    expect(counts).toEqual([20, 20, 20]);
  });

  it('shuffle parameters independently of each other', () => {
    const a = column('noInput');
    const b = column('noMatch');
    const mean = (values: readonly number[]): number => values.reduce((x, y) => x + y, 0) / values.length;
    const moment = (x: readonly number[], y: readonly number[]): number =>
      mean(x.map((each, i) => (each - mean(x)) * ((y[i] as number) - mean(y))));
    const correlation = moment(a, b) / Math.sqrt(moment(a, a) * moment(b, b));
    // 0.4 is three standard errors of 60 pairs.
    expect(Math.abs(correlation)).toBeLessThan(0.4);
  });

  it('are the same again for the same seed, others for another, and each parameter’s own', () => {
    expect(drawParameters(scenario, 7, 60)).toEqual(draws);
    expect(drawParameters(scenario, 8, 60)).not.toEqual(draws);
    const { otherWords: _, ...fewer } = scenario;
    expect(drawParameters(fewer, 7, 60).map(({ wrongNumber }) => wrongNumber)).toEqual(column('wrongNumber'));
  });
});

describe('what may be true of a parameter', () => {
  const range = fc
    .uniqueArray(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 3, maxLength: 3 })
    .map((ends) => ends.toSorted((a, b) => a - b) as [number, number, number])
    .map(([low, value, high]) => ranged(low, value, high));
  const inside = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

  test.prop([range, inside])(
    'never leaves a triangle or a box, and rises with the share below it',
    (parameter, p) => {
      for (const distribution of ['triangular', 'uniform'] as const) {
        const at = valueAt({ ...parameter, distribution }, p);
        expect(at).toBeGreaterThanOrEqual(parameter.low);
        expect(at).toBeLessThanOrEqual(parameter.high);
        expect(valueAt({ ...parameter, distribution }, p / 2)).toBeLessThanOrEqual(at);
      }
    },
  );

  test.prop([range])('has its value in the middle of a normal, and its ends where 95 % end', (parameter) => {
    const { low, value, high } = parameter;
    const normal = { ...parameter, distribution: 'normal' } as const;
    expect(valueAt(normal, 0.5)).toBeCloseTo(value, 9);
    expect(valueAt(normal, 0.975) - valueAt(normal, 0.025)).toBeCloseTo(high - low, 6);
    const lognormal = { ...parameter, distribution: 'lognormal' } as const;
    expect(valueAt(lognormal, 0.975) / valueAt(lognormal, 0.025) / (high / low)).toBeCloseTo(1, 9);
  });

  it('lies below the mode of a triangle as often as the mode lies in the range', () => {
    expect(valueAt(ranged(0, 0.25, 1), 0.25)).toBeCloseTo(0.25, 12);
  });
});

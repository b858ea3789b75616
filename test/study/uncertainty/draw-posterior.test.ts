import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { createInlineRunner } from '../../../src/runner/index.ts';
import {
  domainOf,
  fromScale,
  isWithin,
  toScale,
  type Posterior,
  type ScenarioConfig,
} from '../../../src/scenario/index.ts';
import { createAssembler, runStudy } from '../../../src/study/index.ts';
import { drawParameters } from '../../../src/study/uncertainty/index.ts';
import { smallDesign, smallScenario } from '../small-study.ts';

const NAMES = ['noInput', 'hangUpStuck', 'words.product.pc', 'labels.product.pc', 'share.product.pc'];
const MEAN = [toScale('logit', 0.05), toScale('log', 0.013), 0, 0, Math.log(2)];
const FACTOR = [[0.2], [0.1, 0.3], [0, 0.2, 0.2], [0, 0, 0, 0.5], [0, 0, 0, 0, 0.1]];

function learnt(changes: Partial<Posterior> = {}): ScenarioConfig {
  const posterior: Posterior = {
    names: NAMES,
    scales: ['logit', 'log', 'log', 'log', 'log'],
    mean: MEAN,
    factor: FACTOR,
    heard: ['pc-line', 'phone-line'],
    counts: '0'.repeat(64),
    calls: 20_000,
    from: '2026-03-01',
    to: '2026-04-30',
    ...changes,
  };
  return { ...smallScenario, posterior };
}
const columnOf = (draws: readonly Readonly<Record<string, number>>[], name: string): number[] =>
  draws.map((draw) => draw[name] ?? Number.NaN);
const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const covariance = (a: readonly number[], b: readonly number[]): number =>
  meanOf(a.map((x, i) => (x - meanOf(a)) * ((b[i] ?? 0) - meanOf(b))));

describe('draws from a posterior', () => {
  const draws = drawParameters(learnt(), 7, 400);
  const scaled = NAMES.map((name, i) =>
    columnOf(draws, name).map((value) => toScale(i === 0 ? 'logit' : 'log', value)),
  );

  it('have its mean and its covariance on the working scales', () => {
    NAMES.forEach((_, i) => {
      expect(meanOf(scaled[i] ?? [])).toBeCloseTo(MEAN[i] ?? 0, 2);
      NAMES.forEach((__, j) => {
        const expected = (FACTOR[i] ?? []).reduce((sum, each, k) => sum + each * (FACTOR[j]?.[k] ?? 0), 0);
        // Latin hypercube: variances are nearly exact, covariances as loose as those of 400 draws.
        expect(Math.abs(covariance(scaled[i] ?? [], scaled[j] ?? []) - expected)).toBeLessThan(0.02);
      });
    });
  });

  it('leave the draws of every other parameter as they are', () => {
    const without = drawParameters(smallScenario, 7, 400);
    // Conviction is the words’ own, once more.
    const others = Object.keys(without[0] ?? {}).filter((name) => name !== 'conviction');
    for (const name of others.filter((each) => !NAMES.includes(each)))
      expect(columnOf(draws, name)).toEqual(columnOf(without, name));
    expect(Object.keys(draws[0] ?? {}).toSorted()).toEqual([...new Set([...others, ...NAMES])].toSorted());
  });

  it('are those that stand in the file, from the first again after the last', () => {
    const rows = [
      [-3, -4, 0.1, 0.2, 0.7],
      [-2, -5, 0, -0.2, 0.6],
    ];
    const listed = drawParameters(learnt({ draws: rows }), 7, 5);
    columnOf(listed, 'noInput').forEach((value, k) =>
      expect(value).toBeCloseTo(fromScale('logit', rows[k % 2]?.[0] ?? 0), 12),
    );
    expect(listed[4]).toMatchObject({ 'share.product.pc': Math.exp(0.7) });
  });

  it('keep a mark above the one below it', () => {
    const marks = learnt({
      names: ['highMark', 'lowMark'],
      scales: ['above', 'logit'],
      mean: [0, 0],
      factor: [[2], [0, 2]],
    });
    for (const { highMark = 0, lowMark = 1 } of drawParameters(marks, 3, 100)) {
      expect(highMark).toBeGreaterThan(lowMark);
      expect(highMark).toBeLessThanOrEqual(1);
    }
  });

  test.prop([fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 15, maxLength: 15 })])(
    'never leave what a parameter can be, however wide it is, and can all be assembled',
    (entries) => {
      const factor = NAMES.map((_, i) => NAMES.slice(0, i + 1).map((__, j) => entries[i * 3 + (j % 3)] ?? 0));
      const scenario = learnt({ factor });
      for (const draw of drawParameters(scenario, 1, 20))
        for (const [name, value] of Object.entries(draw))
          expect(isWithin(domainOf(name, scenario), value)).toBe(true);
    },
  );

  it('run: each setting makes a world', () => {
    const assemble = createAssembler(smallDesign({ scenario: learnt() }));
    const [first = {}, second = {}] = drawParameters(learnt(), 7, 20);
    expect(assemble('after', first).exact.lostRate).not.toBe(assemble('after', second).exact.lostRate);
  });
});

describe('a posterior that knows exactly', () => {
  it('gives the report of a scenario whose parameters have no range, to the byte', async () => {
    const value = 0.05;
    const row = { value, low: value, high: value, unit: 'probability per menu', source: 'log' } as const;
    const known = {
      ...smallScenario,
      parameters: { noInput: { ...row, status: 'calibrated' as const } },
    };
    const posterior: Posterior = {
      ...learnt().posterior!,
      names: ['noInput', 'labels.product.pc'],
      scales: ['logit', 'log'],
      mean: [toScale('logit', value), 0],
      factor: [[0], [0, 0]],
    };
    const resultOf = async (scenario: ScenarioConfig): Promise<object> => {
      const design = smallDesign({ scenario, replications: 2, draws: 20, sensitivityReplications: 1 });
      const { parameters, assumed, uncertainty, ...result } = await runStudy(
        design,
        createInlineRunner(design),
      );
      expect(parameters.length).toBeGreaterThan(60);
      // What is said of the posterior itself is all that is new.
      expect(assumed !== undefined).toBe('posterior' in scenario);
      const decides = uncertainty?.decides.map(({ grounds: _, ...rest }) => rest);
      return { ...result, uncertainty: { ...uncertainty, decides } };
    };
    expect(JSON.stringify(await resultOf({ ...known, posterior }))).toBe(
      JSON.stringify(await resultOf(known)),
    );
  }, 60_000);
});

test.prop([
  fc.constantFrom('log', 'logit', 'linear', 'above'),
  fc.double({ min: 0.001, max: 0.999, noNaN: true }),
  fc.double({ min: 0, max: 0.99, noNaN: true }),
])('a scale and its inverse undo each other', (scale, value, floor) => {
  const inside = scale === 'above' ? floor + (1 - floor) * value : value;
  expect(fromScale(scale, toScale(scale, inside, floor), floor)).toBeCloseTo(inside, 9);
});

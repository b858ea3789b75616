import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVocabulary, weighWords, type Topic } from '../../src/behaviour/index.ts';
import type { Posterior, ScenarioConfig } from '../../src/scenario/index.ts';
import { assembleWorld, createAssembler, namedParameters, type Overrides } from '../../src/study/index.ts';
import { smallDesign, smallScenario } from './small-study.ts';

const TOPICS: readonly Topic[] = ['product.pc', 'product.phone', 'intent.repair', 'intent.buy'];
const OLD = ['pc-line', 'phone-line'];

function posteriorOf(heard: readonly string[], rest: Partial<Posterior> = {}): Posterior {
  return {
    names: ['noInput'],
    scales: ['logit'],
    mean: [-2.944],
    factor: [[0]],
    heard,
    counts: '0'.repeat(64),
    calls: 100,
    from: '2026-03-01',
    to: '2026-04-30',
    ...rest,
  };
}
const heardBy = (heard: readonly string[]): ScenarioConfig => ({
  ...smallScenario,
  posterior: posteriorOf(heard),
});
/** What the kernel runs and what the exact solver says. */
function answerOf(scenario: ScenarioConfig, world: string, overrides: Overrides = {}): object {
  const { program, exact } = assembleWorld(smallDesign({ scenario }), world, overrides);
  return { program, exact };
}
const isSame = (a: object, b: object): boolean => isDeepStrictEqual(a, b);

const factor = fc.double({ min: 0.05, max: 20, noNaN: true });
const topic = fc.constantFrom(...TOPICS);
const world = fc.constantFrom('before', 'after');
const weight = fc.double({ min: 0, max: 1, noNaN: true });

describe('the words of a topic', () => {
  const weightsAt = (weights: readonly number[], odds: number): readonly number[] => {
    const words = { en: Object.fromEntries(weights.map((each, i) => [`word${i}x`, each])) };
    const vocabulary = createVocabulary([{ need: 'pc.buy', product: words, intent: {} }], 'en');
    return [...(weighWords(vocabulary, 1, [new Map([['product.pc', odds]])]).weights[0] ?? [])];
  };
  const weights = fc.array(weight, { minLength: 1, maxLength: 5 });

  it('convince more the larger their factor, and never with more than certainty', () => {
    fc.assert(
      fc.property(weights, factor, factor, (given, a, b) => {
        const [less, more] = [weightsAt(given, Math.min(a, b)), weightsAt(given, Math.max(a, b))];
        for (const [i, low] of less.entries()) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual((more[i] ?? 0) + 1e-12);
          expect(more[i]).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  it('have their odds multiplied: two factors are their product, and what was sure or hopeless stays so', () => {
    fc.assert(
      fc.property(weights, factor, factor, (given, a, b) => {
        const twice = weightsAt(weightsAt(given, a), b);
        weightsAt(given, a * b).forEach((once, i) => expect(once).toBeCloseTo(twice[i] ?? 0, 9));
      }),
    );
    expect(weightsAt([0, 1], 7)).toEqual([0, 1]);
    expect(weightsAt([0.5], 3)[0]).toBeCloseTo(0.75, 12);
  });

  it('that the scenario weighs so to begin with give the same answer', () => {
    const stronger = (w: number): number => (w * 4) / (1 - w + w * 4);
    const [pc, phone] = smallScenario.products;
    const words = { en: { computer: stronger(0.9), laptop: stronger(0.9) } };
    const rewritten = { ...smallScenario, products: [{ ...pc, words }, phone] } as ScenarioConfig;
    expect(answerOf(smallScenario, 'after', { 'words.product.pc': 4 })).toEqual(answerOf(rewritten, 'after'));
  });
});

describe('a factor of 1, or the share that the scenario has', () => {
  it('changes no byte', () => {
    const names = fc.subarray([...TOPICS], { minLength: 1 });
    const kinds = fc.constantFrom('words', 'labels');
    fc.assert(
      fc.property(world, names, kinds, fc.constantFrom([], OLD), (asked, topics, kind, heard) => {
        const neutral = Object.fromEntries(topics.map((name) => [`${kind}.${name}`, 1]));
        const shares = { 'share.product.pc': 2, 'share.intent.buy': 1 };
        const scenario = heardBy(heard);
        expect(
          isSame(answerOf(scenario, asked, { ...neutral, ...shares }), answerOf(smallScenario, asked)),
        ).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the labels of a topic', () => {
  it('hold where nobody has been heard, and leave machines alone that a log has heard', () => {
    const assembleHeard = createAssembler(smallDesign({ scenario: heardBy(OLD) }));
    const answer = (asked: string, overrides: Overrides): object => {
      const { program, exact } = assembleHeard(asked, overrides);
      return { program, exact };
    };
    fc.assert(
      fc.property(topic, factor, (name, odds) => {
        fc.pre(Math.abs(odds - 1) > 0.01);
        const set = { [`labels.${name}`]: odds };
        expect(isSame(answer('before', set), answer('before', {}))).toBe(true);
        expect(isSame(answer('after', set), answer('after', { [`words.${name}`]: odds }))).toBe(true);
        expect(isSame(answer('after', set), answer('after', {}))).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  it('hold everywhere while there is no posterior, and nowhere once every machine was heard', () => {
    const set = { 'labels.intent.repair': 0.3 };
    expect(answerOf(smallScenario, 'before', set)).toEqual(
      answerOf(smallScenario, 'before', { 'words.intent.repair': 0.3 }),
    );
    const all = heardBy([...OLD, 'small']);
    expect(answerOf(all, 'after', set)).toEqual(answerOf(all, 'after'));
  });

  it('multiply with its words', () => {
    const scenario = heardBy(OLD);
    const both = answerOf(scenario, 'after', { 'words.product.pc': 0.5, 'labels.product.pc': 0.5 });
    expect(both).toEqual(answerOf(scenario, 'after', { 'words.product.pc': 0.25 }));
  });
});

describe('the share of a topic', () => {
  it('set by name is that of a scenario that has it', () => {
    const [pc, phone] = smallScenario.products;
    const other = { ...smallScenario, products: [{ ...pc, share: 5 }, phone] } as ScenarioConfig;
    for (const asked of ['before', 'after'])
      expect(answerOf(smallScenario, asked, { 'share.product.pc': 5 })).toEqual(answerOf(other, asked));
  });

  it('is refused by name where nobody has such a topic, and where it cannot be', () => {
    expect(() => answerOf(smallScenario, 'after', { 'share.product.tv': 1 })).toThrow(
      'There is no parameter "share.product.tv"',
    );
    expect(() => answerOf(smallScenario, 'after', { 'words.product.pc': -1 })).toThrow('cannot be -1');
    expect(() => answerOf(smallScenario, 'after', { 'share.intent.buy': Number.NaN })).toThrow(
      'cannot be NaN',
    );
  });
});

it('parameters of topics are listed where a posterior has a row of them, and nowhere else', () => {
  const isTopic = ({ name }: { readonly name: string }): boolean => name.includes('.');
  expect(namedParameters(smallScenario).filter(isTopic)).toEqual([]);
  const row = {
    value: 1.2,
    low: 1,
    high: 1.4,
    unit: 'factor on the odds',
    source: 'a log',
    status: 'calibrated' as const,
    narrowed: 0.2,
  };
  const scenario = { ...smallScenario, posterior: posteriorOf(OLD, { rows: { 'words.product.pc': row } }) };
  expect(namedParameters(scenario).filter(isTopic)).toEqual([
    { ...row, name: 'words.product.pc', isOverridden: true },
  ]);
  // What a log taught is in force without being asked for.
  expect(answerOf(scenario, 'before')).toEqual(
    answerOf(smallScenario, 'before', { 'words.product.pc': 1.2 }),
  );
});

import { describe, expect, it } from 'vitest';
import { countPaths, fitPaths } from '../../src/calibrate/index.ts';
import type { LoggedCall } from '../../src/calls/index.ts';
import { toCalls } from '../../src/phone-test/index.ts';
import { machines, scenario, simulateTest } from './simulated-test.ts';

const question = {
  scenario,
  machines,
  file: '',
  worlds: ['after'],
  locale: 'en',
  seed: 1,
  replay: '',
};
const WORDS = [
  ...scenario.products.map(({ id }) => `words.product.${id}`),
  ...scenario.intents.map(({ id }) => `words.intent.${id}`),
];
/** From a 90 % interval to one of 99.9 %: two standard deviations of a normal one. */
const WIDER = 3.29 / 1.645;

async function* oneBatch(calls: readonly LoggedCall[]): AsyncGenerator<readonly LoggedCall[]> {
  yield calls;
}

describe('the calibrator', () => {
  it('takes every call of a test, whatever the hour at which it was taken', async () => {
    const { results } = await simulateTest({ participants: 60 });
    const calls = results.flatMap((result) => toCalls(result).map(({ call }) => call));
    const counts = await countPaths(oneBatch(calls), {
      question: { ...question, worlds: ['before', 'after'] },
      world: 'before',
    });
    expect(counts.impossible).toEqual([]);
    expect(counts.calls).toBe(calls.length);
  });

  it('takes a task once, however often it stands in the files', async () => {
    const { results } = await simulateTest({ participants: 3 });
    const calls = results.flatMap((result) => toCalls(result).map(({ call }) => call));
    const counts = await countPaths(oneBatch([...calls, ...calls]), { question, world: 'before' });
    expect(counts.calls).toBe(calls.length);
    expect(counts.uncounted.twice).toBe(calls.length);
  });

  it('finds again, from a simulated test, how far words convince and how many are absent-minded', async () => {
    for (const truth of [
      { words: 0.35, noInput: 0.1 },
      { words: 0.25, noInput: 0.2 },
    ]) {
      const overrides = Object.fromEntries(WORDS.map((name) => [name, truth.words]));
      const { results } = await simulateTest({
        participants: 120,
        worlds: ['after'],
        overrides: { ...overrides, noInput: truth.noInput },
      });
      const calls = results.flatMap((result) => toCalls(result).map(({ call }) => call));
      const design = { question, world: 'after' };
      const counts = await countPaths(oneBatch(calls), design);
      // Every call is one of its own, and possible.
      expect(counts.calls).toBe(calls.length);
      expect(counts.impossible).toEqual([]);
      const { rows } = await fitPaths(counts, design, { only: ['noInput', ...WORDS] });
      for (const { name, prior, posterior } of rows) {
        const value = name === 'noInput' ? truth.noInput : truth.words;
        const { value: found, low, high } = posterior;
        const isInside =
          Math.log(found / low) * WIDER >= Math.log(found / value) &&
          Math.log(high / found) * WIDER >= Math.log(value / found);
        expect({ name, value, found, low, high, isInside }).toMatchObject({ isInside: true });
        expect(prior.value).not.toBeCloseTo(value, 2);
      }
      const narrowed = (name: string): number => rows.find((row) => row.name === name)?.narrowed ?? 1;
      expect(narrowed('noInput')).toBeLessThan(0.5);
      // What menus say on every path shows, one product's name hardly: it convinces whatever its factor is.
      expect(Math.min(...WORDS.map(narrowed))).toBeLessThan(0.5);
    }
  });

  it('learns how many barge in from what they let the voice say, and nothing of it from those who read captions', async () => {
    const truth = { bargeInUsed: 0.75, bargeInNew: 0.35 };
    const { results } = await simulateTest({ participants: 120, worlds: ['after'], overrides: truth });
    const reading = results.map((result) => ({
      ...result,
      tasks: result.tasks.map((task) => ({ ...task, captions: true })),
    }));
    const design = { question, world: 'after', times: true };
    const [heard, read] = await Promise.all(
      [results, reading].map(async (files) => {
        const calls = files.flatMap((result) => toCalls(result).map(({ call }) => call));
        const counts = await countPaths(oneBatch(calls), design);
        expect(counts.calls).toBe(calls.length);
        return (await fitPaths(counts, design, { only: ['noInput', ...Object.keys(truth)] })).rows;
      }),
    );
    for (const [name, value] of Object.entries(truth)) {
      const row = heard?.find((each) => each.name === name);
      expect(row?.posterior.low, name).toBeLessThan(value);
      expect(row?.posterior.high, name).toBeGreaterThan(value);
      const blind = read?.find((each) => each.name === name)?.narrowed ?? 0;
      expect(row?.narrowed, name).toBeLessThan(0.9 * blind);
    }
  });
});

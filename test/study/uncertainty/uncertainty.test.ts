import { describe, expect, it } from 'vitest';
import { createInlineRunner } from '../../../src/runner/index.ts';
import { MIN_DRAWS, runStudy, type StudyDesign } from '../../../src/study/index.ts';
import { assume, smallDesign, smallScenario } from '../small-study.ts';

const doubtful = {
  ...smallScenario,
  callersPerMonth: { ...assume(3000), low: 2500, high: 3600 },
  parameters: { wrongNumber: { ...assume(0.2), low: 0.05, high: 0.5 } },
};
const study = (changes: Partial<StudyDesign> = {}) => {
  const design = smallDesign({ scenario: doubtful, replications: 2, hasControl: false, ...changes });
  return runStudy(design, createInlineRunner(design));
};

describe('an answer with everything doubtful drawn together', () => {
  it('has a total interval for every figure that has an interval, and it holds the draws', async () => {
    const { uncertainty, comparisons } = await study({ draws: 30 });
    const headline = comparisons[0];
    const drawn = uncertainty?.comparisons[0];
    expect(uncertainty?.draws).toBe(30);
    expect(Object.keys(drawn?.differences ?? {})).toEqual(Object.keys(headline?.differences ?? {}));
    for (const { values, figure } of uncertainty?.decides ?? []) {
      const { low, median, high, helps } = drawn!.differences[figure]!;
      expect(values).toHaveLength(30);
      expect(low).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(high);
      expect(values.filter((value) => value >= low && value <= high).length).toBeGreaterThanOrEqual(26);
      expect(helps!.share).toBeCloseTo(values.filter((value) => value < 0).length / 30, 12);
      expect(helps!.low).toBeLessThanOrEqual(helps!.share);
    }
  });

  it('is wider than the noise, of which it says how much it holds', async () => {
    const { uncertainty, comparisons } = await study({ draws: 30, replications: 10 });
    const { low, high, noise } = uncertainty!.comparisons[0]!.differences['misroutedRate']!;
    const simulated = comparisons[0]!.differences['misroutedRate']!;
    expect(high - low).toBeGreaterThan(2 * (simulated.high! - simulated.low!));
    expect(noise).toBeGreaterThan(0);
    expect(noise).toBeLessThan(1);
  });

  it('is nothing but noise when nothing is doubtful', async () => {
    const certain = {
      ...smallScenario,
      callersPerMonth: assume(3000),
      parameters: fixAll(await parametersOf()),
    };
    const { uncertainty } = await study({ scenario: certain, draws: 40 });
    expect(uncertainty?.parameters).toBe(0);
    // Two estimates of one variance, from 40 and 10 values: they agree within a factor of four.
    expect(uncertainty!.comparisons[0]!.differences['misroutedRate']!.noise).toBeGreaterThan(0.25);
    expect(uncertainty!.decides[0]!.parameters).toEqual([]);
  });

  it('is left out when it was not asked for, or a stop came too early for it', async () => {
    expect(await study()).not.toHaveProperty('uncertainty');
    let asked = 0;
    const design = smallDesign({ scenario: doubtful, replications: 2, hasControl: false, draws: 30 });
    const result = await runStudy(design, createInlineRunner(design), {
      signal: {
        get aborted() {
          return ++asked > 4 + 2 + 2 * (MIN_DRAWS - 1);
        },
      },
    });
    expect(result.isStopped).toBe(true);
    expect(result).not.toHaveProperty('uncertainty');
  });
});

async function parametersOf() {
  return (await study({ replications: 1 })).parameters;
}

function fixAll(parameters: Awaited<ReturnType<typeof parametersOf>>) {
  return Object.fromEntries(
    parameters
      .filter(({ name }) => name !== 'callersPerMonth')
      .map(({ name, isOverridden: _, ...parameter }) => [
        name,
        { ...parameter, low: parameter.value, high: parameter.value },
      ]),
  );
}

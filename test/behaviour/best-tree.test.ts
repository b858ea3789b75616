/**
 * The best menus there could be for 28 equally frequent needs, and what the callers of the model hear in
 * them.
 */
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_PARAMETERS,
  outcomesAt,
  valuesOf,
  type Dispositions,
  type HeardOption,
  type ParameterValues,
} from '../../src/behaviour/index.ts';

const MOST_KEYS = 9;
/** Takes the right option as soon as it has been said. */
const PERFECT: ParameterValues = {
  ...valuesOf(DEFAULT_PARAMETERS),
  hangUpProgressing: 0,
  hangUpStuck: 0,
  scentNoise: 0,
  noInput: 0,
  noMatch: 0,
  slip: 0,
  guesses: 0,
  stepsBack: 0,
  operatorAtOnce: 0,
  operatorWhenStuck: 0,
  bargeInUsed: 1,
  bargeInNew: 1,
};
const calm: Dispositions = { knowsMenus: true, patient: true, memory: 'high' };

/** A menu is its options in spoken order; an option is a need or another menu. */
type Tree = 'need' | readonly Tree[];
interface Best {
  /** Options heard by all its needs together, and layers paid for. */
  readonly cost: number;
  readonly tree: Tree;
}

/**
 * Fewest options heard: whoever wants what stands behind option i hears i of them, then what the menu behind
 * it costs. By the number of needs, since all are alike.
 */
function planBest(needs: number, layerCost: number): Best {
  const best: Best[] = [
    { cost: 0, tree: [] },
    { cost: 0, tree: 'need' },
  ];
  for (let n = 2; n <= needs; n++) best.push(menuOf(n));
  return best[needs] as Best;

  function menuOf(n: number): Best {
    // rest[left]: the cheapest way to put so many needs behind the options from this position on.
    let rest: { cost: number; parts: readonly number[] }[] = Array.from({ length: n + 1 }, (_, left) => ({
      cost: left === 0 ? 0 : Infinity,
      parts: [],
    }));
    for (let position = MOST_KEYS; position >= 1; position--) {
      const after = rest;
      rest = after.map((none, left) => {
        let found = none;
        for (let part = 1; part <= Math.min(left, n - 1); part++) {
          const tail = after[left - part];
          const cost = part * position + (best[part]?.cost ?? Infinity) + (tail?.cost ?? Infinity);
          if (tail && cost < found.cost) found = { cost, parts: [part, ...tail.parts] };
        }
        return found;
      });
    }
    const { cost, parts } = rest[n] as { cost: number; parts: readonly number[] };
    return { cost: cost + n * layerCost, tree: parts.map((part) => (best[part] as Best).tree) };
  }
}

/**
 * Seconds to the press less deciding, one option a second, summed over the menus on the way, for each need.
 */
function listHeard(tree: Tree, sofar = 0): number[] {
  if (tree === 'need') return [sofar];
  return tree.flatMap((child, wanted) => {
    const options = tree.map((_, i): HeardOption => ({
      key: '1',
      role: 'choice',
      startSeconds: i,
      endSeconds: i + 1,
      scent: i === wanted ? 1 : 0,
    }));
    const [only] = outcomesAt(
      { options, endSeconds: tree.length, noInputSeconds: 5, deadKeys: [] },
      calm,
      'progressing',
      PERFECT,
    );
    return listHeard(
      child,
      sofar + (only?.seconds ?? Number.NaN) - PERFECT.decideSeconds - PERFECT.silenceAfterKey,
    );
  });
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the best tree for 28 equal needs on nine keys', () => {
  it('lets callers hear 5.2857 options, and no layout hears fewer than the entropy of the needs in bits', () => {
    const { cost, tree } = planBest(28, 0);
    expect(cost / 28).toBeCloseTo(5.2857, 4);
    const heard = listHeard(tree);
    expect(heard).toHaveLength(28);
    expect(meanOf(heard)).toBeCloseTo(5.2857, 4);
    expect(meanOf(heard)).toBeGreaterThan(Math.log2(28));
  });

  it('costs 7.607 when every layer costs the time of one option', () => {
    expect(planBest(28, 1).cost / 28).toBeCloseTo(7.607, 3);
  });

  it('is no worse than 7 x 4 or a flat menu', () => {
    expect(planBest(28, 0).cost / 28).toBeLessThan(6.5);
    expect(planBest(9, 0).cost / 9).toBeLessThanOrEqual(5);
  });
});

import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { judgeTogether } from '../../src/report/study/judge-together.ts';
import { SlotReader, Slots } from '../../src/random/index.ts';
import { meanInterval } from '../../src/stats/index.ts';
import type { Interval } from '../../src/study/index.ts';

const info = { better: 'lower' } as const;
const intervalOf = (values: readonly number[]): Interval => {
  const { estimate, low, high, count } = meanInterval(values);
  return { mean: estimate, low, high, replications: count };
};
const judge = (differences: readonly Interval[]) =>
  judgeTogether(differences.map((difference) => ({ info, difference })));

describe('the words of a table', () => {
  it('are all right in nineteen tables of twenty in which nothing differs', () => {
    const slots = new Slots(7, 0);
    const [TABLES, FIGURES, REPLICATIONS] = [400, 20, 10];
    let wrong = 0;
    let wrongAlone = 0;
    for (let t = 0; t < TABLES; t++) {
      const reader = new SlotReader(slots, 5, t, 0);
      const table = Array.from({ length: FIGURES }, () =>
        intervalOf(Array.from({ length: REPLICATIONS }, () => reader.nextNormal())),
      );
      wrong += Number(judge(table).some((word) => word !== 'unclear'));
      wrongAlone += Number(table.some((each) => judge([each])[0] !== 'unclear'));
    }
    expect(wrong / TABLES).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / TABLES));
    // One by one, most tables hold a wrong word: this test can fail.
    expect(wrongAlone / TABLES).toBeGreaterThan(0.5);
  });

  it('say of one figure what its interval says', () => {
    const clear = { mean: -1, low: -1.9, high: -0.1, replications: 10 };
    expect(judge([clear])).toEqual(['better']);
    expect(judge([{ ...clear, high: 0.1 }])).toEqual(['unclear']);
  });

  it('take the clearest first, each against those that are left (Holm)', () => {
    // Of these the second would fail against all three, and passes against the two that are left.
    const at = (times: number): Interval => ({
      mean: -times,
      low: -times - 1,
      high: -times + 1,
      replications: 1e6,
    });
    const z = (p: number): number =>
      ({ 0.01: 2.5758, 0.02: 2.3263, 0.04: 2.0537, 0.2: 1.2816 })[p]! / 1.95996;
    expect(judge([at(z(0.04)), at(z(0.02)), at(z(0.01))])).toEqual(['better', 'better', 'better']);
    expect(judge([at(z(0.2)), at(z(0.02)), at(z(0.01))])).toEqual(['unclear', 'better', 'better']);
    expect(judge([at(z(0.2)), at(z(0.04)), at(z(0.02))])).toEqual(['unclear', 'unclear', 'unclear']);
  });

  it('count neither what is computed nor what has no interval', () => {
    const barely = { mean: -1, low: -1.99, high: -0.01, replications: 30 };
    const computed = { mean: 3, low: 3, high: 3, replications: 0 };
    const open = { mean: 1, low: undefined, high: undefined, replications: 1 };
    expect(judge([barely, computed, open])).toEqual(['better', 'worse', 'unknown']);
  });

  test.prop([
    fc.array(
      fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 0.1, max: 3, noNaN: true })),
    ),
  ])('never say more than one by one', (rows) => {
    const table = rows.map(([mean, half]) => ({
      mean,
      low: mean - half,
      high: mean + half,
      replications: 8,
    }));
    judge(table).forEach((word, row) => {
      if (word !== 'unclear') expect([word]).toEqual(judge(table.slice(row, row + 1)));
    });
  });
});

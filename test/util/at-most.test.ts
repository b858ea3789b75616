import { describe, expect, it } from 'vitest';
import { atMost } from '../../src/util/at-most.ts';

describe('at most so many at once', () => {
  it('run, in the order in which they came, and one that fails makes room as well', async () => {
    const inTurn = atMost(3);
    const begun: number[] = [];
    let [now, most] = [0, 0];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        inTurn(async () => {
          begun.push(i);
          most = Math.max(most, ++now);
          await new Promise((resolve) => setImmediate(resolve));
          now--;
          if (i % 4 === 0) throw new Error(`${i}`);
          return i;
        }),
      ),
    );
    expect(begun).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect([most, now]).toEqual([3, 0]);
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(begun.map((i) => i % 4 !== 0));
  });
});

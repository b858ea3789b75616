import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAnsweredOnly } from '../../src/calls/index.ts';

describe('a day without a call that nobody answered', () => {
  it('says that those are not logged where the log has none at all, and more than 100 calls that day', () => {
    const whole = { calls: 900, unanswered: 0 };
    expect([100, 101].map((calls) => isAnsweredOnly({ calls, unanswered: 0 }, whole))).toEqual([false, true]);
  });

  it('comes by itself where few go unanswered on other days', () => {
    // Two in a thousand: of 300 calls none in every second day.
    expect(isAnsweredOnly({ calls: 300, unanswered: 0 }, { calls: 10_000, unanswered: 20 })).toBe(false);
    // One in ten: none of 300 never happens.
    expect(isAnsweredOnly({ calls: 300, unanswered: 0 }, { calls: 10_000, unanswered: 1000 })).toBe(true);
  });

  it('is not taken for such a log more often than once in a million days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 999 }),
        (calls, unanswered) => {
          const whole = { calls: 1000, unanswered };
          if (isAnsweredOnly({ calls, unanswered: 0 }, whole))
            expect((1 - unanswered / 1000) ** calls).toBeLessThan(1e-6);
        },
      ),
    );
  });
});

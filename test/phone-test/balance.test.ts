import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealTasks } from '../../src/phone-test/index.ts';

const deals = fc
  .record({
    needs: fc.integer({ min: 1, max: 30 }),
    worlds: fc.integer({ min: 1, max: 4 }),
    participants: fc.integer({ min: 1, max: 60 }),
    tasksEach: fc.integer({ min: 1, max: 12 }),
    seed: fc.nat(),
  })
  .filter(({ needs, worlds, tasksEach }) => tasksEach <= needs * worlds);

const spread = (counts: readonly number[]): number => Math.max(...counts) - Math.min(...counts);
const count = <T>(list: readonly T[], isIt: (each: T) => boolean): number => list.filter(isIt).length;

describe('tasks of a phone test', () => {
  it('bring every need into every world equally often, or once more', () => {
    fc.assert(
      fc.property(deals, (deal) => {
        const all = dealTasks(deal).flat();
        const pairs = Array.from({ length: deal.needs }, (_, need) =>
          Array.from({ length: deal.worlds }, (__, world) =>
            count(all, (task) => task.need === need && task.world === world),
          ),
        );
        for (const pair of pairs) expect(spread(pair)).toBeLessThanOrEqual(1);
        expect(spread(pairs.map((pair) => pair.reduce((a, b) => a + b)))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('give nobody a need twice while there are others, nor the same pair ever', () => {
    fc.assert(
      fc.property(deals, (deal) => {
        for (const tasks of dealTasks(deal)) {
          expect(tasks).toHaveLength(deal.tasksEach);
          if (deal.tasksEach <= deal.needs)
            expect(new Set(tasks.map(({ need }) => need)).size).toBe(deal.tasksEach);
          expect(new Set(tasks.map(({ need, world }) => `${need} ${world}`)).size).toBe(deal.tasksEach);
        }
      }),
    );
  });

  it('are a Latin square where there are as many as needs: each need once in each place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), (needs, seed) => {
        const dealt = dealTasks({ needs, worlds: 2, participants: needs, tasksEach: needs, seed });
        for (let place = 0; place < needs; place++)
          expect(new Set(dealt.map((tasks) => tasks[place]?.need)).size).toBe(needs);
      }),
    );
  });

  it('let each world stand in each place about as often', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const dealt = dealTasks({ needs: 28, worlds: 2, participants: 30, tasksEach: 8, seed });
        for (let place = 0; place < 8; place++) {
          const first = count(dealt, (tasks) => tasks[place]?.world === 0);
          expect(first).toBeGreaterThanOrEqual(13);
          expect(first).toBeLessThanOrEqual(17);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('depend on the seed alone', () => {
    const deal = { needs: 9, worlds: 2, participants: 12, tasksEach: 6, seed: 5 };
    expect(dealTasks(deal)).toEqual(dealTasks(deal));
    expect(dealTasks(deal)).not.toEqual(dealTasks({ ...deal, seed: 6 }));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHistory } from '../../../src/studio/document/index.ts';

interface Step {
  readonly from: number;
  readonly to: number;
}

describe('a history', () => {
  it('leads back to where it began and forward to where it ended, whatever was done', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer(), fc.constantFrom('undo' as const, 'redo' as const)), {
          maxLength: 40,
        }),
        (moves) => {
          const history = createHistory<Step>();
          let now = 0;
          const past: number[] = [];
          let future: number[] = [];
          for (const move of moves) {
            if (typeof move === 'number') {
              history.record({ from: now, to: move });
              past.push(now);
              future = [];
              now = move;
              continue;
            }
            const step = history[move]();
            const [give, take] = move === 'undo' ? [past, future] : [future, past];
            const expected = give.pop();
            expect(step === undefined ? undefined : move === 'undo' ? step.from : step.to).toBe(expected);
            if (expected === undefined) continue;
            take.push(now);
            now = expected;
          }
          expect(history.last?.from).toBe(past.at(-1));
          expect(history.next?.to).toBe(future.at(-1));
        },
      ),
    );
  });

  it('joins steps that belong together until it is sealed, and forgets those that cancel', () => {
    const history = createHistory<Step>((last, { to }) => (last.from === to ? 'nothing' : { ...last, to }));
    history.record({ from: 0, to: 1 });
    history.record({ from: 1, to: 2 });
    expect(history.last).toEqual({ from: 0, to: 2 });
    history.record({ from: 2, to: 0 });
    expect(history.last).toBeUndefined();
    history.record({ from: 0, to: 3 });
    history.seal();
    history.record({ from: 3, to: 0 });
    expect([history.undo(), history.undo()]).toEqual([
      { from: 3, to: 0 },
      { from: 0, to: 3 },
    ]);
  });
});

import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { CallerType } from '../../src/behaviour/index.ts';
import type { NeedId } from '../../src/chart/index.ts';
import { confusionAmong, dialProbabilities } from '../../src/study/line-routes.ts';

const needs: NeedId[] = ['pc.repair', 'pc.buy', 'phone.repair'];
const types = needs.map((need, i): CallerType => ({
  need,
  segment: 'consumer',
  facts: { identity: 'unknown', devices: [], history: [], day: 1, hour: 9 },
  dispositions: { knowsMenus: true, patient: true, memory: 'high' },
  weight: [0.5, 0.3, 0.2][i] ?? 0,
}));

const rules = (wrong: number) => ({ wrong, popularity: [], fixed: () => undefined });

describe('which line a caller dials', () => {
  test.prop([
    fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ])('is a distribution for every need', (reach, wrong) => {
    const dial = dialProbabilities(Uint8Array.from(reach, Number), types, needs, rules(wrong));
    for (let t = 0; t < types.length; t++) {
      const row = dial.slice(t * 4, t * 4 + 4);
      expect(row.every((p) => p >= 0)).toBe(true);
      expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
  });

  test.prop([fc.double({ min: 0, max: 1, noNaN: true })])(
    'is a wrong one as often as asked, where there is a wrong one',
    (wrong) => {
      // Lines: pc (repair, buy), phone (repair).
      const dial = dialProbabilities(Uint8Array.from([1, 1, 0, 0, 0, 1]), types, needs, rules(wrong));
      expect(dial[0]).toBeCloseTo(1 - wrong, 12);
      expect(dial[5]).toBeCloseTo(1 - wrong, 12);
    },
  );

  it('is never wrong when there is one line', () => {
    expect([...dialProbabilities(Uint8Array.from([1, 1, 1]), types, needs, rules(0.3))]).toEqual([1, 1, 1]);
    expect(confusionAmong(1, 18)).toBe(0);
    expect(confusionAmong(18, 18)).toBe(1);
  });

  it('prefers the line that is about fewer needs', () => {
    // A general line serves all three, a special one only pc.repair.
    const dial = dialProbabilities(Uint8Array.from([1, 1, 1, 1, 0, 0]), types, needs, rules(0));
    expect(dial[1]).toBeCloseTo(0.75, 12);
  });

  it('is the fixed one where a world says so', () => {
    const fixed = (need: NeedId): number | undefined => (need === 'pc.repair' ? 1 : undefined);
    expect(
      Array.from(
        dialProbabilities(Uint8Array.from([1, 1, 1, 1, 0, 0]), types, needs, {
          wrong: 0.3,
          popularity: [],
          fixed,
        }).subarray(0, 2),
      ),
    ).toEqual([0, 1]);
  });
});

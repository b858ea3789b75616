import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { SlotReader, Slots } from '../../src/random/index.ts';
import { meanInterval, quantileStudent } from '../../src/stats/index.ts';
import { estimateWithControls } from './estimate-with-controls.ts';

const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 5, maxLength: 30 });

describe('a mean with controls', () => {
  test.prop([values])('is the plain mean with its plain interval where there are none', (sample) => {
    const { estimate, standardError, freedom } = estimateWithControls(sample, []);
    const plain = meanInterval(sample);
    expect(estimate).toBeCloseTo(plain.estimate, 9);
    expect(estimate + quantileStudent(0.975, freedom) * standardError).toBeCloseTo(plain.high, 8);
  });

  it('knows the truth at once where the luck explains everything', () => {
    const luck = [
      [3, -1, 4, 1, -5, 9, 2],
      [2, 7, -1, 8, -2, 8, 1],
    ] as const;
    const { estimate, standardError } = estimateWithControls(
      luck[0].map((a, i) => 42 + 2 * a - 0.5 * luck[1][i]!),
      luck,
    );
    expect(estimate).toBeCloseTo(42, 9);
    expect(standardError).toBeCloseTo(0, 9);
  });

  it('is narrower than without them, and its interval holds the truth as often as it says', () => {
    const TRIALS = 600;
    let held = 0;
    for (let trial = 0; trial < TRIALS; trial++) {
      const reader = new SlotReader(new Slots(8, trial), 1, 0, 0);
      const luck = Array.from({ length: 20 }, () => reader.nextNormal());
      const sample = luck.map((each) => 10 + 3 * each + reader.nextNormal());
      const { estimate, standardError, freedom } = estimateWithControls(sample, [luck]);
      held += Number(Math.abs(estimate - 10) <= quantileStudent(0.95, freedom) * standardError);
      const plain = meanInterval(sample);
      expect(standardError).toBeLessThan((plain.high - plain.low) / 2);
    }
    // 90 %, within four standard errors of a share.
    expect(Math.abs(held / TRIALS - 0.9)).toBeLessThan(4 * Math.sqrt(0.09 / TRIALS));
  });
});

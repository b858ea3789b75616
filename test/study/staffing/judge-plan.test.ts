import { describe, expect, it } from 'vitest';
import { SlotReader, Slots } from '../../../src/random/index.ts';
import { quantileNormal } from '../../../src/util/normal-quantile.ts';
import { estimateMisses } from '../../../src/study/staffing/judge-plan.ts';

/** Standard normal numbers, the same every time. */
function normals(stream: number): () => number {
  const reader = new SlotReader(new Slots(20_261_127, stream), 99, 0, 0);
  return () => quantileNormal(reader.nextUniform());
}

describe('the share of half-hours below the target', () => {
  it('holds the true share in its 95 % interval, over drawn truths', () => {
    const trials = 200;
    const cells = 400;
    let held = 0;
    let [sum, truth] = [0, 0];
    for (let trial = 0; trial < trials; trial++) {
      const next = normals(trial);
      // What was expected lies above the goal by as much as whole agents leave; the truth spreads about it.
      const drawn = Array.from({ length: cells }, (_, unit) => {
        const expected = 0.6 * Math.abs(next());
        const truly = expected + 0.15 * next() + 0.02;
        const variance = 0.04 * (0.5 + Math.abs(next()));
        return { truly, cell: { unit, expected, variance, logit: truly + Math.sqrt(variance) * next() } };
      });
      const missed = drawn.filter(({ truly }) => truly < 0).length / cells;
      const { mean, low, high } = estimateMisses(
        drawn.map(({ cell }) => cell),
        0,
      );
      held += Number(missed >= (low ?? 1) && missed <= (high ?? 0));
      sum += mean;
      truth += missed;
    }
    // Four standard errors of a share of 95 % in 200 trials are six points.
    expect(held / trials).toBeGreaterThan(0.89);
    expect(Math.abs(sum - truth) / trials).toBeLessThan(0.01);
  });

  it('does not call noise about a level just above the target a miss', () => {
    const next = normals(1);
    const cells = Array.from({ length: 400 }, (_, unit) => ({
      unit,
      expected: 0.3,
      variance: 0.09,
      logit: 0.3 + 0.3 * next(),
    }));
    expect(cells.filter(({ logit }) => logit < 0).length).toBeGreaterThan(40);
    expect(estimateMisses(cells, 0).high).toBeLessThan(0.05);
  });

  it('sees a plan that is wrong everywhere, whatever was expected', () => {
    const next = normals(2);
    const cells = Array.from({ length: 200 }, (_, unit) => ({
      unit,
      expected: 0.4,
      variance: 0.02,
      logit: -0.4 + 0.14 * next(),
    }));
    expect(estimateMisses(cells, 0).low).toBeGreaterThan(0.9);
  });

  it('says nothing of one half-hour', () => {
    const { low, high } = estimateMisses([{ unit: 0, expected: 1, variance: 1, logit: 1 }], 0);
    expect([low, high]).toEqual([undefined, undefined]);
  });
});

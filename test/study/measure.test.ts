import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { createCounts, OUTCOMES, type Counts } from '../../src/kernel/index.ts';
import { FIGURES, figureOf, measure, measureChange } from '../../src/study/figures/index.ts';
import { buildWorld } from '../kernel/world-builder.ts';

const program = buildWorld({ exits: [{ kind: 'hung-up' }] });

/** Months of so many calls, all for one need each, so many of them lost in the menu. */
function months(calls: number, lost: readonly number[]): Counts[] {
  return lost.map((count) => {
    const counts = createCounts(program);
    counts.calls = calls;
    counts.needs = calls;
    counts.flow[OUTCOMES.indexOf('lost-hung-up')] = count;
    counts.rightFirst = calls - count;
    return counts;
  });
}
const lostRate = figureOf('lostRate');
const month = { days: 30 };

describe('a figure that nothing happened to', () => {
  test.prop([fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 30 })])(
    'ends where nothing would be seen once in twenty times',
    (calls, count) => {
      const seen = measure(lostRate, months(calls, new Array<number>(count).fill(0)), month);
      const { mean, low = NaN, high = NaN, trials = NaN } = seen ?? {};
      expect([mean, low, trials]).toEqual([0, 0, calls * count]);
      expect((1 - high) ** trials).toBeLessThanOrEqual(0.05);
      if (trials > 100) expect((1 - high) ** trials).toBeGreaterThan(0.045);
    },
  );

  it('has no interval of no width, whatever is counted', () => {
    const none = months(100, [0, 0, 0]).map((counts) => {
      return Object.assign(counts, { offered: Float64Array.of(10) });
    });
    const counted = FIGURES.filter(({ trials }) => trials);
    expect(counted.length).toBeGreaterThan(15);
    for (const figure of counted) {
      const { low = NaN, high = NaN } = measure(figure, none, month) ?? {};
      expect([figure.id, high > low]).toEqual([figure.id, true]);
    }
  });

  it('is the same the other way round where everything did', () => {
    const { mean, low = NaN, high } = measure(figureOf('rightFirst'), months(100, [0, 0]), month) ?? {};
    expect([mean, high]).toEqual([1, 1]);
    expect(low).toBeCloseTo(1 - 3 / 200, 3);
  });

  it('differs from another such one by no more than both allow', () => {
    const change = measureChange(lostRate, months(100, [0, 0]), months(1000, [0, 0]), month);
    expect(change?.mean).toBe(0);
    expect(change?.low).toBeCloseTo(-3 / 2000, 4);
    expect(change?.high).toBeCloseTo(3 / 200, 3);
    const right = measureChange(figureOf('rightFirst'), months(100, [0, 0]), months(1000, [0, 0]), month);
    expect(right?.low).toBeCloseTo(-3 / 200, 3);
    expect(right?.high).toBeCloseTo(3 / 2000, 4);
  });

  it('is left to its spread as soon as something happens, and where both sides are the same for another reason', () => {
    expect(measure(lostRate, months(100, [0, 1, 0]), month)).not.toHaveProperty('trials');
    const same = measureChange(lostRate, months(100, [5, 5]), months(100, [5, 5]), month);
    expect(same).toMatchObject({ mean: 0, low: 0, high: 0 });
  });
});

describe('lost calls', () => {
  it('are said per call and per need: saving calls makes one rise and the other not', () => {
    const [before, after] = [months(1000, [50]), months(800, [48])];
    before[0]!.needs = after[0]!.needs = 700;
    const at = (id: string, counts: readonly Counts[]): number => figureOf(id).of(counts[0]!, month);
    expect(at('lostRate', after)).toBeGreaterThan(at('lostRate', before));
    expect(at('lostPerNeed', after)).toBeLessThan(at('lostPerNeed', before));
    expect(at('lostPerNeed', after)).toBeCloseTo(48 / 700, 12);
  });
});

describe('agent time', () => {
  it('of a front desk is a detour as much as a misroute is', () => {
    const [counts] = months(1, [0]);
    if (!counts) throw new Error('One month is one month.');
    Object.assign(counts, {
      busySeconds: Float64Array.of(36_000, 7200),
      passSeconds: Float64Array.of(0, 7200),
      misrouteSeconds: Float64Array.of(3600, 0),
    });
    const of = (id: string): number => figureOf(id).of(counts, month);
    expect([of('misrouteHours'), of('detourHours'), of('agentTime')]).toEqual([1, 3, 13]);
  });
});

describe('the length of a run', () => {
  const seen = months(1000, [50])[0] as Counts;
  Object.assign(seen, {
    repeats: Float64Array.of(80, 90, 95, 120),
    advised: 30,
    secondNeedCalls: 20,
    transfers: 10,
    menuSeconds: 40_000,
    offered: Float64Array.of(900),
    within20: Float64Array.of(600),
    busySeconds: Float64Array.of(7200),
    misrouteSeconds: Float64Array.of(900),
    passSeconds: Float64Array.of(60),
    staffedSeconds: Float64Array.of(36_000),
  });
  const twice = Object.fromEntries(
    Object.entries(seen).map(([name, value]: [string, number | Float64Array]) => [
      name,
      typeof value === 'number' ? 2 * value : value.map((each) => 2 * each),
    ]),
  ) as Partial<Counts> as Counts;

  it('changes no figure: twice the events in twice the days are as many a month', () => {
    for (const figure of FIGURES) {
      const [short, long] = [figure.of(seen, { days: 7 }), figure.of(twice, { days: 14 })];
      expect([figure.id, long]).toEqual([figure.id, short]);
    }
  });

  it('makes a month of what is counted: 30 days', () => {
    expect(figureOf('repeats7d').of(seen, { days: 7 })).toBeCloseTo((120 * 30) / 7, 9);
    expect(figureOf('agentTime').of(seen, { days: 60 })).toBeCloseTo(8100 / 3600 / 2, 9);
    expect(figureOf('lostRate').of(seen, { days: 7 })).toBe(0.05);
    expect(measure(figureOf('calls'), [seen, seen], { days: 15 })?.mean).toBe(2000);
    const none = measure(figureOf('advised'), months(10, [0, 0]), { days: 15 });
    expect(none?.high).toBeCloseTo((2 * 3) / 2, 1);
  });
});

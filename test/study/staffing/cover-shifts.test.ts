import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { coverWithShifts } from '../../../src/study/index.ts';

const open = (length: number): number[] => Array.from({ length }, () => 1);
const total = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, each) => sum + each, 0);

/** Pairs who come with who go, first come, first gone: no other pairing has a longer shortest shift. */
function shortestShift(covered: Int32Array): number {
  const begun: number[] = [];
  let shortest = Number.POSITIVE_INFINITY;
  for (let t = 0; t <= covered.length; t++) {
    const change = (covered[t] ?? 0) - (covered[t - 1] ?? 0);
    for (let k = 0; k < change; k++) begun.push(t);
    for (let k = 0; k < -change; k++) shortest = Math.min(shortest, t - (begun.shift() ?? t));
  }
  return shortest;
}

/** The fewest half-hours by trying everything: who is there by how long they have been, `least` meaning free to go. */
function fewest(need: Int32Array, least: number): number {
  const most = Math.max(...need);
  const known = new Map<string, number>();
  const from = (t: number, ages: readonly number[]): number => {
    if (t === need.length) return ages.slice(0, least).every((count) => count === 0) ? 0 : Infinity;
    const key = `${t} ${ages.join(' ')}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const free = ages[least] ?? 0;
    const bound = total(ages) - free;
    let best = Infinity;
    for (let stay = 0; stay <= free; stay++)
      for (let come = 0; come <= most; come++) {
        const there = bound + stay + come;
        if (there < (need[t] as number)) continue;
        // Who comes has been there one half-hour at its end.
        const next = Array.from({ length: least + 1 }, () => 0);
        for (let age = 1; age < least; age++) next[age + 1]! += ages[age] ?? 0;
        next[least]! += stay;
        next[1]! += come;
        best = Math.min(best, there + from(t + 1, next));
      }
    known.set(key, best);
    return best;
  };
  return from(
    0,
    Array.from({ length: least + 1 }, () => 0),
  );
}

describe('shifts of a least length', () => {
  test.prop([fc.array(fc.nat(3), { minLength: 4, maxLength: 7 }), fc.integer({ min: 1, max: 3 })])(
    'cover a need with the fewest hours there can be',
    (agents, least) => {
      // Cut at the first place, where nobody is needed.
      const need = Int32Array.from([0, ...agents]);
      const covered = coverWithShifts(need, least, open(need.length));
      expect(total(covered)).toBe(fewest(need, least));
    },
  );

  test.prop([fc.array(fc.nat(9), { minLength: 12, maxLength: 60 }), fc.integer({ min: 1, max: 12 })])(
    'are never fewer than needed nor shorter than asked for',
    (agents, least) => {
      const need = Int32Array.from([0, ...agents]);
      const covered = coverWithShifts(need, least, open(need.length));
      need.forEach((count, t) => expect(covered[t]).toBeGreaterThanOrEqual(count));
      expect(shortestShift(covered)).toBeGreaterThanOrEqual(least);
    },
  );

  it('are the need itself where a half-hour is long enough, or where it never changes', () => {
    const need = Int32Array.from([3, 1, 4, 1, 5]);
    expect(coverWithShifts(need, 1, open(5))).toEqual(need);
    expect(coverWithShifts(new Int32Array(336).fill(7), 16, open(336))).toEqual(new Int32Array(336).fill(7));
  });

  it('lie in opening hours where they can', () => {
    const need = Int32Array.from({ length: 48 }, (_, t) => Number(t === 34));
    const isOpen = Array.from({ length: 48 }, (_, t) => Number(t >= 16 && t < 36));
    const covered = coverWithShifts(need, 16, isOpen);
    expect(total(covered)).toBe(16);
    covered.forEach((count, t) => expect(count === 0 || isOpen[t] === 1, `half-hour ${t}`).toBe(true));
  });
});

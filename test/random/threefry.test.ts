import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Slots, threefry } from '../../src/random/index.ts';

/** Random123's kat_vectors, threefry4x32 with 20 rounds: counter, key, answer. */
const KNOWN = [
  [
    '00000000 00000000 00000000 00000000',
    '00000000 00000000 00000000 00000000',
    '9c6ca96a e17eae66 fc10ecd4 5256a7d8',
  ],
  [
    'ffffffff ffffffff ffffffff ffffffff',
    'ffffffff ffffffff ffffffff ffffffff',
    '2a881696 57012287 f6c7446e a16a6732',
  ],
  [
    '243f6a88 85a308d3 13198a2e 03707344',
    'a4093822 299f31d0 082efa98 ec4e6c89',
    '59cd1dbb b8879579 86b5d00c ac8b6d84',
  ],
] as const;

const words = (text: string): number[] => text.split(' ').map((word) => Number.parseInt(word, 16) | 0);

describe('threefry', () => {
  it.each(KNOWN)('answers counter %s and key %s as Random123 does', (counter, key, answer) => {
    const out = new Int32Array(4);
    const [c0, c1, c2, c3] = words(counter) as [number, number, number, number];
    const [k0, k1, k2, k3] = words(key) as [number, number, number, number];
    threefry(out, k0, k1, k2, k3, c0, c1, c2, c3, 1);
    expect([...out]).toEqual(words(answer));
  });

  it('changes about half of all bits when one bit of counter or key changes', () => {
    let flipped = 0;
    const base = new Int32Array(4);
    const other = new Int32Array(4);
    const input = [1, 2, 3, 4, 5, 6, 7, 8];
    const call = (out: Int32Array, v: number[]): void =>
      threefry(out, v[0]!, v[1]!, v[2]!, v[3]!, v[4]!, v[5]!, v[6]!, v[7]!, 1);
    call(base, input);
    for (let bit = 0; bit < 256; bit++) {
      const changed = input.slice();
      changed[bit >> 5]! ^= 1 << (bit & 31);
      call(other, changed);
      for (let w = 0; w < 4; w++) for (let x = base[w]! ^ other[w]!; x !== 0; x &= x - 1) flipped++;
    }
    // 256 x 128 fair coins: mean 16384, sd 90.5.
    expect(Math.abs(flipped - 16384)).toBeLessThan(5 * 90.5);
  });
});

describe('slots', () => {
  it('hold the same words whatever was read before', () => {
    const address = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(), fc.nat(), fc.nat(1000));
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.nat(),
        fc.array(address),
        address,
        (seed, replication, before, [purpose, c0, c1, c2]) => {
          const fresh = new Slots(seed, replication);
          fresh.read(purpose, c0, c1, c2);
          const used = new Slots(seed, replication);
          for (const [p, a, b, c] of before) {
            used.read(p, a, b, c);
            used.normal(1, p, a, b, c);
          }
          used.read(purpose, c0, c1, c2);
          expect([...used.words]).toEqual([...fresh.words]);
          expect(used.normal(2, purpose, c0, c1, c2)).toBe(fresh.normal(2, purpose, c0, c1, c2));
          expect(used.exponential(3, purpose, c0, c1, c2)).toBe(fresh.exponential(3, purpose, c0, c1, c2));
        },
      ),
    );
  });

  it('differ by seed, also above 32 bits, by replication and by purpose', () => {
    const first = (seed: number, replication: number, purpose: number): number => {
      const slots = new Slots(seed, replication);
      slots.read(purpose, 0, 0, 0);
      return slots.words[0]!;
    };
    const all = [first(1, 0, 1), first(2, 0, 1), first(1 + 2 ** 32, 0, 1), first(1, 1, 1), first(1, 0, 2)];
    expect(new Set(all).size).toBe(all.length);
  });

  it('of neighbouring callers, visits and blocks are uncorrelated', () => {
    const slots = new Slots(7, 0);
    const steps = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ] as const;
    const n = 40_000;
    const uniform = (c0: number, c1: number, c2: number): number => {
      slots.read(3, c0, c1, c2);
      return (slots.words[0]! >>> 0) / 2 ** 32 - 0.5;
    };
    for (const [a, b, c] of steps) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += uniform(i, i % 5, 0) * uniform(i + a, (i % 5) + b, c);
      // Product of two centred uniforms: variance 1/144.
      expect(Math.abs(sum / n)).toBeLessThan((5 * (1 / 12)) / Math.sqrt(n));
    }
  });

  it('refuse a seed or a replication that does not fit', () => {
    expect(() => new Slots(-1, 0)).toThrow('-1');
    expect(() => new Slots(0.5, 0)).toThrow('0.5');
    expect(() => new Slots(0, 2 ** 31)).toThrow('2147483648');
  });
});

/** Threefry4x32-20 of many slots, four at a time in the lanes of vectors: the same words as threefry.ts. */
import { key, PARITY } from './threefry';
import { Ints } from './views';

/**
 * The words of `count` slots with c0, c0 + 1, ... one after another into `out`, which has room for a multiple
 * of four slots.
 */
export function threefryMany(out: Ints, count: i32, purpose: i32, c0: i32, c1: i32, c2: i32): void {
  const k0 = i32x4.splat(key.seedLow);
  const k1 = i32x4.splat(key.seedHigh);
  const k2 = i32x4.splat(key.replication);
  const k3 = i32x4.splat(purpose);
  const k4 = i32x4.splat(PARITY ^ key.seedLow ^ key.seedHigh ^ key.replication ^ purpose);
  const firstB = i32x4.add(i32x4.splat(c1), k1);
  const firstC = i32x4.add(i32x4.splat(c2), k2);
  for (let i = 0; i < count; i += 4) {
    let a = i32x4.add(i32x4.add(i32x4.splat(c0 + i), i32x4(0, 1, 2, 3)), k0);
    let b = firstB;
    let c = firstC;
    let d = k3;
    // Rounds 1-4
    a = i32x4.add(a, b);
    b = v128.xor(turn(b, 10), a);
    c = i32x4.add(c, d);
    d = v128.xor(turn(d, 26), c);
    a = i32x4.add(a, d);
    d = v128.xor(turn(d, 11), a);
    c = i32x4.add(c, b);
    b = v128.xor(turn(b, 21), c);
    a = i32x4.add(a, b);
    b = v128.xor(turn(b, 13), a);
    c = i32x4.add(c, d);
    d = v128.xor(turn(d, 27), c);
    a = i32x4.add(a, d);
    d = v128.xor(turn(d, 23), a);
    c = i32x4.add(c, b);
    b = v128.xor(turn(b, 5), c);
    a = i32x4.add(a, k1);
    b = i32x4.add(b, k2);
    c = i32x4.add(c, k3);
    d = i32x4.add(d, i32x4.add(k4, i32x4.splat(1)));
    // Rounds 5-8
    a = i32x4.add(a, b);
    b = v128.xor(turn(b, 6), a);
    c = i32x4.add(c, d);
    d = v128.xor(turn(d, 20), c);
    a = i32x4.add(a, d);
    d = v128.xor(turn(d, 17), a);
    c = i32x4.add(c, b);
    b = v128.xor(turn(b, 11), c);
    a = i32x4.add(a, b);
    b = v128.xor(turn(b, 25), a);
    c = i32x4.add(c, d);
    d = v128.xor(turn(d, 10), c);
    a = i32x4.add(a, d);
    d = v128.xor(turn(d, 18), a);
    c = i32x4.add(c, b);
    b = v128.xor(turn(b, 20), c);
    a = i32x4.add(a, k2);
    b = i32x4.add(b, k3);
    c = i32x4.add(c, k4);
    d = i32x4.add(d, i32x4.add(k0, i32x4.splat(2)));
    // Rounds 9-12
    a = i32x4.add(a, b);
    b = v128.xor(turn(b, 10), a);
    c = i32x4.add(c, d);
    d = v128.xor(turn(d, 26), c);
    a = i32x4.add(a, d);
    d = v128.xor(turn(d, 11), a);
    c = i32x4.add(c, b);
    b = v128.xor(turn(b, 21), c);
    a = i32x4.add(a, b);
    b = v128.xor(turn(b, 13), a);
    c = i32x4.add(c, d);
    d = v128.xor(turn(d, 27), c);
    a = i32x4.add(a, d);
    d = v128.xor(turn(d, 23), a);
    c = i32x4.add(c, b);
    b = v128.xor(turn(b, 5), c);
    a = i32x4.add(a, k3);
    b = i32x4.add(b, k4);
    c = i32x4.add(c, k0);
    d = i32x4.add(d, i32x4.add(k1, i32x4.splat(3)));
    // Rounds 13-16
    a = i32x4.add(a, b);
    b = v128.xor(turn(b, 6), a);
    c = i32x4.add(c, d);
    d = v128.xor(turn(d, 20), c);
    a = i32x4.add(a, d);
    d = v128.xor(turn(d, 17), a);
    c = i32x4.add(c, b);
    b = v128.xor(turn(b, 11), c);
    a = i32x4.add(a, b);
    b = v128.xor(turn(b, 25), a);
    c = i32x4.add(c, d);
    d = v128.xor(turn(d, 10), c);
    a = i32x4.add(a, d);
    d = v128.xor(turn(d, 18), a);
    c = i32x4.add(c, b);
    b = v128.xor(turn(b, 20), c);
    a = i32x4.add(a, k4);
    b = i32x4.add(b, k0);
    c = i32x4.add(c, k1);
    d = i32x4.add(d, i32x4.add(k2, i32x4.splat(4)));
    // Rounds 17-20
    a = i32x4.add(a, b);
    b = v128.xor(turn(b, 10), a);
    c = i32x4.add(c, d);
    d = v128.xor(turn(d, 26), c);
    a = i32x4.add(a, d);
    d = v128.xor(turn(d, 11), a);
    c = i32x4.add(c, b);
    b = v128.xor(turn(b, 21), c);
    a = i32x4.add(a, b);
    b = v128.xor(turn(b, 13), a);
    c = i32x4.add(c, d);
    d = v128.xor(turn(d, 27), c);
    a = i32x4.add(a, d);
    d = v128.xor(turn(d, 23), a);
    c = i32x4.add(c, b);
    b = v128.xor(turn(b, 5), c);
    a = i32x4.add(a, k0);
    b = i32x4.add(b, k1);
    c = i32x4.add(c, k2);
    d = i32x4.add(d, i32x4.add(k3, i32x4.splat(5)));
    // From four slots a word to four words a slot.
    const abLow = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
    const cdLow = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
    const at = changetype<usize>(out) + (i << 4);
    v128.store(at, v128.shuffle<i64>(abLow, cdLow, 0, 2));
    v128.store(at, v128.shuffle<i64>(abLow, cdLow, 1, 3), 16);
    v128.store(at, v128.shuffle<i64>(abHigh, cdHigh, 0, 2), 32);
    v128.store(at, v128.shuffle<i64>(abHigh, cdHigh, 1, 3), 48);
  }
}

function turn(x: v128, by: i32): v128 {
  return v128.or(v128.shl<i32>(x, by), v128.shr<u32>(x, 32 - by));
}

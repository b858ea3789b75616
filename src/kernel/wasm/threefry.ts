/** Threefry4x32-20, as in src/random/threefry.ts: one block, and many blocks four at a time. */
import { REPLICATION, SEED_HIGH, SEED_LOW } from './layout';

const PARITY: i32 = 0x1bd11bda;

/** Four words into `out`, for the slot (purpose, c0, c1, c2) and its continuation c3. */
export function threefry(out: i32, purpose: i32, c0: i32, c1: i32, c2: i32, c3: i32): void {
  const k0 = load<i32>(SEED_LOW);
  const k1 = load<i32>(SEED_HIGH);
  const k2 = load<i32>(REPLICATION);
  const k3 = purpose;
  const k4 = PARITY ^ k0 ^ k1 ^ k2 ^ k3;
  let a = c0 + k0;
  let b = c1 + k1;
  let c = c2 + k2;
  let d = c3 + k3;
  // Rounds 1-4
  a += b; b = rotl(b, 10) ^ a; c += d; d = rotl(d, 26) ^ c;
  a += d; d = rotl(d, 11) ^ a; c += b; b = rotl(b, 21) ^ c;
  a += b; b = rotl(b, 13) ^ a; c += d; d = rotl(d, 27) ^ c;
  a += d; d = rotl(d, 23) ^ a; c += b; b = rotl(b, 5) ^ c;
  a += k1; b += k2; c += k3; d += k4 + 1;
  // Rounds 5-8
  a += b; b = rotl(b, 6) ^ a; c += d; d = rotl(d, 20) ^ c;
  a += d; d = rotl(d, 17) ^ a; c += b; b = rotl(b, 11) ^ c;
  a += b; b = rotl(b, 25) ^ a; c += d; d = rotl(d, 10) ^ c;
  a += d; d = rotl(d, 18) ^ a; c += b; b = rotl(b, 20) ^ c;
  a += k2; b += k3; c += k4; d += k0 + 2;
  // Rounds 9-12
  a += b; b = rotl(b, 10) ^ a; c += d; d = rotl(d, 26) ^ c;
  a += d; d = rotl(d, 11) ^ a; c += b; b = rotl(b, 21) ^ c;
  a += b; b = rotl(b, 13) ^ a; c += d; d = rotl(d, 27) ^ c;
  a += d; d = rotl(d, 23) ^ a; c += b; b = rotl(b, 5) ^ c;
  a += k3; b += k4; c += k0; d += k1 + 3;
  // Rounds 13-16
  a += b; b = rotl(b, 6) ^ a; c += d; d = rotl(d, 20) ^ c;
  a += d; d = rotl(d, 17) ^ a; c += b; b = rotl(b, 11) ^ c;
  a += b; b = rotl(b, 25) ^ a; c += d; d = rotl(d, 10) ^ c;
  a += d; d = rotl(d, 18) ^ a; c += b; b = rotl(b, 20) ^ c;
  a += k4; b += k0; c += k1; d += k2 + 4;
  // Rounds 17-20
  a += b; b = rotl(b, 10) ^ a; c += d; d = rotl(d, 26) ^ c;
  a += d; d = rotl(d, 11) ^ a; c += b; b = rotl(b, 21) ^ c;
  a += b; b = rotl(b, 13) ^ a; c += d; d = rotl(d, 27) ^ c;
  a += d; d = rotl(d, 23) ^ a; c += b; b = rotl(b, 5) ^ c;
  store<i32>(out, a + k0);
  store<i32>(out, b + k1, 4);
  store<i32>(out, c + k2, 8);
  store<i32>(out, d + k3 + 5, 12);
}

/** The words of `count` slots with c0, c0 + 1, ... one after another into `out`, which has room for a multiple of four slots. */
export function threefryMany(out: i32, count: i32, purpose: i32, c0: i32, c1: i32, c2: i32): void {
  const k0 = i32x4.splat(load<i32>(SEED_LOW));
  const k1 = i32x4.splat(load<i32>(SEED_HIGH));
  const k2 = i32x4.splat(load<i32>(REPLICATION));
  const k3 = i32x4.splat(purpose);
  const k4 = i32x4.splat(PARITY ^ load<i32>(SEED_LOW) ^ load<i32>(SEED_HIGH) ^ load<i32>(REPLICATION) ^ purpose);
  const firstB = i32x4.add(i32x4.splat(c1), k1);
  const firstC = i32x4.add(i32x4.splat(c2), k2);
  for (let i = 0; i < count; i += 4) {
    let a = i32x4.add(i32x4.add(i32x4.splat(c0 + i), i32x4(0, 1, 2, 3)), k0);
    let b = firstB;
    let c = firstC;
    let d = k3;
    // Rounds 1-4
    a = i32x4.add(a, b); b = v128.xor(turn(b, 10), a); c = i32x4.add(c, d); d = v128.xor(turn(d, 26), c);
    a = i32x4.add(a, d); d = v128.xor(turn(d, 11), a); c = i32x4.add(c, b); b = v128.xor(turn(b, 21), c);
    a = i32x4.add(a, b); b = v128.xor(turn(b, 13), a); c = i32x4.add(c, d); d = v128.xor(turn(d, 27), c);
    a = i32x4.add(a, d); d = v128.xor(turn(d, 23), a); c = i32x4.add(c, b); b = v128.xor(turn(b, 5), c);
    a = i32x4.add(a, k1); b = i32x4.add(b, k2); c = i32x4.add(c, k3); d = i32x4.add(d, i32x4.add(k4, i32x4.splat(1)));
    // Rounds 5-8
    a = i32x4.add(a, b); b = v128.xor(turn(b, 6), a); c = i32x4.add(c, d); d = v128.xor(turn(d, 20), c);
    a = i32x4.add(a, d); d = v128.xor(turn(d, 17), a); c = i32x4.add(c, b); b = v128.xor(turn(b, 11), c);
    a = i32x4.add(a, b); b = v128.xor(turn(b, 25), a); c = i32x4.add(c, d); d = v128.xor(turn(d, 10), c);
    a = i32x4.add(a, d); d = v128.xor(turn(d, 18), a); c = i32x4.add(c, b); b = v128.xor(turn(b, 20), c);
    a = i32x4.add(a, k2); b = i32x4.add(b, k3); c = i32x4.add(c, k4); d = i32x4.add(d, i32x4.add(k0, i32x4.splat(2)));
    // Rounds 9-12
    a = i32x4.add(a, b); b = v128.xor(turn(b, 10), a); c = i32x4.add(c, d); d = v128.xor(turn(d, 26), c);
    a = i32x4.add(a, d); d = v128.xor(turn(d, 11), a); c = i32x4.add(c, b); b = v128.xor(turn(b, 21), c);
    a = i32x4.add(a, b); b = v128.xor(turn(b, 13), a); c = i32x4.add(c, d); d = v128.xor(turn(d, 27), c);
    a = i32x4.add(a, d); d = v128.xor(turn(d, 23), a); c = i32x4.add(c, b); b = v128.xor(turn(b, 5), c);
    a = i32x4.add(a, k3); b = i32x4.add(b, k4); c = i32x4.add(c, k0); d = i32x4.add(d, i32x4.add(k1, i32x4.splat(3)));
    // Rounds 13-16
    a = i32x4.add(a, b); b = v128.xor(turn(b, 6), a); c = i32x4.add(c, d); d = v128.xor(turn(d, 20), c);
    a = i32x4.add(a, d); d = v128.xor(turn(d, 17), a); c = i32x4.add(c, b); b = v128.xor(turn(b, 11), c);
    a = i32x4.add(a, b); b = v128.xor(turn(b, 25), a); c = i32x4.add(c, d); d = v128.xor(turn(d, 10), c);
    a = i32x4.add(a, d); d = v128.xor(turn(d, 18), a); c = i32x4.add(c, b); b = v128.xor(turn(b, 20), c);
    a = i32x4.add(a, k4); b = i32x4.add(b, k0); c = i32x4.add(c, k1); d = i32x4.add(d, i32x4.add(k2, i32x4.splat(4)));
    // Rounds 17-20
    a = i32x4.add(a, b); b = v128.xor(turn(b, 10), a); c = i32x4.add(c, d); d = v128.xor(turn(d, 26), c);
    a = i32x4.add(a, d); d = v128.xor(turn(d, 11), a); c = i32x4.add(c, b); b = v128.xor(turn(b, 21), c);
    a = i32x4.add(a, b); b = v128.xor(turn(b, 13), a); c = i32x4.add(c, d); d = v128.xor(turn(d, 27), c);
    a = i32x4.add(a, d); d = v128.xor(turn(d, 23), a); c = i32x4.add(c, b); b = v128.xor(turn(b, 5), c);
    a = i32x4.add(a, k0);
    b = i32x4.add(b, k1);
    c = i32x4.add(c, k2);
    d = i32x4.add(d, i32x4.add(k3, i32x4.splat(5)));
    // From four slots a word to four words a slot.
    const abLow = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
    const cdLow = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
    const at = out + (i << 4);
    v128.store(at, v128.shuffle<i64>(abLow, cdLow, 0, 2));
    v128.store(at, v128.shuffle<i64>(abLow, cdLow, 1, 3), 16);
    v128.store(at, v128.shuffle<i64>(abHigh, cdHigh, 0, 2), 32);
    v128.store(at, v128.shuffle<i64>(abHigh, cdHigh, 1, 3), 48);
  }
}

// @ts-ignore: decorator
@inline
function turn(x: v128, by: i32): v128 {
  return v128.or(v128.shl<i32>(x, by), v128.shr<u32>(x, 32 - by));
}

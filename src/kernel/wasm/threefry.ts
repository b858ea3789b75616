/** Threefry4x32-20, as in src/random/threefry.ts: one block. Many blocks four at a time: threefry-four.ts. */
import { Ints } from './views';

export const PARITY: i32 = 0x1bd11bda;

/** Which month: the key of all its random numbers. */
@unmanaged
export class Key {
  seedLow: i32;
  seedHigh: i32;
  replication: i32;
}
export const key = changetype<Key>(memory.data(offsetof<Key>(), 16));

/** Four words into `out`, for the slot (purpose, c0, c1, c2) and its continuation c3. */
export function threefry(out: Ints, purpose: i32, c0: i32, c1: i32, c2: i32, c3: i32): void {
  const k0 = key.seedLow;
  const k1 = key.seedHigh;
  const k2 = key.replication;
  const k3 = purpose;
  const k4 = PARITY ^ k0 ^ k1 ^ k2 ^ k3;
  let a = c0 + k0;
  let b = c1 + k1;
  let c = c2 + k2;
  let d = c3 + k3;
  // Rounds 1-4
  a += b;
  b = rotl(b, 10) ^ a;
  c += d;
  d = rotl(d, 26) ^ c;
  a += d;
  d = rotl(d, 11) ^ a;
  c += b;
  b = rotl(b, 21) ^ c;
  a += b;
  b = rotl(b, 13) ^ a;
  c += d;
  d = rotl(d, 27) ^ c;
  a += d;
  d = rotl(d, 23) ^ a;
  c += b;
  b = rotl(b, 5) ^ c;
  a += k1;
  b += k2;
  c += k3;
  d += k4 + 1;
  // Rounds 5-8
  a += b;
  b = rotl(b, 6) ^ a;
  c += d;
  d = rotl(d, 20) ^ c;
  a += d;
  d = rotl(d, 17) ^ a;
  c += b;
  b = rotl(b, 11) ^ c;
  a += b;
  b = rotl(b, 25) ^ a;
  c += d;
  d = rotl(d, 10) ^ c;
  a += d;
  d = rotl(d, 18) ^ a;
  c += b;
  b = rotl(b, 20) ^ c;
  a += k2;
  b += k3;
  c += k4;
  d += k0 + 2;
  // Rounds 9-12
  a += b;
  b = rotl(b, 10) ^ a;
  c += d;
  d = rotl(d, 26) ^ c;
  a += d;
  d = rotl(d, 11) ^ a;
  c += b;
  b = rotl(b, 21) ^ c;
  a += b;
  b = rotl(b, 13) ^ a;
  c += d;
  d = rotl(d, 27) ^ c;
  a += d;
  d = rotl(d, 23) ^ a;
  c += b;
  b = rotl(b, 5) ^ c;
  a += k3;
  b += k4;
  c += k0;
  d += k1 + 3;
  // Rounds 13-16
  a += b;
  b = rotl(b, 6) ^ a;
  c += d;
  d = rotl(d, 20) ^ c;
  a += d;
  d = rotl(d, 17) ^ a;
  c += b;
  b = rotl(b, 11) ^ c;
  a += b;
  b = rotl(b, 25) ^ a;
  c += d;
  d = rotl(d, 10) ^ c;
  a += d;
  d = rotl(d, 18) ^ a;
  c += b;
  b = rotl(b, 20) ^ c;
  a += k4;
  b += k0;
  c += k1;
  d += k2 + 4;
  // Rounds 17-20
  a += b;
  b = rotl(b, 10) ^ a;
  c += d;
  d = rotl(d, 26) ^ c;
  a += d;
  d = rotl(d, 11) ^ a;
  c += b;
  b = rotl(b, 21) ^ c;
  a += b;
  b = rotl(b, 13) ^ a;
  c += d;
  d = rotl(d, 27) ^ c;
  a += d;
  d = rotl(d, 23) ^ a;
  c += b;
  b = rotl(b, 5) ^ c;
  out[0] = a + k0;
  out[1] = b + k1;
  out[2] = c + k2;
  out[3] = d + k3 + 5;
}

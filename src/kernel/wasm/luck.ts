/** Random variates from slots, as in src/random: the same slot, the same number, bit for bit. */
import {
  EXPONENTIAL_EDGE, EXPONENTIAL_HEIGHT, EXPONENTIAL_INSIDE, EXPONENTIAL_WIDTH, NORMAL_EDGE, NORMAL_HEIGHT, NORMAL_INSIDE, NORMAL_WIDTH, QUANTILE, SPARE, WORDS,
} from './layout';
import { byteAt, intAt, realAt } from './memory';
import { threefry } from './threefry';

/** The host's own, so that both kernels round alike. */
// @ts-ignore: decorator
@external('math', 'exp')
export declare function exp(x: f64): f64;
// @ts-ignore: decorator
@external('math', 'log')
export declare function log(x: f64): f64;

/** Puts the slot's words where `word` finds them. */
// @ts-ignore: decorator
@inline
export function read(purpose: i32, c0: i32, c1: i32, c2: i32): void {
  threefry(WORDS, purpose, c0, c1, c2, 0);
}

// @ts-ignore: decorator
@inline
export function word(at: i32): i32 {
  return load<i32>(WORDS + (at << 2));
}

// @ts-ignore: decorator
@inline
export function toUniform(x: i32): f64 {
  return (<f64>(<u32>x) + 0.5) * (1.0 / 4294967296.0);
}

/** Whether a word is below the threshold that stands at an address. */
// @ts-ignore: decorator
@inline
export function isBelow(x: i32, threshold: i32): bool {
  return <f64>(<u32>x) < load<f64>(threshold);
}

/** The outcome that `x` chooses in a row of the alias table whose base, shift and columns stand at these addresses. */
// @ts-ignore: decorator
@inline
export function sampleAlias(base: i32, shift: i32, columns: i32, row: i32, x: i32): i32 {
  const by = byteAt(shift, row);
  const at = intAt(base, row) + <i32>((<u32>x >>> by) << 2);
  const isAlias = <i32>(<u32>(intAt(columns, at) - 1 - (x & ((1 << by) - 1))) >>> 31);
  return intAt(columns, at + 1 + isAlias);
}

/** A standard exponential from the word `x`, which is word `at` of its slot. */
// @ts-ignore: decorator
@inline
export function exponential(x: i32, at: i32, purpose: i32, c0: i32, c1: i32, c2: i32): f64 {
  const layer = x & 255;
  const cell = <i32>(<u32>x >>> 8);
  if (cell < intAt(EXPONENTIAL_INSIDE, layer)) return (<f64>cell + 0.5) * realAt(EXPONENTIAL_WIDTH, layer);
  return finishExponential(x, at, purpose, c0, c1, c2);
}

function finishExponential(word: i32, at: i32, purpose: i32, c0: i32, c1: i32, c2: i32): f64 {
  let tail: f64 = 0;
  let turn = 0;
  while (true) {
    const layer = word & 255;
    const cell = <i32>(<u32>word >>> 8);
    const x = (<f64>cell + 0.5) * realAt(EXPONENTIAL_WIDTH, layer);
    if (cell < intAt(EXPONENTIAL_INSIDE, layer)) return tail + x;
    threefry(SPARE, purpose, c0, c1, c2, 1 + at + 4 * turn++);
    if (layer == 0) {
      tail += load<f64>(EXPONENTIAL_EDGE);
    } else {
      const low = realAt(EXPONENTIAL_HEIGHT, layer);
      const high = realAt(EXPONENTIAL_HEIGHT, layer + 1);
      if (low + (high - low) * toUniform(load<i32>(SPARE, 4)) < exp(-x)) return tail + x;
    }
    word = load<i32>(SPARE);
  }
}

/** A standard normal from word `at` of the slot just read. */
// @ts-ignore: decorator
@inline
export function normal(at: i32, purpose: i32, c0: i32, c1: i32, c2: i32): f64 {
  const x = word(at);
  const layer = x & 127;
  const cell = <i32>(<u32>x >>> 8);
  if (cell < intAt(NORMAL_INSIDE, layer)) {
    const y = (<f64>cell + 0.5) * realAt(NORMAL_WIDTH, layer);
    return (x & 128) == 0 ? y : -y;
  }
  return finishNormal(x, at, purpose, c0, c1, c2);
}

function finishNormal(word: i32, at: i32, purpose: i32, c0: i32, c1: i32, c2: i32): f64 {
  let turn = 0;
  while (true) {
    const layer = word & 127;
    const cell = <i32>(<u32>word >>> 8);
    const sign: f64 = (word & 128) == 0 ? 1 : -1;
    const x = (<f64>cell + 0.5) * realAt(NORMAL_WIDTH, layer);
    if (cell < intAt(NORMAL_INSIDE, layer)) return sign * x;
    threefry(SPARE, purpose, c0, c1, c2, 1 + at + 4 * turn++);
    if (layer == 0) {
      const edge = load<f64>(NORMAL_EDGE);
      const step = -log(toUniform(load<i32>(SPARE, 4))) / edge;
      if (-2 * log(toUniform(load<i32>(SPARE, 8))) >= step * step) return sign * (edge + step);
    } else {
      const low = realAt(NORMAL_HEIGHT, layer);
      const high = realAt(NORMAL_HEIGHT, layer + 1);
      if (low + (high - low) * toUniform(load<i32>(SPARE, 4)) < exp(-0.5 * x * x)) return sign * x;
    }
    word = load<i32>(SPARE);
  }
}

/** As in src/util/normal-quantile.ts, whose six polynomials of eight coefficients stand in the table QUANTILE. For 0 < p < 1. */
export function quantileNormal(p: f64): f64 {
  const q = p - 0.5;
  if (abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * evaluate(0, r)) / evaluate(8, r);
  }
  const tail = q < 0 ? p : 1 - p;
  const r = sqrt<f64>(-log(tail));
  const x = r <= 5 ? evaluate(16, r - 1.6) / evaluate(24, r - 1.6) : evaluate(32, r - 5) / evaluate(40, r - 5);
  return q < 0 ? -x : x;
}

function evaluate(from: i32, x: f64): f64 {
  let sum: f64 = 0;
  for (let i = 7; i >= 0; i--) sum = sum * x + realAt(QUANTILE, from + i);
  return sum;
}

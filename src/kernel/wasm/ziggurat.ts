/**
 * Exponentials and normals by ziggurat, as in src/random: one word and one multiplication nearly always. Each
 * draw takes the word, its number in the slot, and the slot's address, which the rare second look needs: it
 * reads further blocks of the slot. Exponentials are drawn from first blocks only.
 */
import { exp, log } from './host';
import { toUniform } from './slot';
import { threefry } from './threefry';
import { Ints, Reals } from './views';

@unmanaged
class Ziggurat {
  /** By layer: cells that lie wholly under the curve, width of a cell, height at the outer edge. */
  inside: Ints;
  width: Reals;
  height: Reals;
  edge: f64;
}

@unmanaged
class Exponential extends Ziggurat {
  /** A standard exponential from `word`, which is word `at` of its slot. */
  @inline
  draw(word: i32, at: i32, purpose: i32, c0: i32, c1: i32): f64 {
    const layer = word & 255;
    const cell = <i32>(<u32>word >>> 8);
    if (cell < this.inside[layer]) return (<f64>cell + 0.5) * this.width[layer];
    return finishExponential(word, at, purpose, c0, c1);
  }
}
export const exponential = changetype<Exponential>(memory.data(offsetof<Exponential>(), 16));

@unmanaged
class Normal extends Ziggurat {
  /** A standard normal from `word`, which is word `at` of its slot. */
  @inline
  draw(word: i32, at: i32, purpose: i32, c0: i32, c1: i32, c2: i32): f64 {
    const layer = word & 127;
    const cell = <i32>(<u32>word >>> 8);
    if (cell >= this.inside[layer]) return finishNormal(word, at, purpose, c0, c1, c2);
    const x = (<f64>cell + 0.5) * this.width[layer];
    return (word & 128) === 0 ? x : -x;
  }
}
export const normal = changetype<Normal>(memory.data(offsetof<Normal>(), 16));

/** The words of a second look. */
const spare = changetype<Ints>(memory.data(16, 16));

function finishExponential(first: i32, at: i32, purpose: i32, c0: i32, c1: i32): f64 {
  let word = first;
  let tail: f64 = 0;
  let turn = 0;
  while (true) {
    const layer = word & 255;
    const cell = <i32>(<u32>word >>> 8);
    const x = (<f64>cell + 0.5) * exponential.width[layer];
    if (cell < exponential.inside[layer]) return tail + x;
    threefry(spare, purpose, c0, c1, 0, 1 + at + 4 * turn++);
    if (layer === 0) {
      // Memoryless: beyond the edge the same curve begins again.
      tail += exponential.edge;
    } else if (isUnder(exponential, layer, exp(-x))) {
      return tail + x;
    }
    word = spare[0];
  }
}

function finishNormal(first: i32, at: i32, purpose: i32, c0: i32, c1: i32, c2: i32): f64 {
  let word = first;
  let turn = 0;
  while (true) {
    const layer = word & 127;
    const cell = <i32>(<u32>word >>> 8);
    const sign: f64 = (word & 128) === 0 ? 1 : -1;
    const x = (<f64>cell + 0.5) * normal.width[layer];
    if (cell < normal.inside[layer]) return sign * x;
    threefry(spare, purpose, c0, c1, c2, 1 + at + 4 * turn++);
    if (layer === 0) {
      // Marsaglia's tail: an exponential step beyond the edge, kept with probability exp(-step^2 / 2).
      const step = -log(toUniform(spare[1])) / normal.edge;
      if (-2 * log(toUniform(spare[2])) >= step * step) return sign * (normal.edge + step);
    } else if (isUnder(normal, layer, exp(-0.5 * x * x))) {
      return sign * x;
    }
    word = spare[0];
  }
}

/** Whether a point at a height drawn within the layer lies under the curve, which is `curve` high there. */
function isUnder(ziggurat: Ziggurat, layer: i32, curve: f64): bool {
  const low = ziggurat.height[layer];
  const high = ziggurat.height[layer + 1];
  return low + (high - low) * toUniform(spare[1]) < curve;
}

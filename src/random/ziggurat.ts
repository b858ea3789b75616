/**
 * Ziggurat tables for the exponential and the standard normal: most draws need one 32-bit word and one
 * multiplication.
 *
 * Source: Marsaglia & Tsang, "The ziggurat method for generating random variables" (2000), with Doornik's
 * repair (2005): the layer and the position in it come from different bits of the word. Layer 0 is the base
 * with the tail.
 */

/**
 * Right edge of the base layer and common area of the layers, for 256 layers (exponential) and 128 (normal).
 */
const EXPONENTIAL_EDGE = 7.69711747013104972;
const EXPONENTIAL_AREA = 0.0039496598225815571993;
const NORMAL_EDGE = 3.442619855899;
const NORMAL_AREA = 9.91256303526217e-3;

const CELLS = 16777216; // positions in a layer: 24 bits

export interface Ziggurat {
  /** Width of a cell in layer i: position = cell * width. */
  readonly width: Float64Array;
  /** Cells of layer i that lie wholly under the curve. */
  readonly inside: Int32Array;
  /** Height of the curve at the outer edge of layer i (i = 0..layers). */
  readonly height: Float64Array;
  readonly edge: number;
}

function buildZiggurat(
  layers: number,
  edge: number,
  area: number,
  density: (x: number) => number,
  inverse: (y: number) => number,
): Ziggurat {
  const x = new Float64Array(layers + 1);
  const height = new Float64Array(layers + 1);
  x[0] = area / density(edge); // the base is as wide as if it were a rectangle holding the tail as well
  x[1] = edge;
  for (let i = 2; i < layers; i++) x[i] = inverse(area / x[i - 1]! + density(x[i - 1]!));
  x[layers] = 0;
  height[0] = 0;
  for (let i = 1; i <= layers; i++) height[i] = density(x[i]!);
  const width = new Float64Array(layers);
  const inside = new Int32Array(layers);
  for (let i = 0; i < layers; i++) {
    width[i] = x[i]! / CELLS;
    inside[i] = Math.floor((x[i + 1]! / x[i]!) * CELLS);
  }
  return { width, inside, height, edge };
}

export const EXPONENTIAL: Ziggurat = buildZiggurat(
  256,
  EXPONENTIAL_EDGE,
  EXPONENTIAL_AREA,
  (x) => Math.exp(-x),
  (y) => -Math.log(y),
);

export const NORMAL: Ziggurat = buildZiggurat(
  128,
  NORMAL_EDGE,
  NORMAL_AREA,
  (x) => Math.exp(-0.5 * x * x),
  (y) => Math.sqrt(-2 * Math.log(y)),
);

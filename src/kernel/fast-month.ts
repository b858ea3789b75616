/**
 * Months by the compiled kernel (wasm/month.ts): the same as run-replication.ts and observe-desks.ts bit for
 * bit, two to three times as fast. One instance a thread; worlds take turns in its memory.
 */
import { Slots } from '../random/index.ts';
import { drawHourCounts } from './arrivals.ts';
import type { PreparedWorld } from './compile-world.ts';
import { alignUp, layOutTables, type WorldImage } from './lay-out-tables.ts';
import type { ReplicationKey } from './run-state.ts';
import { SHIFTS_A_WEEK } from './types.ts';
import * as at from './wasm/layout.ts';
import compiled from './wasm/month.ts?assembly';

/** As much of WebAssembly as is used: neither ES2023 nor Node's types know it. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  run(): void;
  walkMonth(isWalked: boolean): number;
}

export interface FastMonth {
  readonly ledger: Float64Array;
  /** Six columns a week (observe-desks.ts); empty when nobody watched. */
  readonly watched: Float64Array;
}

const PAGE = 65_536;
/**
 * A world whose tables are larger is left to the plain kernel: addresses are signed, and a run needs room
 * besides.
 */
const LARGEST_IMAGE = 2 ** 30;
let kernel: Kernel | null | undefined;
const images = new WeakMap<PreparedWorld, WorldImage>();
let loaded: WorldImage | undefined;

/** Undefined where WebAssembly with vectors is not to be had: an old browser, or a page that forbids it. */
export function runFastMonth(
  world: PreparedWorld,
  key: ReplicationKey,
  watchWithin?: number,
): FastMonth | undefined {
  kernel ??= openKernel();
  const image = imageOf(world);
  if (kernel === null || image === undefined) return undefined;
  const { watchAt, watchLength } = prepareMonth(kernel, world, image, key, watchWithin);
  kernel.run();
  const { buffer } = kernel.memory;
  return {
    ledger: new Float64Array(buffer, at.LEDGER, image.ledgerLength).slice(),
    watched: new Float64Array(buffer, watchAt, watchLength).slice(),
  };
}

/**
 * For measuring: only draws the fresh callers of a month, and walks their first calls or not. How many they
 * are, or undefined as above.
 */
export function walkFastMonth(
  world: PreparedWorld,
  key: ReplicationKey,
  isWalked: boolean,
): number | undefined {
  kernel ??= openKernel();
  const image = imageOf(world);
  if (kernel === null || image === undefined) return undefined;
  prepareMonth(kernel, world, image, key, undefined);
  return kernel.walkMonth(isWalked);
}

function openKernel(): Kernel | null {
  try {
    const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;
    const bytes = Uint8Array.from(atob(compiled), (letter) => letter.charCodeAt(0));
    // The host's own functions, so that both kernels round alike.
    const { exports } = new Instance(new Module(bytes), { math: { exp: Math.exp, log: Math.log } });
    return exports as Kernel;
  } catch {
    return null;
  }
}

function imageOf(world: PreparedWorld): WorldImage | undefined {
  const known = images.get(world);
  if (known || 16 * world.menu.outcome.length > LARGEST_IMAGE) return known;
  const image = layOutTables(world);
  images.set(world, image);
  return image;
}

/** Writes the world, unless it stands there already, and the key; clears the ledger and the tallies. */
function prepareMonth(
  { memory }: Kernel,
  world: PreparedWorld,
  image: WorldImage,
  key: ReplicationKey,
  watchWithin: number | undefined,
): { watchAt: number; watchLength: number } {
  const { days } = world.program.arrivals;
  const counts = drawHourCounts(world.program.arrivals, new Slots(key.seed, key.replication));
  const countsAt = image.bytes.length;
  const watchAt = alignUp(countsAt + counts.byteLength);
  const watchLength =
    watchWithin === undefined ? 0 : Math.ceil(days / 7) * 6 * world.deskCount * SHIFTS_A_WEEK;
  const end = watchAt + 8 * watchLength;

  const missing = end - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  const { buffer } = memory;
  if (loaded !== image) new Uint8Array(buffer).set(image.bytes);
  loaded = image;
  new Float64Array(buffer, at.LEDGER, image.ledgerLength).fill(0);
  new Float64Array(buffer, watchAt, watchLength).fill(0);
  new Int32Array(buffer, countsAt, counts.length).set(counts);
  const int = new Int32Array(buffer);
  int[at.SEED_LOW / 4] = key.seed % 4294967296;
  int[at.SEED_HIGH / 4] = Math.floor(key.seed / 4294967296);
  int[at.REPLICATION / 4] = key.replication;
  int[at.HOUR_COUNTS / 4] = countsAt;
  int[at.WATCH / 4] = watchWithin === undefined ? 0 : watchAt;
  int[at.TABLES_END / 4] = end;
  const real = new Float64Array(buffer);
  real[at.WATCH_WITHIN / 8] = watchWithin ?? 0;
  real[at.WATCH_END / 8] = days * 86_400;
  return { watchAt, watchLength };
}

/**
 * The compiled kernel (wasm/month.ts), opened once a thread; worlds take turns in its memory. Everything here
 * lays out memory, runs, and reads memory: what a run means is said in wasm/.
 */
import { Slots } from '../random/index.ts';
import { drawHourCounts } from './arrivals.ts';
import type { PreparedWorld } from './compile-world.ts';
import { layOutWorld, type WorldImage } from './lay-out-world.ts';
import { alignUp, layoutOf, layoutOfClass, readReals, writeField } from './records.ts';
import type { ReplicationKey } from './types.ts';
import { STEPS_IN_BUFFER } from './wasm/constants.ts';
import { instantiate } from './wasm/month.ts?assembly';

/** One step of a caller as the kernel records it: wasm/constants.ts says what its numbers mean. */
export interface Step {
  readonly at: number;
  readonly seconds: number;
  readonly kind: number;
  readonly caller: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Somebody who looks on while a replication runs. */
export interface Watch {
  /** Kinds of steps wanted. */
  readonly kinds: readonly number[];
  /** Whose; undefined: everybody's. Callers who do not come in this month are nobody's business. */
  readonly callers?: readonly number[];
  /**
   * Takes steps in the order in which they become known; the object is the same each time, so what is kept
   * must be copied. False when the run may stop.
   */
  readonly see: (step: Step) => boolean;
}

/** What a run has counted. Copies: the memory goes on to the next run. */
export interface Ledger {
  readonly tally: Readonly<Record<string, number>>;
  readonly desks: readonly Readonly<Record<string, number>>[];
  readonly groups: readonly Readonly<Record<string, number>>[];
  readonly exits: Float64Array;
  readonly flow: Float64Array;
}

const PAGE = 65_536;
/** Thrown through the kernel to end a run when nothing more is wanted of it. */
const ENOUGH = new Error('Enough has been seen.');

export class Engine {
  private static alone: Engine | undefined;
  private static watched: Engine | undefined;

  /**
   * Opened once a thread: one for runs that are looked on at, one for those that are not. Throws a sentence
   * where WebAssembly with vectors is not to be had: an old browser, or a page whose policy forbids it.
   */
  static ofThread(isWatched: boolean): Engine {
    return isWatched ? (Engine.watched ??= new Engine(true)) : (Engine.alone ??= new Engine(false));
  }

  private readonly exports: ReturnType<typeof instantiate>;
  private readonly addresses = new Map<string, number>();
  private readonly images = new WeakMap<PreparedWorld, WorldImage>();
  private loaded: WorldImage | undefined;
  private watch: Watch | undefined;
  private stepsAt = 0;

  constructor(isWatched: boolean) {
    const readSteps = (count: number): void => this.readSteps(count);
    try {
      this.exports = instantiate(isWatched, { host: { exp: Math.exp, log: Math.log, readSteps } });
    } catch (cause) {
      throw new Error(
        'Simulating needs WebAssembly with vectors: a browser of 2023 or later, and a page whose policy allows it.',
        { cause },
      );
    }
  }

  /** One month, or as much of it as `watch` wants to see; it is told of the steps it wants. */
  run(world: PreparedWorld, key: ReplicationKey, watch?: Watch): Ledger {
    const image = this.prepare(world, key, watch);
    this.watch = watch;
    try {
      this.call('run');
    } catch (thrown) {
      if (thrown !== ENOUGH) throw thrown;
    }
    return this.readLedger(world, image);
  }

  /**
   * For measuring: draws the fresh callers of a month, and walks their first calls or not. How many they are.
   */
  walkMonth(world: PreparedWorld, key: ReplicationKey, isWalked: boolean): number {
    this.prepare(world, key, undefined);
    return this.call('walkMonth', Number(isWalked));
  }

  /** Writes the world, unless it stands there already, the key, and what is wanted; clears the counts. */
  private prepare(world: PreparedWorld, key: ReplicationKey, watch: Watch | undefined): WorldImage {
    const image = this.imageOf(world);
    const counts = drawHourCounts(world.program.arrivals, new Slots(key.seed, key.replication));
    const chosen = chooseCallers(counts, watch?.callers);
    const countsAt = image.bytes.length;
    const chosenAt = alignUp(countsAt + counts.byteLength);
    this.stepsAt = alignUp(chosenAt + chosen.byteLength);
    const end = this.stepsAt + (watch === undefined ? 0 : STEPS_IN_BUFFER * layoutOfClass('Step').size);
    const { memory } = this.exports;
    const missing = end - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));

    if (this.loaded !== image) new Uint8Array(memory.buffer).set(image.bytes);
    this.loaded = image;
    this.clear(this.addressOf('tally'), layoutOf('tally').size);
    this.clear(image.counts.desks, image.counts.end - image.counts.desks);
    new Int32Array(memory.buffer, countsAt, counts.length).set(counts);
    new Uint8Array(memory.buffer, chosenAt, chosen.length).set(chosen);
    this.write('key', {
      seedLow: key.seed % 2 ** 32,
      seedHigh: Math.floor(key.seed / 2 ** 32),
      replication: key.replication,
    });
    this.write('freshCallers', { countOfHour: countsAt });
    this.write('recorder', {
      kinds: (watch?.kinds ?? []).reduce((mask, kind) => mask | (1 << kind), 0),
      chosen: watch?.callers === undefined ? 0 : chosenAt,
      steps: this.stepsAt,
    });
    this.write('room', { free: end });
    return image;
  }

  private imageOf(world: PreparedWorld): WorldImage {
    const known = this.images.get(world);
    if (known) return known;
    const image = layOutWorld(world, (constant) => this.addressOf(constant), this.call('tablesBegin'));
    this.images.set(world, image);
    return image;
  }

  private readLedger(world: PreparedWorld, { counts }: WorldImage): Ledger {
    const { buffer } = this.exports.memory;
    const readAll = (name: string, from: number, count: number): Record<string, number>[] => {
      const layout = layoutOfClass(name);
      return Array.from({ length: count }, (_, i) => readReals(buffer, from + i * layout.size, layout));
    };
    return {
      tally: readReals(buffer, this.addressOf('tally'), layoutOf('tally')),
      desks: readAll('DeskTally', counts.desks, world.deskCount),
      groups: readAll('GroupTally', counts.groups, world.program.groups.length),
      exits: new Float64Array(buffer, counts.exits, (counts.flow - counts.exits) / 8).slice(),
      flow: new Float64Array(buffer, counts.flow, (counts.end - counts.flow) / 8).slice(),
    };
  }

  /** Called by the kernel when its buffer is full, and at the end. */
  private readSteps(count: number): void {
    const watch = this.watch;
    if (watch === undefined) return;
    const { size, fields } = layoutOfClass('Step');
    const { buffer } = this.exports.memory;
    const ints = new Int32Array(buffer, this.stepsAt, (count * size) / 4);
    const reals = new Float64Array(buffer, this.stepsAt, (count * size) / 8);
    const at = fields['at']!.offset >> 3;
    const seconds = fields['seconds']!.offset >> 3;
    const kind = fields['kind']!.offset >> 2;
    const caller = fields['caller']!.offset >> 2;
    const a = fields['a']!.offset >> 2;
    const step = { at: NaN, seconds: NaN, kind: 0, caller: 0, a: 0, b: 0, c: 0, d: 0 };
    for (let i = 0, int = 0, real = 0; i < count; i++, int += size >> 2, real += size >> 3) {
      step.at = reals[real + at]!;
      step.seconds = reals[real + seconds]!;
      step.kind = ints[int + kind]!;
      step.caller = ints[int + caller]!;
      step.a = ints[int + a]!;
      step.b = ints[int + a + 1]!;
      step.c = ints[int + a + 2]!;
      step.d = ints[int + a + 3]!;
      if (!watch.see(step)) throw ENOUGH;
    }
  }

  private clear(address: number, bytes: number): void {
    new Uint8Array(this.exports.memory.buffer, address, bytes).fill(0);
  }

  private write(constant: string, values: Readonly<Record<string, number>>): void {
    for (const [field, value] of Object.entries(values))
      writeField(this.exports.memory.buffer, this.addressOf(constant), layoutOf(constant), field, value);
  }

  private addressOf(constant: string): number {
    const known = this.addresses.get(constant);
    if (known !== undefined) return known;
    const global = this.exports[constant];
    const address =
      typeof global === 'object' && global !== null && 'value' in global ? global.value : undefined;
    if (typeof address !== 'number') throw new Error(`The compiled kernel has no record ${constant}.`);
    this.addresses.set(constant, address);
    return address;
  }

  private call(name: string, argument?: number): number {
    const exported = this.exports[name];
    if (typeof exported !== 'function') throw new Error(`The compiled kernel has no function ${name}.`);
    return Number(exported(argument));
  }
}

/** By caller of the month: 1 when asked for. Empty when everybody is. */
function chooseCallers(counts: Int32Array, callers: readonly number[] | undefined): Uint8Array {
  if (callers === undefined) return new Uint8Array(0);
  const chosen = new Uint8Array(counts.reduce((sum, count) => sum + count, 0));
  for (const caller of callers) chosen[caller] = 1;
  return chosen;
}

/** The kernel in C++ (../native), built anew, on the tables of the world that the JavaScript kernel runs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PreparedWorld } from '../../../src/kernel/index.ts';
import { valueAt } from '../../../src/util/steps.ts';

// The kernel's own expressions are not fused either, so that the answers can be compared to the last digit.
const FLAGS = ['-O3', '-march=native', '-ffp-contract=off', '-std=c++17'];

export interface CppRun {
  readonly walk: readonly number[];
  readonly world: readonly number[];
  /** Of replication 0. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface CppRounds {
  /** The kernel's own random numbers, by address. */
  readonly addressed: CppRun;
  /** One generator drawn in turn. */
  readonly sequential: CppRun;
}

export interface CppKernel {
  /** Replications 1 to `rounds`, after one to warm up. */
  readonly run: (seed: number, rounds: number) => CppRounds;
  readonly compiler: string;
  readonly end: () => void;
}

/**
 * Builds it in a folder of its own; the reason when that cannot be done here. `native` is the folder of the
 * sources.
 */
export function buildCpp(native: string, world: PreparedWorld): CppKernel | { readonly reason: string } {
  const version = spawnSync('g++', ['--version'], { encoding: 'utf8' });
  if (version.status !== 0) return { reason: 'g++ is not installed (Debian: apt-get install g++)' };
  const folder = mkdtempSync(join(tmpdir(), 'dialtree-cpp-'));
  const end = (): void => rmSync(folder, { recursive: true, force: true });
  const binary = join(folder, 'kernel');
  const tables = join(folder, 'tables');
  const built = spawnSync('g++', [...FLAGS, '-o', binary, join(native, 'kernel.cc')], { encoding: 'utf8' });
  if (built.status !== 0) {
    end();
    return { reason: `g++ failed: ${built.stderr.split('\n')[0]}` };
  }
  writeFileSync(tables, encodeTables(world));
  return {
    run: (seed, rounds) =>
      JSON.parse(
        execFileSync(binary, [tables, String(seed), String(rounds)], { encoding: 'utf8' }),
      ) as CppRounds,
    compiler: `${version.stdout.split('\n')[0]} ${FLAGS.join(' ')}`,
    end,
  };
}

function encodeTables(world: PreparedWorld): Buffer {
  if (world.lineCount !== 1 || world.trunks >= 0)
    throw new Error('The kernel in C++ knows one line and no trunks.');
  const { arrivals } = world.program;
  const { redialDelay, below, handling, misroute, patience } = world;
  const whole: Record<string, ArrayLike<number>> = {
    sizes: [
      world.needCount,
      world.profileCount,
      world.deskCount,
      world.productCount,
      world.maxDials,
      arrivals.days,
      world.exitKind.length,
    ],
    'type.base': world.typeTable.base,
    'type.shift': world.typeTable.shift,
    'type.columns': world.typeTable.columns,
    'second.base': world.secondNeeds.table.base,
    'second.shift': world.secondNeeds.table.shift,
    'second.columns': world.secondNeeds.table.columns,
    record: world.menu.record,
    entry: world.entry,
    exitKind: world.exitKind,
    exitDesk: world.exitDesk,
    productOfNeed: world.productOfNeed,
    secondPossible: world.secondNeeds.isPossible,
    deskServes: world.deskServes,
    isOperator: world.isOperatorDesk,
    rightDesk: world.rightDesk,
    transfer: world.transfer,
    lineServes: world.lineServes,
    agents: world.program.groups.flatMap(({ agents }) =>
      Array.from({ length: 336 }, (_, shift) => valueAt(agents, world.program.loopAt, shift * 1800)),
    ),
    patienceStart: patience.start,
    patienceOf: world.patienceOfProfile,
  };
  const real: Record<string, ArrayLike<number>> = {
    scalars: [
      arrivals.hourlyCv,
      arrivals.dailyCv,
      world.meanDelay.repeat,
      redialDelay.mu,
      redialDelay.sigma,
      redialDelay.maxSeconds,
      redialDelay.share,
      below.redial,
      below.resolved,
      below.repeat,
      below.secondNeed,
    ],
    expected: arrivals.expected,
    recordSeconds: world.menu.seconds,
    handlingMu: handling.mu,
    handlingSigma: handling.sigma,
    misrouteMu: misroute.mu,
    misrouteSigma: misroute.sigma,
    patienceFrom: patience.from,
    patienceRate: patience.rate,
    patienceSum: patience.cumulative,
  };
  return Buffer.concat([
    ...Object.entries(whole).map(([name, values]) => encodeSection(name, 0, Int32Array.from(values))),
    ...Object.entries(real).map(([name, values]) => encodeSection(name, 1, Float64Array.from(values))),
  ]);
}

function encodeSection(name: string, kind: number, values: Int32Array | Float64Array): Buffer {
  const head = Buffer.alloc(24);
  head.write(name);
  head.writeInt32LE(kind, 16);
  head.writeInt32LE(values.length, 20);
  return Buffer.concat([head, Buffer.from(values.buffer, values.byteOffset, values.byteLength)]);
}

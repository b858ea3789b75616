/** From factors to design points. Order is fixed: the last factor of a grid turns fastest. */
import { SlotReader, Slots } from '../../random/index.ts';
import { spaceEvenly } from './parse-factor.ts';
import type { Factor, FactorValue, PointDesign, SweepPoint } from './types.ts';

/** Levels of a plain range in a grid: both ends and the middle. */
const GRID_LEVELS = 3;
export const MAX_POINTS = 10_000;

/** How many points a design has, before anything is built. */
export function countPoints(factors: readonly Factor[], design: PointDesign): number {
  return design.kind === 'lhs'
    ? design.points
    : factors.reduce((product, factor) => product * levelsOf(factor).length, 1);
}

export function planPoints(factors: readonly Factor[], design: PointDesign, seed: number): SweepPoint[] {
  return design.kind === 'grid' ? planGrid(factors) : planLatinHypercube(factors, design.points, seed);
}

function levelsOf({ levels }: Factor): readonly FactorValue[] {
  return levels.kind === 'list' ? levels.values : spaceEvenly(levels.low, levels.high, GRID_LEVELS);
}

function planGrid(factors: readonly Factor[]): SweepPoint[] {
  const rows = factors.reduce<FactorValue[][]>(
    (partial, factor) => partial.flatMap((row) => levelsOf(factor).map((value) => [...row, value])),
    [[]],
  );
  return rows.map((values, index) => ({ index, values }));
}

/** An address of its own among the random numbers of a seed: "LHS". */
const PURPOSE = 0x4c4853;

/**
 * Latin hypercube sampling: each factor's range is cut into as many strata as there are points, and each
 * stratum is used once. Source: McKay, Beckman & Conover 1979. The strata of a list are dealt out to its
 * values, so that each is used as nearly equally often as the number of points allows.
 */
function planLatinHypercube(factors: readonly Factor[], count: number, seed: number): SweepPoint[] {
  const slots = new Slots(seed, 0);
  const columns = factors.map(({ levels }, f) => {
    const reader = new SlotReader(slots, PURPOSE, f, 0);
    const strata = shuffle(count, () => reader.nextUniform());
    return strata.map((stratum): FactorValue => {
      if (levels.kind === 'list')
        return levels.values[Math.floor((stratum * levels.values.length) / count)] as FactorValue;
      return levels.low + ((levels.high - levels.low) * (stratum + reader.nextUniform())) / count;
    });
  });
  return Array.from({ length: count }, (_, index) => ({
    index,
    values: columns.map((column) => column[index] as FactorValue),
  }));
}

/** 0 to count - 1 in random order (Fisher & Yates). */
function shuffle(count: number, nextUniform: () => number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(nextUniform() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

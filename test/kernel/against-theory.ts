/** Theory inside the interval of several months, and never as one seed's decimals. */
import { expect } from 'vitest';
import { compileWorld, type Counts, runReplication, type WorldProgram } from '../../src/kernel/index.ts';
import { ratioInterval } from '../../src/stats/index.ts';

export const LEVEL = 0.999;

export function runMonths(program: WorldProgram, months: number): Counts[] {
  const world = compileWorld(program);
  return Array.from({ length: months }, (_, replication) => runReplication(world, { seed: 11, replication }));
}

/**
 * Theory lies in the interval, and the interval is narrow enough (share of the theory) for that to mean
 * something.
 */
export function expectTheory<Month>(
  months: readonly Month[],
  above: (c: Month) => number,
  below: (c: Month) => number,
  theory: number,
  narrow: number,
): void {
  const interval = ratioInterval(months.map(above), months.map(below), LEVEL);
  expect(interval.low).toBeLessThan(theory);
  expect(interval.high).toBeGreaterThan(theory);
  expect((interval.high - interval.low) / 2 / theory).toBeLessThan(narrow);
}

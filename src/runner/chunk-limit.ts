/**
 * How long a chunk may take before it is taken for one that never ends, measured against what such work
 * costs.
 */
import type { StudyQuestion, Work } from '../study/index.ts';

/**
 * Measured on the case, rounded up: seconds a caller with everything that follows, and for compiling a world
 * under new parameters.
 */
const CALLER_SECONDS = 4e-7;
const WORLD_SECONDS = 0.1;
/** Room for a design on its way, for compiling large menus, and for a machine that has other things to do. */
const LEAST_SECONDS = 60;
/**
 * A slow machine, an emulated one, a world in which everybody redials: all of them together stay below this.
 */
const SLOWER_THAN_USUAL = 100;
/** 23 days; timers take no more than 2^31 milliseconds and ring at once beyond. */
export const MOST_SECONDS = 2_000_000;

/** Seconds that a worker has for a chunk. */
export type ChunkLimit = (design: StudyQuestion, work: Work) => number;

/** An estimate good enough for grouping, and for telling slow from endless. */
export function estimateSeconds({ scenario }: StudyQuestion, work: Work): number {
  const { overrides, count, days, without = [] } = work;
  const callers = (scenario.callersPerMonth.value * Math.min(days ?? scenario.days, scenario.days)) / 30;
  return (
    (Object.keys(overrides).length > 0 || without.length > 0 || 'desks' in work ? WORLD_SECONDS : 0) +
    count * callers * CALLER_SECONDS
  );
}

/** A minute, and a hundred times what the chunk usually costs. */
export const limitByCost: ChunkLimit = (design, work) =>
  Math.min(MOST_SECONDS, LEAST_SECONDS + SLOWER_THAN_USUAL * estimateSeconds(design, work));

/** @param seconds for every chunk alike; absent: by its cost */
export function limitChunks(seconds: number | undefined): ChunkLimit {
  return seconds === undefined ? limitByCost : () => seconds;
}

/** Who does the chunks of a study, and how they are asked: here, in threads, in a browser's worker, on other machines. */
import type { Counts, ShiftTally } from '../kernel/index.ts';
import type { Chunk, DeskChunk, RunnerQuestion } from './study-design.ts';

/** Does chunks somewhere: here, in threads, in a browser's worker, on other machines. */
export interface Runner {
  /** How many chunks it can work on at once. */
  readonly width: number;
  /**
   * Rejects with `RunStopped` when it was stopped from outside, with anything else when the chunk cannot be
   * done.
   */
  run(chunk: Chunk): Promise<Counts[]>;
  /** One tally for each week of each replication, in their order. */
  observe(chunk: DeskChunk): Promise<ShiftTally[]>;
}

/**
 * Something that works for as many designs as one likes: threads for each of them would be dear, and a sweep
 * has hundreds.
 */
export interface RunnerPool {
  /** Chunks at once, of all its runners together. */
  readonly width: number;
  /** Lets go of nothing when dropped: what it uses belongs to the pool. */
  openRunner(design: RunnerQuestion): Runner;
  /** Ends the pool. Safe to call while chunks are running: their answers never come. */
  end(): Promise<void>;
}

/** A runner's answer to what is asked of it after an early end was asked for: neither failure nor result. */
export class RunStopped extends Error {}

/** For a promise of counts. @throws whatever else went wrong */
export function undefinedWhenStopped(cause: unknown): undefined {
  if (!(cause instanceof RunStopped)) throw cause;
}

/** Runs at most `width` at a time; answers keep the order of the questions. */
export async function mapWithWidth<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(width, items.length)) }, worker));
  return results;
}

/** Below so many bundles for each that is worked on at once, the last one would keep the others waiting. */
const LEAST_BUNDLES = 4;

/**
 * Neighbours that ask for several worlds under one setting are done one after another: whoever hears callers
 * under new parameters has heard them for all of its worlds.
 */
export function bundleChunks(chunks: readonly Chunk[], width: number): Chunk[][] {
  const bundles: Chunk[][] = [];
  for (const chunk of chunks) {
    const bundle = bundles.at(-1);
    const last = bundle?.at(-1);
    const isAlike =
      chunk.overrides === last?.overrides && chunk.from === last.from && chunk.world !== last.world;
    if (isAlike && Object.keys(chunk.overrides).length > 0) bundle?.push(chunk);
    else bundles.push([chunk]);
  }
  return bundles.length < LEAST_BUNDLES * width ? chunks.map((chunk) => [chunk]) : bundles;
}

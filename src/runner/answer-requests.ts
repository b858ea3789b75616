/** What goes between a pool and one of its workers, and the worker's side of it: the same in a thread of Node and in a page's worker. */
import type { Counts } from '../kernel/index.ts';
import { createChunkWorker, type Chunk, type StudyDesign } from '../study/index.ts';

export interface ChunkRequest {
  /** Names the design within its pool. */
  readonly designKey: number;
  /** Sent only to a worker that said it does not know it: a design is large and its chunks are many. */
  readonly design?: StudyDesign;
  readonly chunk: Chunk;
}

export type ChunkReply =
  | { readonly kind: 'counts'; readonly counts: Counts[] }
  | { readonly kind: 'unknown-design' }
  /** The chunk cannot be done: any other worker would fail too. A worker that is lost does not reply. */
  | { readonly kind: 'failed'; readonly cause: unknown };

/** Designs a worker keeps, with their compiled worlds. A sweep goes through its variants one after another. */
const MAX_DESIGNS = 3;

export function createRequestAnswerer(): (request: ChunkRequest) => ChunkReply {
  const known = new Map<number, (chunk: Chunk) => Counts[]>();
  return ({ designKey, design, chunk }) => {
    try {
      const work = known.get(designKey) ?? (design && createChunkWorker(design));
      if (!work) return { kind: 'unknown-design' };
      // Set again: the first in the map is the one not used for longest.
      known.delete(designKey);
      known.set(designKey, work);
      for (const key of known.keys()) if (known.size > MAX_DESIGNS) known.delete(key);
      return { kind: 'counts', counts: work(chunk) };
    } catch (cause) {
      return { kind: 'failed', cause };
    }
  };
}

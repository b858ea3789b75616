/**
 * What goes between a pool and one of its workers, and the worker's side of it: the same in a thread of Node
 * and in a page's worker.
 */
import { createStudyWorker, type Answer, type RunnerQuestion, type Work } from '../study/index.ts';

export interface WorkRequest {
  /** Names the design within its pool. */
  readonly designKey: number;
  /** Sent only to a worker that said it does not know it: a design is large and its chunks are many. */
  readonly design?: RunnerQuestion;
  readonly work: Work;
}

export type WorkReply =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'unknown-design' }
  /** The work cannot be done: any other worker would fail too. A worker that is lost does not reply. */
  | { readonly kind: 'failed'; readonly cause: unknown };

/**
 * Designs a worker keeps, with their compiled worlds. A sweep goes through its variants one after another.
 */
const MAX_DESIGNS = 4;

export function createRequestAnswerer(): (request: WorkRequest) => WorkReply {
  const known = new Map<number, (work: Work) => Answer>();
  return ({ designKey, design, work }) => {
    try {
      const answer = known.get(designKey) ?? (design && createStudyWorker(design));
      if (!answer) return { kind: 'unknown-design' };
      // Set again: the first in the map is the one not used for longest.
      known.delete(designKey);
      known.set(designKey, answer);
      for (const key of known.keys()) if (known.size > MAX_DESIGNS) known.delete(key);
      return { kind: 'answer', answer: answer(work) };
    } catch (cause) {
      return { kind: 'failed', cause };
    }
  };
}

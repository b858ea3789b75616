/**
 * The pool's side of a request: sends the design to whom it is new, and asks again when a worker is lost or
 * never ends.
 */
import { runnerOf, type Runner, type RunnerQuestion, type Work } from '../study/index.ts';
import type { Said } from '../words/index.ts';
import type { WorkReply, WorkRequest } from './answer-requests.ts';
import { ChunkLate, failLate, failLost, nameChunk } from './chunk-failure.ts';
import type { ChunkLimit } from './chunk-limit.ts';
import { hashDesign } from './hash-design.ts';

/**
 * A worker may be lost to something outside its chunk, such as memory. One that loses three workers is to
 * blame.
 */
const MAX_LOST = 3;
/** A machine may have been asleep. */
const MAX_LATE = 2;

export interface RequestOptions {
  readonly width: number;
  readonly designKey: number;
  /** Of a chunk: how many seconds it has. */
  readonly limit: ChunkLimit;
  /**
   * Resolves with the worker's reply; rejects when the worker is lost, with `ChunkLate` when it was ended
   * after so many seconds.
   */
  readonly ask: (request: WorkRequest, seconds: number) => Promise<WorkReply>;
  readonly isEnded: () => boolean;
}

export function requestWork(
  design: RunnerQuestion,
  { width, designKey, limit, ask, isEnded }: RequestOptions,
): Runner {
  return runnerOf(width, async (work) => {
    const seconds = limit(design, work);
    const name = async (): Promise<Said> => nameChunk(design, work, await hashDesign(design));
    let isKnown = true;
    let late = 0;
    for (let lost = 0; ;) {
      let reply: WorkReply;
      try {
        reply = await ask({ designKey, work, ...(isKnown ? {} : { design }) }, seconds);
      } catch (cause) {
        if (isEnded()) throw cause;
        if (cause instanceof ChunkLate) {
          late += 1;
          if (late === MAX_LATE) throw failLate(await name(), cause, late, design.replay);
        } else {
          lost += 1;
          if (lost === MAX_LOST) throw failLost(await name(), cause, lost, design.replay);
        }
        continue;
      }
      if (reply.kind === 'answer') return reply.answer;
      if (reply.kind === 'failed') throw await blame(reply.cause, work);
      // Sent, and unknown all the same: asking again would go on for ever.
      if (!isKnown) throw await blame(new Error('The worker does not take the design.'), work);
      isKnown = false;
    }
  });

  /** The chunk threw: a defect, to be found by what was asked. */
  async function blame(cause: unknown, work: Work): Promise<Error> {
    const why = cause instanceof Error ? cause.message : String(cause);
    return new Error(`${why} (${nameChunk(design, work, await hashDesign(design)).en})`, { cause });
  }
}

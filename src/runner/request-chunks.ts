/** The pool's side of a request: sends the design to whom it is new, and asks again when a worker is lost. */
import type { Runner, StudyDesign } from '../study/index.ts';
import type { ChunkReply, ChunkRequest } from './answer-requests.ts';

/** A worker may be lost to something outside its chunk, such as memory. One that loses three of them is to blame. */
const MAX_LOST = 3;

export interface RequestOptions {
  readonly width: number;
  readonly designKey: number;
  /** Resolves with the worker's reply; rejects when the worker is lost. */
  readonly ask: (request: ChunkRequest) => Promise<ChunkReply>;
  readonly isEnded: () => boolean;
}

export function requestChunks(design: StudyDesign, { width, designKey, ask, isEnded }: RequestOptions): Runner {
  return {
    width,
    run: async (chunk) => {
      let isKnown = true;
      for (let lost = 0; ; ) {
        let reply: ChunkReply;
        try {
          reply = await ask({ designKey, chunk, ...(isKnown ? {} : { design }) });
        } catch (cause) {
          lost += 1;
          if (isEnded()) throw cause;
          if (lost === MAX_LOST) throw new Error(`${MAX_LOST} workers were lost on the same chunk (seed ${design.seed}, ${chunk.world} from replication ${chunk.from}): ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
          continue;
        }
        if (reply.kind === 'counts') return reply.counts;
        if (reply.kind === 'failed') throw reply.cause;
        isKnown = false;
      }
    },
  };
}

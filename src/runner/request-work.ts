/** The pool's side of a request: sends the design to whom it is new, and asks again when a worker is lost. */
import { runnerOf, type Runner, type StudyDesign } from '../study/index.ts';
import type { WorkReply, WorkRequest } from './answer-requests.ts';

/** A worker may be lost to something outside its chunk, such as memory. One that loses three workers is to blame. */
const MAX_LOST = 3;

export interface RequestOptions {
  readonly width: number;
  readonly designKey: number;
  /** Resolves with the worker's reply; rejects when the worker is lost. */
  readonly ask: (request: WorkRequest) => Promise<WorkReply>;
  readonly isEnded: () => boolean;
}

export function requestWork(design: StudyDesign, { width, designKey, ask, isEnded }: RequestOptions): Runner {
  return runnerOf(width, async (work) => {
    let isKnown = true;
    for (let lost = 0; ; ) {
      let reply: WorkReply;
      try {
        reply = await ask({ designKey, work, ...(isKnown ? {} : { design }) });
      } catch (cause) {
        lost += 1;
        if (isEnded()) throw cause;
        if (lost === MAX_LOST) throw new Error(`${MAX_LOST} workers were lost on the same chunk (seed ${design.seed}, ${work.world} from replication ${work.from}): ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
        continue;
      }
      if (reply.kind === 'answer') return reply.answer;
      if (reply.kind === 'failed') throw reply.cause;
      isKnown = false;
    }
  });
}

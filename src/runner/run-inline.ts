/**
 * Does the work here, one chunk at a time, letting go of the thread between chunks so that a key press or
 * Ctrl-C gets in.
 */
import {
  createStudyWorker,
  runnerOf,
  type Runner,
  type RunnerPool,
  type RunnerQuestion,
} from '../study/index.ts';

export function createInlineRunner(design: RunnerQuestion): Runner {
  const answer = createStudyWorker(design);
  return runnerOf(1, async (work) => {
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    return answer(work);
  });
}

/** One chunk at a time, on the thread that asks; nothing has to be ended. */
export function createInlinePool(): RunnerPool {
  return { width: 1, openRunner: createInlineRunner, end: async () => undefined };
}

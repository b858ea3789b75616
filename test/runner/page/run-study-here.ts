/** What the page of web-workers.test.ts can do: a study on Web Workers, as the bytes of its result. */
import { createWebWorkerPool } from '../../../src/runner/index.ts';
import { runStudy, type StudyDesign } from '../../../src/study/index.ts';

export interface StudyPage {
  runStudyHere(design: StudyDesign, workers: number): Promise<string>;
}

(globalThis as unknown as StudyPage).runStudyHere = async (design, workers) => {
  const pool = createWebWorkerPool(
    workers,
    () => new Worker(new URL('../../../src/runner/web-worker.ts', import.meta.url), { type: 'module' }),
  );
  try {
    return JSON.stringify(await runStudy(design, pool.openRunner(design)));
  } finally {
    await pool.end();
  }
};

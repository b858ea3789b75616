/** The thread that plans agents; it starts threads of its own for the months it wants to see. */
import '../core/before-all.ts';
import { createWebWorkerPool } from '../../runner/index.ts';
import { answerStaffing, type StaffingQuestion } from './answer-staffing.ts';

self.onmessage = ({ data }: MessageEvent<StaffingQuestion>) =>
  void answerStaffing(
    data,
    (width) =>
      createWebWorkerPool(
        width,
        () => new Worker(new URL('./study-worker.ts', import.meta.url), { type: 'module' }),
      ),
    (answer) => self.postMessage(answer),
  );

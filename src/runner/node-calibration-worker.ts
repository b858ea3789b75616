/** One thread of `node-calibration-threads.ts`: told once what it is about, then asked one thing after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { createCalibrationWorker, type CalibrationMatter, type CalibrationWork } from '../calibrate/index.ts';

const answer = createCalibrationWorker(workerData as CalibrationMatter);

parentPort?.on('message', (work: CalibrationWork) => {
  answer(work).then(
    (found) => parentPort?.postMessage({ found }, buffersOf(found)),
    (cause: unknown) => parentPort?.postMessage({ cause }),
  );
});

/** Numbers of a log's cells are handed over, not copied. */
function buffersOf(found: readonly object[]): ArrayBuffer[] {
  return found.flatMap((each) =>
    Object.values(each).flatMap((value) =>
      value instanceof Float64Array && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
    ),
  );
}

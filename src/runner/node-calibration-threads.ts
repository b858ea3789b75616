/**
 * Does the work of calibrations on worker threads: as many pieces at once as there are threads, the same bytes as one.
 * A thread that is lost loses its piece, and with it the calibration: nothing is kept that would have to be mended.
 */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import {
  createCalibrationWorker,
  type CalibrationMatter,
  type CalibrationWork,
  type EvaluatePaths,
  type PathAnswer,
  type Recovered,
  type SelfCheckTask,
  type PathCounts,
  type PathDesign,
  type WorkedOut,
} from '../calibrate/index.ts';
import type { StudyQuestion } from '../study/index.ts';

// The bundle puts the worker (node-calibration-worker.ts) beside whatever file this code ends up in.
const WORKER_FILE = new URL('./calibration-worker.js', import.meta.url);
/** Pieces for each thread, so that none waits long for the last one; both sides of a difference stay together. */
const PIECES = 4;
/** What is weighed under one set of parameters is short-lived and some megabytes large. */
const NURSERY = 48;

export interface CalibrationThreads {
  readonly width: number;
  evaluatorOf(design: PathDesign, counts: Pick<PathCounts, 'cells'>): EvaluatePaths;
  selfCheckerOf(question: StudyQuestion): (task: SelfCheckTask) => Promise<readonly Recovered[]>;
  /** Safe to call while work is done: its answers never come. */
  end(): Promise<void>;
}

/** @param workerFile another worker than the bundle's, for tests; where there is none, the work is done here */
export function openCalibrationThreads(threads: number, workerFile = WORKER_FILE): CalibrationThreads {
  const width = existsSync(workerFile) ? threads : 1;
  const ends: (() => Promise<unknown>)[] = [];
  const open = (matter: CalibrationMatter): ((work: CalibrationWork) => Promise<WorkedOut>) => {
    if (!existsSync(workerFile)) {
      const answer = createCalibrationWorker(matter);
      return async (work) => {
        // A key press or Ctrl-C gets in.
        await new Promise<void>((resolve) => setImmediate(resolve));
        return answer(work);
      };
    }
    const crew = createCrew(matter, width, workerFile);
    ends.push(crew.end);
    return crew.ask;
  };
  return {
    width,
    evaluatorOf: (design, { cells }) => {
      const ask = open({ kind: 'paths', design, cells });
      return async (points) => {
        const size = 2 * Math.max(1, Math.ceil(points.length / (2 * PIECES * width)));
        const pieces = Array.from({ length: Math.ceil(points.length / size) }, (_, i) =>
          ask({ kind: 'weigh', points: points.slice(i * size, (i + 1) * size) }),
        );
        return (await Promise.all(pieces)).flat() as PathAnswer[];
      };
    },
    selfCheckerOf: (question) => {
      const ask = open({ kind: 'self-check', question });
      return async (task) => (await ask({ kind: 'run', task })) as readonly Recovered[];
    },
    end: async () => {
      await Promise.all(ends.map((end) => end()));
    },
  };
}

interface Piece {
  readonly work: CalibrationWork;
  readonly resolve: (found: WorkedOut) => void;
  readonly reject: (cause: unknown) => void;
}

/** Threads that are about one matter; started when there is work for them. */
function createCrew(
  matter: CalibrationMatter,
  width: number,
  workerFile: URL,
): { ask(work: CalibrationWork): Promise<WorkedOut>; end(): Promise<unknown> } {
  const waiting: Piece[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Piece>();
  let isEnded = false;

  const next = (): void => {
    while (!isEnded && waiting.length > 0 && busy.size < width) {
      const worker = idle.pop() ?? start();
      const piece = waiting.shift() as Piece;
      busy.set(worker, piece);
      worker.ref();
      worker.postMessage(piece.work);
    }
  };
  const release = (worker: Worker): Piece | undefined => {
    const piece = busy.get(worker);
    busy.delete(worker);
    return piece;
  };
  const start = (): Worker => {
    const worker = new Worker(workerFile, {
      workerData: matter,
      resourceLimits: { maxYoungGenerationSizeMb: NURSERY },
    });
    const lose = (cause: Error): void => {
      const at = idle.indexOf(worker);
      if (at >= 0) idle.splice(at, 1);
      release(worker)?.reject(cause);
      next();
    };
    worker.on('message', (reply: { found: WorkedOut } | { cause: unknown }) => {
      const piece = release(worker);
      // Nothing keeps a program alive for a thread that has nothing to do.
      worker.unref();
      idle.push(worker);
      if ('found' in reply) piece?.resolve(reply.found);
      else piece?.reject(reply.cause);
      next();
    });
    worker.on('error', lose);
    worker.on('exit', (code) => lose(new Error(`A thread of the calibration ended with exit code ${code}.`)));
    return worker;
  };

  return {
    ask: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({ work, resolve, reject });
        next();
      }),
    end: async () => {
      isEnded = true;
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()));
    },
  };
}

/** What a calibration asks of other threads: plain data both ways, and answers that depend on nothing else. */
import type { StudyQuestion } from '../study/index.ts';
import { runSelfCheck, type SelfCheckTask } from './checks/run-self-check.ts';
import type { Recovered } from './checks/types.ts';
import { createPathModel, type PathAnswer, type PathModel, type PathPoint } from './paths/path-model.ts';
import type { PathCell, PathDesign } from './paths/types.ts';

/** What all work of one kind is about; sent once to each thread. */
export type CalibrationMatter =
  | { readonly kind: 'paths'; readonly design: PathDesign; readonly cells: readonly PathCell[] }
  | { readonly kind: 'self-check'; readonly question: StudyQuestion };

/** Sets of parameters to weigh the cells with, or the run of a self-check. */
export type CalibrationWork =
  | { readonly kind: 'weigh'; readonly points: readonly PathPoint[] }
  | { readonly kind: 'run'; readonly task: SelfCheckTask };

/** An answer for each point, or what a run found. */
export type WorkedOut = readonly PathAnswer[] | readonly Recovered[];

/** @throws when the work is of another kind than the matter, and what the work throws */
export function createCalibrationWorker(
  matter: CalibrationMatter,
): (work: CalibrationWork) => Promise<WorkedOut> {
  let model: PathModel | undefined;
  return async (work) => {
    if (matter.kind === 'paths' && work.kind === 'weigh') {
      const { evaluate } = (model ??= createPathModel(matter.design, matter.cells));
      return work.points.map((point) => evaluate(point));
    }
    if (matter.kind === 'self-check' && work.kind === 'run') return runSelfCheck(matter.question, work.task);
    throw new Error(`Work of kind "${work.kind}" is none about ${matter.kind}.`);
  };
}

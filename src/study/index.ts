export { dialByNeed, dialLines, type DialledLines } from './dial-lines.ts';
export { assembleWorld, createAssembler, type Assembler } from './assemble-world.ts';
export { createEarlyShares } from './early-shares.ts';
export { createWorldHearer, type HeardWorld, type WorldHearer } from './hear-world.ts';
export type { StudyDesk, StudyLine, StudyWorld } from './study-world.ts';
export { lineServes } from './line-routes.ts';
export { createAnswerShaper, type AnswerShape, type FieldSize } from './answer-shape.ts';
export { checkDesign } from './check-design.ts';
export { checkClosedDesks } from './check-closed.ts';
export type { DataColumn } from './data-column.ts';
export {
  FIGURE_INFO,
  FIGURES,
  KEY_FIGURES,
  LEAD_FIGURE,
  outcomeCalls,
  type Figure,
} from './figures/index.ts';
export { servesByDesk } from './pool-desks.ts';
export { createFirstCallSolver, type FirstCallSolver } from './solve-first-calls.ts';
export { numbersUsed } from './numbers-used.ts';
export { namedParameters, resolveParameters, type ResolvedParameters } from './resolve-parameters.ts';
export { replayCallers, type ReplayQuestion } from './replay-caller.ts';
export type { Transcript, TranscriptStep } from './transcript.ts';
export { drawParameters, MIN_DRAWS } from './uncertainty/index.ts';
export { createChunkWorker } from './run-chunk.ts';
export { runStudy, type StudyHooks, type StudyProgress } from './run-study.ts';
export { RunStopped, type Runner, type RunnerPool } from './runner.ts';
export { createStudyWorker, runnerOf, type Answer, type Work } from './study-work.ts';
export {
  DEFAULT_DRAWS,
  DEFAULT_REPLICATIONS,
  DEFAULT_SENSITIVITY,
  DEFAULT_SEED,
  MIN_REPLICATIONS,
  type Chunk,
  type DeskChunk,
  type DeskStaffing,
  type GroupSkills,
  type Overrides,
  type RepeatedQuestion,
  type RunnerQuestion,
  type StudyDesign,
  type StudyEffort,
  type StudyQuestion,
} from './study-design.ts';
export { describeStructure, STRUCTURES, type Structure } from './structures.ts';
export type * from './types.ts';
export * from './staffing/index.ts';
export * from './sweep/index.ts';
export * from './validation/index.ts';

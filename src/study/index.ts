export { assembleWorld, type StudyDesk, type StudyLine, type StudyWorld } from './assemble-world.ts';
export { checkDesign } from './check-design.ts';
export { FIGURE_INFO, FIGURES, FIRST_MENU_FIGURE, outcomeCalls, type Figure } from './figures.ts';
export { namedParameters, resolveParameters, type ResolvedParameters } from './resolve-parameters.ts';
export { replayCallers, type ReplayQuestion, type Transcript, type TranscriptStep } from './replay-caller.ts';
export { createChunkWorker } from './run-chunk.ts';
export { runStudy, type Runner, type StudyHooks, type StudyProgress } from './run-study.ts';
export { DEFAULT_REPLICATIONS, DEFAULT_SEED, MIN_REPLICATIONS, type Chunk, type Overrides, type StudyDesign } from './study-design.ts';
export type * from './types.ts';

/**
 * Room: from a log to a calibrated scenario. What is odd about the log (`findings`) is said before anything is counted;
 * what can be counted is (`direct`); the rest is fitted to the paths.
 *
 * Laws: nothing depends on the order of files or the number of threads; a call that the log cuts off is censored, never
 * abandoned; fewer than five calls are never told; what the log does not say is said to be so.
 */
export type * from './direct/types.ts';
export type * from './findings/types.ts';
export { FINDING_KINDS } from './findings/types.ts';
export {
  createSieve,
  findInLog,
  unknownChoices,
  type CallBatches,
  type LogFindings,
  type Sieve,
} from './findings/find-in-log.ts';
export { createPlacer, type PlaceCall, type PlacedCall } from './findings/log-tally.ts';
export { createWalker, type ImpossibleStep, type Walker } from './findings/replay-calls.ts';
export { type CallExit, type CallOutcome, type DeskVisit, type ReadCall } from './read-call.ts';
export type * from './types.ts';
export { NOT_SAID } from './types.ts';
export type * from './paths/types.ts';
export { fitPaths, type FitOptions } from './fit/fit-paths.ts';
export { ACCURACY, type FitParameter, type ListOptions } from './fit/fit-parameters.ts';
export type { EvaluatePaths } from './fit/log-likelihood.ts';
export {
  createCalibrationWorker,
  type CalibrationMatter,
  type CalibrationWork,
  type WorkedOut,
} from './calibration-work.ts';
export { countPaths } from './paths/count-paths.ts';
export { expectedCells } from './paths/expected-cells.ts';
export { markCells } from './paths/mark-paths.ts';
export { createPathModel, type PathAnswer, type PathModel, type PathPoint } from './paths/path-model.ts';
export { countLog } from './direct/count-log.ts';
export { type LoggedMachine, type LogSetting } from './log-setting.ts';
export { LOG_KINDS, type LogKind } from './simulated/log-kinds.ts';
export { logCalls, type LogOptions, type LogQuestion } from './simulated/log-calls.ts';
export type * from './checks/types.ts';
export type * from './answer.ts';
export { type PilotPlan, type SteppedWedge } from './rollout/pilot-size.ts';
export {
  planPilot,
  REDIALS,
  WHOLE_DAYS,
  type PilotFigure,
  type PilotQuestion,
  type PilotResult,
  type PilotSize,
} from './rollout/plan-pilot.ts';
export { writeCalibrated, type WriteOptions, type WrittenScenario } from './write/write-calibrated.ts';
export { checkPrediction } from './checks/check-prediction.ts';
export { checkHoldOut, type HoldOutQuestion } from './checks/hold-out.ts';
export { leaveLinesOut, type LeaveLineOutQuestion } from './checks/leave-line-out.ts';
export { planCalibration } from './checks/plan-calibration.ts';
export type { InformationHooks } from './checks/plan-information.ts';
export type { Prediction, PredictionHooks } from './checks/predict-cells.ts';
export { drawTruth, runSelfCheck, type SelfCheckTask } from './checks/run-self-check.ts';
export { checkItself, type SelfCheckHooks } from './checks/self-check.ts';
export { tallyLog, type LogTally } from './checks/tally-log.ts';
export {
  calibrate,
  type Calibrated,
  type Calibration,
  type CalibrationHooks,
  type CalibrationQuestion,
  type CalibrationStage,
  type IsLeftOut,
} from './calibrate.ts';
export { findHeadlineChange, type HeadlineHooks } from './headline.ts';
export { checkCalibration, CHECKS, type CheckHooks, type CheckName } from './checks/check-calibration.ts';
export { placeWaves, readWaves, type AskedWave, type PlacedWaves, type Rollout } from './rollout/waves.ts';
export type { VerifiedFigure, VerifiedFigureName } from './rollout/compare-stages.ts';
export {
  verifyRollout,
  type RolloutQuestion,
  type Verification,
  type VerificationResult,
  type VerifiedStage,
  type VerifiedWave,
} from './rollout/verify.ts';
export {
  updatePosterior,
  type MovedParameter,
  type PosteriorUpdate,
  type UpdateOutcome,
  type UpdateQuestion,
} from './rollout/update-posterior.ts';

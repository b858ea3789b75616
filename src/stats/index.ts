/**
 * Statistics for replications, and the queueing formulas the simulation is held against.
 *
 * Laws: an interval contains its estimate; merging in the same order gives the same bits; fewer than two
 * values give an interval without end, never a narrow one. Everything is a pure function of its numbers. To
 * add an interval or a formula: one file, its source in a comment, a test against published figures.
 */
export { bootstrapClusters, dispersionOfRates, dispersionOfShares } from './bootstrap.ts';
export { factorise, invertFactorised, solveFactorised, solveLower, solveUpper } from './cholesky.ts';
export { computeErlangA, computeErlangC, type ErlangResult, findErlangAgents } from './erlang.ts';
export { quantileBeta, quantileGamma } from './gamma-beta-quantiles.ts';
export { fitGammaPoisson, quantileGammaPoisson, splitVariation, type TwoFactors } from './gamma-poisson.ts';
export {
  digamma,
  distributionNormal,
  incompleteBeta,
  incompleteGamma,
  incompleteGammaTail,
} from './gamma-function.ts';
export {
  type Interval,
  differenceInterval,
  meanInterval,
  ratioInterval,
  shareInterval,
  varianceRatio,
} from './intervals.ts';
export { jeffreysRate, jeffreysShare } from './jeffreys.ts';
export { ksDistance, ksLimit } from './ks-distance.ts';
export {
  fitLognormal,
  lognormalMean,
  type CensoredLogs,
  type LogMoments,
  type LognormalFit,
  type Truncation,
} from './lognormal.ts';
export { computeMenuQueue, type MenuQueue, type MenuQueueResult } from './menu-queue.ts';
export { medianOf, quantileOf, quantileWeighted } from './quantile.ts';
export { fitRidge, type RidgeFit } from './ridge.ts';
export { RunningMean } from './running-mean.ts';
export { addExposure, estimateSurvival, survivalAt, type Durations, type SurvivalCurve } from './survival.ts';
export { quantileStudent, tailStudent } from './student.ts';

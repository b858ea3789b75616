/**
 * Many design points of one study, compared on the same callers: a grid or a Latin hypercube over parameters
 * and over places in the scenario or a machine.
 *
 * Laws: a point's answer depends on the study and on its values, never on other points, threads or order; a
 * sweep that was stopped and went on gives the same bytes as one that was not; every figure of every
 * replication is kept, so that no question asked later needs another run. To vary another kind of thing: a
 * kind of FactorTarget, its row in parse-factor.ts and in apply-point.ts.
 */
export { checkVariant, variantKey } from './apply-point.ts';
export { hashPlan } from './hash-plan.ts';
export { parseFactor, type FactorReading } from './parse-factor.ts';
export { countPoints, MAX_POINTS, planPoints } from './plan-points.ts';
export { rankPoints } from './rank-points.ts';
export { runSweep, type SweepHooks } from './run-sweep.ts';
export { comparedWorlds, summariseSweep, type SweepQuestion } from './summarise-sweep.ts';
export { tabulateSweep } from './tabulate-sweep.ts';
export type * from './types.ts';

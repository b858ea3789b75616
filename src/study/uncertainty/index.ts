export { drawParameters } from './draw-parameters.ts';
export { STRUCTURE_RUNS, structuralAblationOf, structuralSettings } from './structural-ablation.ts';
export { NOTHING_ASSUMED, planAssumed, stillAssumedOf, type AssumedPlan } from './still-assumed.ts';
export { countsByWorld, MIN_DRAWS, planDraws, uncertaintyOf } from './uncertainty.ts';

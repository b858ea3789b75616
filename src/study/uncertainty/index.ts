export { drawParameters } from './draw-parameters.ts';
export { STRUCTURE_RUNS, structuralAblationOf, structuralSettings } from './structural-ablation.ts';
export { MIN_DRAWS, planDraws, uncertaintyOf } from './uncertainty.ts';

/**
 * Room: the statechart as plain data. No library inside but the schema's. Everything else in the house builds
 * on this.
 */
export * from './types.ts';
export { machineJsonSchema, machineSchema, machineSchemaIn } from './schema.ts';
export { nameFact, type FactKind, type FactName } from './fact-names.ts';
export {
  describeFact,
  describeGuard,
  describeGuardBriefly,
  describeWho,
  labelGuard,
  nameFactShown,
  showHour,
} from './describe-guard.ts';
export {
  indexChart,
  inheritedMeta,
  lineage,
  toList,
  type Chart,
  type ChartState,
  type ChartTransition,
} from './chart.ts';
export { layerOf } from './layer.ts';
export { checkStructure, hintNearest, sayNearest } from './check-structure.ts';
export { findNearest } from '../util/find-nearest.ts';
export {
  checkMachineValue,
  parseMachine,
  printMachine,
  type MachineFile,
  type MachineReading,
} from './parse-machine.ts';
export * from './edits/index.ts';

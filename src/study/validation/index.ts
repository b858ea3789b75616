/**
 * Scenarios held against values that somebody else computed: theory, another simulator, a log.
 *
 * Laws: the intervals are those of all values together (a model that is right in every one of them passes with the
 * stated confidence, whatever their number); an interval too wide to tell anything agrees with nothing; no value moves
 * anything in the simulation.
 */
export { checkExpected } from './check-expected.ts';
export {
  judgeReference,
  precisionOf,
  validateScenarios,
  type ReferenceCheck,
  type ReferenceVerdict,
  type ValidatedScenario,
  type ValidationHooks,
  type ValidationResult,
} from './validate-scenarios.ts';

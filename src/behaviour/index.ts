/**
 * Room: what a caller of a given type does at a given menu, as a finite table of outcomes. Everything
 * psychological lives here.
 *
 * Laws:
 * - Closed form only: no caller is simulated here, no random number drawn.
 * - In every table the probabilities are >= 0 and sum to 1; no two outcomes share an event.
 * - Adding an example to an option never lowers its scent.
 * - Without hazards nobody hangs up while listening.
 *
 * How a menu is heard, in the order of `hear-menus.ts`: silence and operator at once, listening
 * (`listening.ts`), deciding at the end (`menu-end.ts`), slips of the finger (`slips.ts`); the urge to hang
 * up runs through all of it (`hazards.ts`). One more trait or parameter: a row in `parameters.ts` and the one
 * file whose formula it enters.
 */
export { between, SHARE } from './types.ts';
export type {
  CallerType,
  Dispositions,
  Distribution,
  Domain,
  EvidenceStatus,
  HeardMenu,
  HeardOption,
  Mood,
  NeedWords,
  Outcome,
  OutcomeTable,
  Parameter,
  TimedMenu,
  TimedOption,
  Words,
} from './types.ts';
export {
  DEFAULT_PARAMETERS,
  MENU_RATES,
  valuesOf,
  DOMAINS,
  type BehaviourParameters,
  type MeasuredMenu,
  type MenuRate,
  type ParameterName,
  type ParameterValues,
} from './parameters.ts';
export {
  createLexicon,
  mentionsOfMenu,
  scentOf,
  scentsOfMenu,
  weighWords,
  type Lexicon,
  type MenuMentions,
  type MenuOptionTexts,
  type OptionTexts,
  type TopicOdds,
} from './scent.ts';
export { createVocabulary, type Topic, type Vocabulary } from './vocabulary.ts';
export { exposeTo, hangUpProbability, urgesOf, type Exposure, type Urges } from './hazards.ts';
export { softmax } from './menu-end.ts';
export { neighboursOf } from './slips.ts';
export { decidedWithin } from './early-ledger.ts';
export {
  createHearer,
  operatorAtOnce,
  promptEnd,
  type AudibleMenu,
  type HeardBy,
  type Hearer,
} from './hear-menus.ts';
export { outcomesAt } from './outcomes-at.ts';
export { DISPOSITIONS, MOOD_KINDS, MOODS, TRAIT_KINDS, traitsOf } from './traits.ts';

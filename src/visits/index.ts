/**
 * Room: behaviour laid over the automaton: one chain for all lines and caller types of a world.
 *
 * Laws:
 * - Every row sums to 1, and every target is a row of the same block or an exit.
 * - Only rows that some caller reaches with positive probability exist; the rows of a block are contiguous.
 * - A menu with no way out ends as a hang-up or runs to the solver's limit; compiling always ends.
 *
 * A row is (node, mood, language). Choosing an option restores progress; a failure, a repeat or a step back
 * makes stuck. Callers whom neither a guard nor their traits nor their language tell apart share their rows, so
 * 1,300 types cost little more than their needs and traits.
 *
 * A machine speaks to callers in their own language where it has it, else in its first; where an option offers
 * a language, in its first until one is taken, and then in that one, whoever took it (`languageAt`).
 */
export type { RowPlace, RowPlaces, VisitExit, VisitLine, Visits } from './types.ts';
export {
  createAudience,
  createCrowd,
  listenAs,
  type Audience,
  type AudienceTopics,
  type Crowd,
  type Kind,
  type WordOdds,
} from './audience.ts';
export {
  compileVisits,
  createVisitsCompiler,
  type VisitLimits,
  type VisitsCompiler,
} from './compile-visits.ts';
export { findClocks, weighClocks, type Clocks, type Moment, type Times } from './find-clocks.ts';
export type { Hearing, Sounding } from './hearing.ts';
export { HUNG_UP, planLine, WIDTH, type LinePlan, type Stand } from './line-plan.ts';
export type { Prompt } from './prompts.ts';
export { soundLine, speakLine } from './sound-line.ts';

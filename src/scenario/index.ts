/**
 * Room: the scenario file. Who calls, which lines and desks there are, which worlds are compared.
 *
 * Laws: nothing in it is a program; every number that is not a plain design decision is a Parameter with
 * source and status; all worlds of a scenario share callers, desks and parameters, so that they differ only
 * in what is being compared. A bad file is answered with every problem it has, never with an exception.
 *
 * One more parameter: a row in `default-parameters.ts`, its title in the catalogue, its group in
 * `parameter-groups.ts`, and the one place
 * that reads it. One more key of the file: its type in `types.ts`, its shape in `schema.ts`, and in
 * `check-scenario.ts` what a shape cannot say.
 */
export type * from './types.ts';
export { timesOf } from './period-of.ts';
export { createPeriodClock, type PeriodClock } from './period-clock.ts';
export { WORLD_PARAMETERS, type WorldParameterName } from './default-parameters.ts';
export { CUSTOMER_HAZARD, HOUR_SHARES, WEEKDAY_SHARES, type HazardTable } from './default-tables.ts';
export { callerLanguages, type CallerLanguage } from './caller-languages.ts';
export { describeDomain, domainOf, isWithin } from './domain-of.ts';
export { expandCallers, needWordsOf, type Callers, type Profile } from './expand-callers.ts';
export { callersOfWeek, DAYS_OF_MONTH, expectedArrivals } from './expected-arrivals.ts';
export { describeGroup, groupOf, PARAMETER_GROUPS, type ParameterGroup } from './parameter-groups.ts';
export { needShares, type NeedShare } from './need-shares.ts';
export {
  checkScenarioValue,
  parseScenario,
  printScenario,
  readScenarioText,
  type ScenarioReading,
} from './parse-scenario.ts';
export { checkMachinesOfDraft, type Draft } from './check-partly.ts';
export type { ScenarioFile } from './scenario-file.ts';
export {
  oldMachines,
  splitTopic,
  topicOdds,
  topicParameters,
  withShares,
  type TopicParameter,
} from './topic-parameters.ts';
export { posteriorRows } from './posterior-rows.ts';
export { floorOf, fromScale, toScale, valuesFromScale } from './posterior-scale.ts';
export { measuredMenusOf, measuredParameters } from './measured-menus.ts';
export { WORDS, wordsParameter } from './word-lists.ts';
export { scenarioJsonSchema } from './schema.ts';
export { describeParameter, describeSource, type ParameterWords } from './parameter-words.ts';
export { checkMachines } from './check-machines.ts';

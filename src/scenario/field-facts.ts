/** What is written down of each key of the scenario file. */
import type { ScenarioWords } from '../words/index.ts';

type Words = ScenarioWords['fields'];
export type FieldName = {
  [Owner in keyof Words & string]: `${Owner}.${keyof Words[Owner] & string}`;
}[keyof Words & string];

export interface FieldFacts {
  /** Of every key that takes a number. */
  readonly unit?: keyof ScenarioWords['fieldUnits'];
  readonly example: unknown;
  /** What holds where the key is absent, if it is a value one could write. */
  readonly fallback?: unknown;
}

import type { JsonDocument } from '../util/read-json.ts';
import type { ScenarioConfig } from './types.ts';

/** A scenario that can be used, and the text it was read from. */
export interface ScenarioFile {
  /** The name that was given to the reader; problems carry it. */
  readonly file: string;
  /** What the file says, keys in its order. */
  readonly config: ScenarioConfig;
  /** Finds lines and columns for problems that are found later. */
  readonly document: JsonDocument;
}

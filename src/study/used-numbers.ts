/** The numbers that an answer rests on, as plain data. */
import type { EvidenceStatus } from '../behaviour/index.ts';
import type { Text } from '../chart/index.ts';

/** What a number is to the answer: drawn within its range, taken as it stands, or not looked at. */
export type NumberUse = 'drawn' | 'fixed' | 'unused';

/** Lists of numbers, in the order of a call. */
export type NumberListId =
  | 'callers'
  | 'parameters'
  | 'products'
  | 'intents'
  | 'needs'
  | 'segments'
  | 'hours'
  | 'weekdays'
  | 'desks'
  | 'patience'
  | 'popularity'
  | 'trunks'
  | 'words'
  | 'published'
  | 'expected';

/** One number. */
export interface UsedNumber {
  /** In the scenario file, `products[0].share`; of a default behind its name, `HOUR_SHARES[9]`. */
  readonly path: string;
  /** What reports call it. */
  readonly title: Text;
  /** In the unit of its list. */
  readonly value: number;
  /** What kind of source it has. Absent: of a design decision, which needs none. */
  readonly status?: EvidenceStatus;
  /** What it is to the answer. */
  readonly use: NumberUse;
}

/** Numbers of one kind. */
export interface UsedNumbers {
  /** What kind. */
  readonly id: NumberListId;
  /** What reports call the list: of words, whose they are. */
  readonly title: Text;
  /** Where they come from, where one source says it of all. */
  readonly source?: string;
  /** In the order of the file. */
  readonly numbers: readonly UsedNumber[];
}

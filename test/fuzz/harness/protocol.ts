/** What a fuzzing process and the process that watches it say to each other. */
import type { Broke } from '../try-input.ts';

export type Order =
  /** Inputs of a reader from one number on, until so many are done or `seconds` are over. */
  | {
      readonly kind: 'batch';
      readonly reader: string;
      readonly seed: number;
      readonly from: number;
      readonly count: number;
    }
  | { readonly kind: 'try'; readonly reader: string; readonly input: string };

export interface Found extends Broke {
  readonly index: number;
}

export type Report =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'batch';
      readonly done: number;
      readonly accepted: number;
      readonly characters: number;
      /** Processor seconds of all of them. */
      readonly seconds: number;
      /** Of one stretch of inputs (see `stretchOf`): processor seconds, and its first. */
      readonly slowest: { readonly seconds: number; readonly index: number };
      /** Of the process so far, in MB. */
      readonly peak: number;
      /** Which stretch raised it above the limit, if one did. */
      readonly grewAt: number | undefined;
      readonly found: readonly Found[];
    }
  | {
      readonly kind: 'try';
      readonly broke: Broke | undefined;
      readonly seconds: number;
      readonly peak: number;
    };

/** What no input may take. */
export const MOST_SECONDS = 1;
export const MOST_MEGABYTES = 500;
/** After these it is ended from outside: whatever it is, it hangs. */
export const KILL_SECONDS = 10;
/** Of waiting without any work: a promise that nobody keeps. */
export const IDLE_SECONDS = 30;

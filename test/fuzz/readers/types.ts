import type { Corpus } from '../corpus.ts';
import type { Luck } from '../luck.ts';

/** What became of one input. */
export interface Reading {
  /** Whether it was good enough to go on with; the share of these tells how deep a run looks. */
  readonly isAccepted: boolean;
  /** Everything that came of it, for a second run to be compared with: now and then, since printing costs the most. */
  readonly said: () => string;
}

/** One thing in the house that takes text from outside. */
export interface Reader {
  readonly name: string;
  /** Of a kept input, without the dot. */
  readonly extension: string;
  /** Inputs of this reader for each input of one of weight 1: what costs little is asked more. */
  readonly weight: number;
  readonly make: (luck: Luck, corpus: Corpus) => string;
  /** @throws Broken for a law that does not hold; anything else that is thrown is a crash. */
  readonly read: (input: string) => Reading | Promise<Reading>;
}

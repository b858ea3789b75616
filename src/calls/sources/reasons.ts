/**
 * What became of records that are in no call. Every reason has its sentence in `words` (`calls.reasons`).
 *
 * One more reason: a line here, and its words.
 */
export const REASONS = [
  /** The record ends in the middle, or is not of the form of its file. */
  'cut',
  /** Longer than any record is: not a log. */
  'long',
  /** A field that is needed is empty or missing. */
  'noId',
  'noStart',
  'noLine',
  /** A name or number that the mapping does not have. */
  'unknownLine',
  'unknownDesk',
  'unknownMenu',
  /** A moment cannot be read, was never on the clock, or was there twice and the call does not say which. */
  'time',
  'gap',
  'zone',
  'ambiguous',
  /** A value that is none of those that may stand there. */
  'event',
  'key',
  'endedBy',
  'outcome',
  /** A record of a call whose beginning is in no file. */
  'orphan',
  /** Laws of the event table. */
  'twoStarts',
  'twoEnds',
  'notInMenu',
  'answerWithoutQueue',
  'afterEnd',
  'tooLong',
  'tooMany',
  /** Merged: the same once more, or said by a fuller record. */
  'double',
  'repeated',
  /** Excluded: no call that a caller made to a line. */
  'notACall',
  'outbound',
  'internal',
  'otherChannel',
  'agentLeg',
  'prefix',
  'period',
  'closed',
] as const;
export type Reason = (typeof REASONS)[number];

/** A record that is in no call, or says what another says. */
export interface Fate {
  readonly fate: 'merged' | 'refused' | 'excluded';
  readonly reason: Reason;
}

export function refuse(reason: Reason): Fate {
  return { fate: 'refused', reason };
}

export function exclude(reason: Reason): Fate {
  return { fate: 'excluded', reason };
}

export function merge(reason: 'double' | 'repeated' = 'double'): Fate {
  return { fate: 'merged', reason };
}

/** Of what a reader gives back: no fragment. */
export function isFate(reading: object): reading is Fate {
  return 'fate' in reading;
}

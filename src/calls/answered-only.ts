/** Some systems write no record of a call that nobody answered. Every share of lost calls would then be 0. */

export interface AnsweredCount {
  readonly calls: number;
  /** Ended without an agent. */
  readonly unanswered: number;
}

/** Fewer calls may all be answered on a good day. */
const MANY = 100;
/** Calls that should have gone unanswered where none did: chance does that once in a million days (exp(-14)). */
const TOO_MANY = 14;

/**
 * Whether so many calls without one unanswered can only be a log that leaves those out.
 *
 * @param whole the log that the day is of: where few go unanswered at all, whole days without any come by themselves
 */
export function isAnsweredOnly({ calls, unanswered }: AnsweredCount, whole: AnsweredCount): boolean {
  if (calls <= MANY || unanswered > 0) return false;
  return whole.unanswered === 0 || (calls * whole.unanswered) / whole.calls > TOO_MANY;
}

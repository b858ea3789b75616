/**
 * What each random slot is for, and its address. A variate has one fixed place, so the same caller meets the
 * same luck in every world whatever else happens there. Never reuse or renumber a purpose: it would change
 * every published figure.
 */
export const PURPOSE = {
  /** c0 = day of the period: the day's rate factor. */
  dayRate: 1,
  /** c0 = hour of the period: the hour's rate factor. */
  hourRate: 2,
  /** c0 = hour of the period: how many fresh callers. */
  hourCount: 3,
  /** c0 = position / 4, c1 = hour, word = position % 4: gaps between the fresh callers of an hour. */
  gap: 4,
  /** c0 = caller / 4, word = caller % 4: need and profile. */
  type: 5,
  /**
   * c0 = caller, c1 = visit(need ordinal, dialling): word 0 the line, then one word a menu visit, on through
   * the blocks c2.
   */
  call: 6,
  /** c0 = caller, c1 = visit(need ordinal, queue joined): word 0 patience. */
  patience: 7,
  /**
   * c0 = caller, c1 = visit(need ordinal, service at a right place): handling, resolved, second need, repeat.
   */
  service: 8,
  /** c0 = caller, c1 = visit(need ordinal, queue joined): seconds at the wrong desk. */
  misroute: 9,
  /** c0 = caller, c1 = visit(need ordinal, dialling): dials again after being lost, delay. */
  redial: 10,
  /**
   * c0 = caller, c1 = visit(need ordinal, dialling): calls again when not served at all, delay before any
   * repeat call.
   */
  repeat: 11,
  /** c0 = caller: which second need. */
  secondNeed: 12,
  /** c0 = caller, c1 = visit(need ordinal, queues joined so far): follows advice, delay. */
  advice: 13,
} as const;

/** Diallings (or queues, or services) of one need that can be told apart. */
export const VISITS_PER_NEED = 1 << 20;

/** Need ordinal 0 is what the caller first came for, 1 the second need. */
export function visitOf(ordinal: number, index: number): number {
  return ordinal * VISITS_PER_NEED + index;
}

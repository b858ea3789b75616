import { OUTCOMES } from './types.ts';

/**
 * The ledger: one array of doubles for everything a replication counts and for the times it is working with.
 * One array, because V8 checks and loads an array anew after every call; registers, because a double passed
 * as an argument is boxed.
 */
export const REGISTER = {
  /** Time of the event being handled. */
  now: 0,
  /** When the call ends, or the part of it being handled. */
  end: 1,
  /** When an agent answers; moved on to when that agent is done. */
  start: 2,
  /** The latest moment a caller would wait for. */
  deadline: 3,
  /** Time of the event about to be scheduled. */
  due: 4,
  /** Seconds: of the menu just walked, of an agent's talk, until the next dialling. */
  inMenu: 5,
  talking: 6,
  delay: 7,
} as const;

/** Scalar counts, named as in `Counts`. */
export const TALLY = {
  callers: 8,
  needs: 9,
  calls: 10,
  entered: 11,
  menuSeconds: 12,
  lostSeconds: 13,
  operatorPresses: 14,
  failures: 15,
  transfers: 16,
  advised: 17,
  rightFirst: 18,
  resolvedFirst: 19,
  resolved: 20,
  needsServed: 21,
  needsNeverServed: 22,
  secondNeedCalls: 23,
} as const;

/** First of the counts by repeat window. */
export const REPEATS_AT = 24;

/** Counts of desk d stand at `DESKS_AT + 8 * d + ...`; then the exits, then the flow. */
export const DESKS_AT = 32;
export const DESK_TALLY = {
  offered: 0,
  served: 1,
  abandoned: 2,
  within20: 3,
  waitSeconds: 4,
  busySeconds: 5,
  misrouteSeconds: 6,
  waited: 7,
} as const;

/** Where the counts by exit and the flow begin, and the length of the whole. */
export function ledgerOf(world: {
  readonly deskCount: number;
  readonly needCount: number;
  readonly lineCount: number;
  readonly exitKind: Uint8Array;
}): { exitsAt: number; flowAt: number; length: number } {
  const exitsAt = DESKS_AT + 8 * world.deskCount;
  const flowAt = exitsAt + world.exitKind.length;
  return { exitsAt, flowAt, length: flowAt + world.needCount * world.lineCount * OUTCOMES.length };
}

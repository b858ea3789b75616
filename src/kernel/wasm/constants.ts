/**
 * Codes and limits that both sides of the kernel know: AssemblyScript (the files beside this one) counts and
 * decides by them, TypeScript (the folder above) lays out and reads memory by them, and the reference of the
 * tests draws by them. Whole numbers only, as both languages read this very file. Tallies need no codes: they
 * are the fields of `Tally` and `DeskTally` (tally.ts), found by their names.
 */

/**
 * How a call ended: index into OUTCOMES (../types.ts). The two ways to be lost, and `closed`, follow OUTCOME_LOST
 * in the order of exit kinds.
 */
export const OUTCOME_REFUSED = 0;
export const OUTCOME_LOST = 1;
export const OUTCOME_CLOSED = 3;
export const OUTCOME_ABANDONED = 4;
export const OUTCOME_SERVED = 5;
export const OUTCOME_OPERATOR = 6;
export const OUTCOME_WRONG_NUMBER = 7;
export const OUTCOME_WRONG_OPTION = 8;
export const OUTCOME_CALL_BACK_MISSED = 9;
export const OUTCOME_COUNT = 10;

/** How a call leaves the menu: index into EXIT_KINDS (../compile-world.ts). Below EXIT_CLOSED: lost. */
export const EXIT_CLOSED = 2;
export const EXIT_DESK = 3;
export const EXIT_SELF_SERVICE = 5;

/**
 * What each random slot is for, and its address (c0, c1, c2). A variate has one fixed place, so the same
 * caller meets the same luck in every world whatever else happens there. Never reuse or renumber a purpose:
 * it would change every published figure. *Visit* is a number of VISIT_BITS and above them the need's
 * ordinal: 0 for what the caller first came for, 1 for the second need.
 */
/** c0 = day of the period: the day's rate factor. */
export const PURPOSE_DAY_RATE = 1;
/** c0 = hour of the period: the hour's rate factor. */
export const PURPOSE_HOUR_RATE = 2;
/** c0 = hour of the period: how many fresh callers. */
export const PURPOSE_HOUR_COUNT = 3;
/** c0 = position / 4, c1 = hour, word = position % 4: gaps between the fresh callers of an hour. */
export const PURPOSE_GAP = 4;
/** c0 = caller / 4, word = caller % 4: need and profile. */
export const PURPOSE_TYPE = 5;
/**
 * c0 = caller, c1 = visit(dialling): word 0 the line, then one word a menu visited, on through the blocks c2.
 */
export const PURPOSE_CALL = 6;
/** c0 = caller, c1 = visit(queue joined): word 0 patience. */
export const PURPOSE_PATIENCE = 7;
/**
 * c0 = caller, c1 = visit(service at a right place): words 0 handling, 1 resolved, 2 second need, 3 repeat.
 */
export const PURPOSE_SERVICE = 8;
/** c0 = caller, c1 = visit(queue joined): word 0 seconds at the wrong desk. */
export const PURPOSE_MISROUTE = 9;
/** c0 = caller, c1 = visit(diallings made): words 0 dials again after being lost, 1 delay. */
export const PURPOSE_REDIAL = 10;
/**
 * c0 = caller, c1 = visit(diallings made): words 0 calls again when not served at all, 1 delay before any
 * repeat call, 2 remembers the number that served.
 */
export const PURPOSE_REPEAT = 11;
/** c0 = caller: word 0 which second need. */
export const PURPOSE_SECOND_NEED = 12;
/** c0 = caller, c1 = visit(queues joined so far): words 0 follows advice, 1 delay. */
export const PURPOSE_ADVICE = 13;
/** c0 = caller, c1 = visit(queues joined so far): words 0 the transfer fails, 1 goes wrong, 2 where to then. */
export const PURPOSE_TRANSFER = 14;
/** c0 = caller, c1 = visit(queue joined): words 0 accepts a call-back, 1 it is kept, 2 it is answered. */
export const PURPOSE_CALL_BACK = 15;
/** c0 = caller, c1 = visit(queue joined): word 0 gives up when told how long. */
export const PURPOSE_ANNOUNCEMENT = 16;

/** Diallings (or queues, or services) of one need that can be told apart: 2^20. */
export const VISIT_BITS = 20;

/**
 * Steps the kernel records on request (trace.ts), with their numbers a, b, c, d, and seconds where there are
 * any.
 */
/**
 * A fresh caller, before their first dialling. Asked for with STEP_DIAL, as STEP_MENU and STEP_EXIT are. a:
 * type.
 */
export const STEP_FRESH = 0;
/** a: line, b: need, c: which dialling for it, from 1. */
export const STEP_DIAL = 1;
/** a: record of the menu table; the seconds spent in that menu. */
export const STEP_MENU = 2;
/** a: exit. */
export const STEP_EXIT = 3;
/** a: desk first joined, b: how it ended; the seconds waited. */
export const STEP_QUEUE = 4;
export const QUEUE_GAVE_UP = 0;
export const QUEUE_ANSWERED = 1;
/** Still waited as the desk closed. */
export const QUEUE_CUT_OFF = 2;
/** Accepted to be called back. */
export const QUEUE_PROMISED = 3;
/** a: desk, b: 1 at a right desk, c: 1 when resolved, d: agent group; the seconds of the talk. */
export const STEP_SERVICE = 5;
/** a: from desk, b: to desk. */
export const STEP_TRANSFER = 6;
/** a: line. */
export const STEP_ADVISED = 7;
/** a: need. */
export const STEP_SECOND_NEED = 8;
export const STEP_REFUSED = 9;
export const STEP_GIVES_UP = 10;
/** The seconds until the next dialling. */
export const STEP_CALL_AGAIN = 11;
/** A desk that is closed says so. a: desk. */
export const STEP_CLOSED = 13;
/** a: from desk, b: to desk. */
export const STEP_OVERFLOW = 14;
/** a: desk, b: 0 promised, 1 made, 2 not kept, 3 not answered. */
export const STEP_CALL_BACK = 15;
/** A transfer that cut the caller off. a: from desk. */
export const STEP_TRANSFER_FAILED = 16;
/** It is known how the call ends. a: need, b: line, c: exit (-1: none), d: outcome. */
export const STEP_SETTLED = 12;

/** Steps that the buffer holds before the host must read them. */
export const STEPS_IN_BUFFER = 512;

/** How a talk's length is distributed. */
export const TIME_LOGNORMAL = 0;
export const TIME_EXPONENTIAL = 1;
export const TIME_GAMMA = 2;

/** What a desk does with callers while it is closed: index into WHEN_CLOSED (../compile-world.ts). */
export const CLOSED_ANNOUNCE = 0;
export const CLOSED_QUEUE = 1;
export const CLOSED_CALL_BACK = 2;
export const CLOSED_OVERFLOW = 3;

/**
 * Queues that a call can join: desks that pass a caller on to each other would never end. Whoever would be passed on
 * once more is cut off.
 */
export const MOST_LEGS = 8;

/** Of the waiting at a desk, best first: callers by priority, and behind them all call-backs. */
export const CLASSES = 9;
export const CLASS_CALL_BACK = 8;

export const WEEK_SECONDS = 604_800;
export const DAY_SECONDS = 86_400;

/** Plans are often given, and desks watched, by the half-hour of the week. */
export const SHIFT_SECONDS = 1800;
export const SHIFTS_A_WEEK = 336;
/** Of agents on duty: as many as are asked for, so that nobody waits. */
export const AGENTS_WITHOUT_LIMIT = -1;

/** Service level: answered within so many seconds. */
export const TARGET_WAIT = 20;

/**
 * Nobody waits longer than a week, whatever the hazard says: it bounds the search for an agent at a desk that
 * is never staffed.
 */
export const LONGEST_PATIENCE = 604_800;

/** Windows, in seconds, in which a further call by the same caller for the same need counts. */
export const WINDOW_REDIAL = 900;
export const WINDOW_HOUR = 3600;
export const WINDOW_DAY = 86_400;
export const WINDOW_WEEK = 604_800;

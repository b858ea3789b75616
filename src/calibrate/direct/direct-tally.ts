/**
 * What one pass leaves behind for the direct figures: sums by day, and seven numbers for each call whose caller is known.
 * Sums are of whole numbers (logarithms in millionths), so that no order of calls gives other bits.
 */
import { Columns } from '../columns.ts';
import type { PlacedCall } from '../findings/log-tally.ts';
import type { MenuClock } from './menu-clock.ts';

/** Seconds elapsed in menus at which bands begin. */
export const MENU_BANDS = [0, 1, 3, 6, 10, 15, 20, 30, 60, 120, 300] as const;
/** Times in whole milliseconds, logarithms in millionths. */
export const MILLIS = 1000;
export const MILLIONTHS = 1e6;
/** Shorter talks are no talks: a spike of their own that no lognormal has. */
export const SHORTEST_TALK = 10;

/** Counts of one menu, first hearings and hearings after something went wrong. */
export interface MenuTally {
  hearings: number;
  noInput: number;
  noMatch: number;
  operatorAtOnce: number;
  stuckHearings: number;
  operatorWhenStuck: number;
}

export interface Ratio {
  events: number;
  /** Trials, or milliseconds. */
  of: number;
}

export interface TalkTally {
  answered: number;
  /** Under SHORTEST_TALK seconds. */
  short: number;
  /** The others, at a desk that ended the call. */
  count: number;
  sum: number;
  squares: number;
}

export interface DirectDay {
  /** Calls that callers made, by hour; and those of them while the line was open. */
  readonly hours: Float64Array;
  readonly openHours: Float64Array;
  calls: number;
  hangUps: number;
  readonly hangUpEvents: Float64Array;
  /** Milliseconds. */
  readonly hangUpExposure: Float64Array;
  readonly menus: Map<string, MenuTally>;
  readonly progressing: Ratio;
  readonly stuck: Ratio;
  /** By desk, by whole second waited: given up, and not. */
  readonly waits: Map<string, Map<number, [abandoned: number, stayed: number]>>;
  readonly talks: Map<string, TalkTally>;
  /** Talks that ended with a transfer or an advice. */
  readonly passedOn: Ratio;
  /** Of them those that ended with a transfer. */
  transfers: number;
  readonly resolved: Ratio;
}

/** How a call ended, for what its caller did next; `next`: only seen as the next call. */
export const CHAIN = { next: 0, hungUp: 1, served: 2, resolved: 3, open: 4, advised: 5, ring: 6 } as const;

/** Whether the number that was dialled leads to what the caller came for. */
export const DIALLED = { unknown: 0, right: 1, wrong: 2 } as const;

export interface DirectTally {
  readonly days: Map<number, DirectDay>;
  /** Caller, start, end (ms; NaN: unknown), CHAIN, hash of the line, hash of what the caller was told, DIALLED. */
  readonly chain: Columns;
  /** Calls that callers made, and those whose caller is known. */
  made: number;
  known: number;
  calls: number;
  /** That were dialled. */
  readonly lines: Set<string>;
  readonly excluded: Map<string, number>;
  firstAt: number;
  lastAt: number;
  firstDay: number;
  lastDay: number;
  hasKeyTimes: boolean;
  /** Some times are cut to whole seconds. */
  hasWholeSeconds: boolean;
}

/** What is asked of the setting while calls are read. */
export interface DirectSetting {
  /** Seconds between hearing the right option and pressing its key. */
  readonly decideSeconds: number;
  /** Menus of a machine by state path. */
  clocksOf(placed: PlacedCall): ReadonlyMap<string, MenuClock> | undefined;
  /** Whether a desk serves a need. */
  serves(desk: string, need: string): boolean;
  /** Whether some desk behind the line serves a need; undefined: nobody knows the line or the need. */
  lineServes(line: string, need: string): boolean | undefined;
}

export function emptyDirectTally(): DirectTally {
  return {
    days: new Map(),
    chain: new Columns(7),
    made: 0,
    known: 0,
    calls: 0,
    lines: new Set(),
    excluded: new Map(),
    firstAt: Infinity,
    lastAt: -Infinity,
    firstDay: Infinity,
    lastDay: -Infinity,
    hasKeyTimes: false,
    hasWholeSeconds: false,
  };
}

export function emptyDay(): DirectDay {
  return {
    hours: new Float64Array(24),
    openHours: new Float64Array(24),
    calls: 0,
    hangUps: 0,
    hangUpEvents: new Float64Array(MENU_BANDS.length),
    hangUpExposure: new Float64Array(MENU_BANDS.length),
    menus: new Map(),
    progressing: { events: 0, of: 0 },
    stuck: { events: 0, of: 0 },
    waits: new Map(),
    talks: new Map(),
    passedOn: { events: 0, of: 0 },
    transfers: 0,
    resolved: { events: 0, of: 0 },
  };
}

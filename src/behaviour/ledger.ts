/** Adds up what callers do at one menu: shares and share-weighted seconds by event. */
import { EVENTS, KEYS, type Key } from '../chart/index.ts';
import type { ParameterValues } from './parameters.ts';
import { neighboursOf } from './slips.ts';
import type { HeardMenu, OutcomeTable } from './types.ts';

export interface Ledger {
  /** A key the caller means to press; slips and failed recognition are applied when the ledger is closed. */
  press(key: Key, share: number, seconds: number): void;
  silence(share: number, seconds: number): void;
  hangUp(share: number, seconds: number): void;
  close(): OutcomeTable;
}

const NO_INPUT = EVENTS.indexOf('NO_INPUT');
const NO_MATCH = EVENTS.indexOf('NO_MATCH');
const HANGUP = EVENTS.indexOf('HANGUP');
const COLUMN = new Map(KEYS.map((key, column) => [key, column] as const));

export function openLedger(menu: HeardMenu, p: ParameterValues): Ledger {
  const share = new Float64Array(EVENTS.length);
  const time = new Float64Array(EVENTS.length);
  const intended = new Float64Array(KEYS.length);
  const intendedTime = new Float64Array(KEYS.length);
  const add = (column: number, mass: number, weightedSeconds: number): void => {
    share[column] = (share[column] as number) + mass;
    time[column] = (time[column] as number) + weightedSeconds;
  };
  // A key that nobody takes is a NO_MATCH to the platform, so it is counted as one here.
  const columnOf = (key: Key): number => (menu.deadKeys.includes(key) ? NO_MATCH : (COLUMN.get(key) as number));

  return {
    press(key, mass, seconds) {
      const column = COLUMN.get(key) as number;
      intended[column] = (intended[column] as number) + mass;
      intendedTime[column] = (intendedTime[column] as number) + mass * (seconds + p.silenceAfterKey);
    },
    silence: (mass, seconds) => add(NO_INPUT, mass, mass * seconds),
    hangUp: (mass, seconds) => add(HANGUP, mass, mass * seconds),
    close() {
      KEYS.forEach((key, column) => {
        const mass = intended[column] as number;
        if (mass === 0) return;
        const seconds = intendedTime[column] as number;
        const recognised = 1 - p.noMatch;
        add(NO_MATCH, mass * p.noMatch, seconds * p.noMatch);
        const meant = recognised * (1 - p.slip);
        add(columnOf(key), mass * meant, seconds * meant);
        const neighbours = neighboursOf(key);
        const slipped = (recognised * p.slip) / neighbours.length;
        for (const neighbour of neighbours) add(columnOf(neighbour), mass * slipped, seconds * slipped);
      });
      return normalise(share, time);
    },
  };
}

/** Drops what never happens and gives the rounding error, some 1e-16, to the likeliest outcome. */
function normalise(share: Float64Array, time: Float64Array): OutcomeTable {
  const columns = [...share.keys()].filter((column) => (share[column] as number) > 1e-15);
  const total = columns.reduce((sum, column) => sum + (share[column] as number), 0);
  if (!(Math.abs(total - 1) < 1e-6)) throw new Error(`What callers do at a menu adds up to ${total} instead of 1.`);
  const probabilities = columns.map((column) => (share[column] as number) / total);
  const likeliest = probabilities.indexOf(Math.max(...probabilities));
  const others = probabilities.reduce((sum, probability, i) => (i === likeliest ? sum : sum + probability), 0);
  return columns.map((column, i) => ({
    event: EVENTS[column] as (typeof EVENTS)[number],
    probability: i === likeliest ? 1 - others : (probabilities[i] as number),
    seconds: (time[column] as number) / (share[column] as number),
  }));
}

/** Adds up what callers do at one menu: shares and share-weighted seconds by event. */
import { EVENTS, KEYS, type EventName, type Key } from '../chart/index.ts';
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

/** By the column of a key: the columns of its neighbours. */
const NEIGHBOURS = KEYS.map((key) => neighboursOf(key).map((neighbour) => COLUMN.get(neighbour) as number));

// A tornado compiles worlds by the dozen, and each closes some hundred thousand ledgers, one after another:
// they share their pages.
const share = new Float64Array(EVENTS.length);
const time = new Float64Array(EVENTS.length);
const intended = new Float64Array(KEYS.length);
const intendedTime = new Float64Array(KEYS.length);

function add(column: number, mass: number, weightedSeconds: number): void {
  share[column] = (share[column] as number) + mass;
  time[column] = (time[column] as number) + weightedSeconds;
}

/** A key that nobody takes is a NO_MATCH to the platform, so it is counted as one here. */
function columnsOf({ deadKeys }: HeardMenu): Uint8Array {
  let columns = known.get(deadKeys);
  if (!columns)
    known.set(
      deadKeys,
      (columns = Uint8Array.from(KEYS, (key, column) => (deadKeys.includes(key) ? NO_MATCH : column))),
    );
  return columns;
}
const known = new WeakMap<readonly Key[], Uint8Array>();

/** Close it before the next one is opened. */
export function openLedger(menu: HeardMenu, p: ParameterValues): Ledger {
  for (const page of [share, time, intended, intendedTime]) page.fill(0);
  return {
    press(key, mass, seconds) {
      const column = COLUMN.get(key) as number;
      intended[column] = (intended[column] as number) + mass;
      intendedTime[column] = (intendedTime[column] as number) + mass * (seconds + p.silenceAfterKey);
    },
    silence: (mass, seconds) => add(NO_INPUT, mass, mass * seconds),
    hangUp: (mass, seconds) => add(HANGUP, mass, mass * seconds),
    close() {
      const columns = columnsOf(menu);
      const recognised = 1 - p.noMatch;
      const meant = recognised * (1 - p.slip);
      for (let key = 0; key < KEYS.length; key++) {
        const mass = intended[key] as number;
        if (mass === 0) continue;
        const seconds = intendedTime[key] as number;
        add(NO_MATCH, mass * p.noMatch, seconds * p.noMatch);
        add(columns[key] as number, mass * meant, seconds * meant);
        const neighbours = NEIGHBOURS[key] as readonly number[];
        const slipped = (recognised * p.slip) / neighbours.length;
        for (const neighbour of neighbours)
          add(columns[neighbour] as number, mass * slipped, seconds * slipped);
      }
      return normalise();
    },
  };
}

/** Drops what never happens and gives the rounding error, some 1e-16, to the likeliest outcome. */
function normalise(): OutcomeTable {
  let total = 0;
  for (const mass of share) if (mass > 1e-15) total += mass;
  if (!(Math.abs(total - 1) < 1e-6))
    throw new Error(`What callers do at a menu adds up to ${total} instead of 1.`);
  let likeliest = -1;
  for (let column = 0; column < share.length; column++) {
    // Compared after the division: two shares may come to the same probability, and the first one counts.
    if (
      (share[column] as number) > 1e-15 &&
      (likeliest < 0 || (share[column] as number) / total > (share[likeliest] as number) / total)
    )
      likeliest = column;
  }
  let others = 0;
  for (let column = 0; column < share.length; column++)
    if ((share[column] as number) > 1e-15 && column !== likeliest)
      others += (share[column] as number) / total;
  const outcomes: { event: EventName; probability: number; seconds: number }[] = [];
  for (let column = 0; column < share.length; column++) {
    const mass = share[column] as number;
    if (mass > 1e-15)
      outcomes.push({
        event: EVENTS[column] as EventName,
        probability: column === likeliest ? 1 - others : mass / total,
        seconds: (time[column] as number) / mass,
      });
  }
  return outcomes;
}

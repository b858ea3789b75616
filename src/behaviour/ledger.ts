/** Adds up what callers do at one menu: shares and share-weighted seconds by event. */
import { EVENTS, KEYS, type Key } from '../chart/index.ts';
import type { ParameterValues } from './parameters.ts';
import { neighboursOf } from './slips.ts';

const NO_INPUT = EVENTS.indexOf('NO_INPUT');
const NO_MATCH = EVENTS.indexOf('NO_MATCH');
const HANGUP = EVENTS.indexOf('HANGUP');
const COLUMN = new Map(KEYS.map((key, column) => [key, column] as const));
/** By the column of a key: the columns of its neighbours. */
const NEIGHBOURS = KEYS.map((key) => neighboursOf(key).map((neighbour) => COLUMN.get(neighbour) as number));
/** Less than this never happens. */
const NEVER = 1e-15;

export function columnOf(key: Key): number {
  return COLUMN.get(key) as number;
}

/** Which column counts a key: its own, or NO_MATCH for one that nobody takes, as the platform has it. */
export function columnsOfKeys(deadKeys: readonly Key[]): Uint8Array {
  const columns = Uint8Array.from(KEYS, (_, column) => column);
  for (const key of deadKeys) columns[columnOf(key)] = NO_MATCH;
  return columns;
}

/** Columns in which something can happen, ascending. */
export function liveColumns(columnsOf: Uint8Array): Uint8Array {
  return Uint8Array.from([...columnsOf.filter((to, key) => to === key), NO_INPUT, NO_MATCH, HANGUP]);
}

/** What takes note of callers while a menu is heard. Seconds are means, from the start of the prompt. */
export interface Recorder {
  /** A key the caller means to press. */
  press(key: number, mass: number, seconds: number): void;
  silence(mass: number, seconds: number): void;
  hangUp(mass: number, seconds: number): void;
}

/**
 * One ledger serves any number of menus, one after another: a tornado closes some hundred thousand. `open`,
 * record, `close`.
 */
export class Ledger implements Recorder {
  readonly #p: ParameterValues;
  readonly #share = new Float64Array(EVENTS.length);
  readonly #time = new Float64Array(EVENTS.length);
  readonly #intended = new Float64Array(KEYS.length);
  readonly #intendedTime = new Float64Array(KEYS.length);

  constructor(p: ParameterValues) {
    this.#p = p;
  }

  open(): void {
    this.#share.fill(0);
    this.#time.fill(0);
    this.#intended.fill(0);
    this.#intendedTime.fill(0);
  }

  /** A key the caller means to press; slips and failed recognition are applied when the ledger is closed. */
  press(key: number, mass: number, seconds: number): void {
    this.#intended[key] = (this.#intended[key] as number) + mass;
    this.#intendedTime[key] =
      (this.#intendedTime[key] as number) + mass * (seconds + this.#p.silenceAfterKey);
  }

  silence(mass: number, seconds: number): void {
    this.#add(NO_INPUT, mass, mass * seconds);
  }

  hangUp(mass: number, seconds: number): void {
    this.#add(HANGUP, mass, mass * seconds);
  }

  #add(column: number, mass: number, weightedSeconds: number): void {
    this.#share[column] = (this.#share[column] as number) + mass;
    this.#time[column] = (this.#time[column] as number) + weightedSeconds;
  }

  /**
   * Writes probability and mean seconds of each of the menu's live columns, from `offset` on; both 0 for what
   * never happens.
   */
  close(
    columnsOf: Uint8Array,
    live: Uint8Array,
    probability: Float64Array,
    seconds: Float64Array,
    offset: number,
  ): void {
    const { noMatch, slip } = this.#p;
    const recognised = 1 - noMatch;
    const meant = recognised * (1 - slip);
    for (let key = 0; key < columnsOf.length; key++) {
      const mass = this.#intended[key] as number;
      if (mass === 0) continue;
      const time = this.#intendedTime[key] as number;
      this.#add(NO_MATCH, mass * noMatch, time * noMatch);
      this.#add(columnsOf[key] as number, mass * meant, time * meant);
      const neighbours = NEIGHBOURS[key] as readonly number[];
      const slipped = (recognised * slip) / neighbours.length;
      for (let i = 0; i < neighbours.length; i++)
        this.#add(columnsOf[neighbours[i] as number] as number, mass * slipped, time * slipped);
    }
    this.#normalise(live, probability, seconds, offset);
  }

  /** Drops what never happens and gives the rounding error, some 1e-16, to the likeliest outcome. */
  #normalise(live: Uint8Array, probability: Float64Array, seconds: Float64Array, offset: number): void {
    const share = this.#share;
    let total = 0;
    for (let i = 0; i < live.length; i++) {
      const mass = share[live[i] as number] as number;
      if (mass > NEVER) total += mass;
    }
    if (!(Math.abs(total - 1) < 1e-6))
      throw new Error(`What callers do at a menu adds up to ${total} instead of 1.`);
    let likeliest = -1;
    let most = 0;
    for (let i = 0; i < live.length; i++) {
      const mass = share[live[i] as number] as number;
      const part = mass > NEVER ? mass / total : 0;
      probability[offset + i] = part;
      seconds[offset + i] = part > 0 ? (this.#time[live[i] as number] as number) / mass : 0;
      // Compared after the division: two shares may come to the same probability, and the first one counts.
      if (part > most) {
        most = part;
        likeliest = i;
      }
    }
    let others = 0;
    for (let i = 0; i < live.length; i++) if (i !== likeliest) others += probability[offset + i] as number;
    probability[offset + likeliest] = 1 - others;
  }
}

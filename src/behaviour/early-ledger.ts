/**
 * What of a menu's ledger happens before the end of its prompt: the second column of a log that knows times. Kept apart
 * from `ledger.ts`, so that whoever asks for probabilities alone pays nothing for it.
 *
 * A ledger has mean seconds only, and a mean says nothing of early and late. Around it decisions take a gamma time of
 * shape 4, a spread of half the mean: an assumption of ours, no measurement. How many barge in hardly depends on it, as most
 * of those keys come long before the end; how fast callers decide does (a tenth, from shape 2 to 12). To the decision the platform adds its
 * `silenceAfterKey`: a log has the second at which the platform took the key.
 */
import { Ledger, type Recorder } from './ledger.ts';
import { EVENTS } from '../chart/index.ts';
import type { ParameterValues } from './parameters.ts';

const NO_INPUT = EVENTS.indexOf('NO_INPUT');
/** Of the gamma distribution; a whole number, so that its sum is short. */
const SHAPE = 4;

/** Share of decisions made within `seconds`, of those that take `mean` seconds on average. 0 for none and less. */
export function decidedWithin(seconds: number, mean: number): number {
  if (!(seconds > 0)) return 0;
  if (!(mean > 0)) return 1;
  const x = (SHAPE * seconds) / mean;
  // Further out its terms outgrow what numbers hold, and nobody is left.
  if (x > 100) return 1;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < SHAPE; n++) sum += term *= x / n;
  return 1 - Math.exp(-x) * sum;
}

/** As a ledger: `open`, record, `close`. Law: no share is above that of the ledger which recorded the same. */
export class EarlyLedger implements Recorder {
  readonly #p: ParameterValues;
  readonly #parts: Ledger;
  /** Nobody asks for the seconds of a part. */
  readonly #unused = new Float64Array(EVENTS.length);
  #before = 0;

  constructor(p: ParameterValues) {
    this.#p = p;
    this.#parts = new Ledger(p);
  }

  /** @param before second, from the start of the prompt, before which something is early */
  open(before: number): void {
    this.#parts.open();
    this.#before = before;
  }

  press(key: number, mass: number, seconds: number): void {
    const { decideSeconds, silenceAfterKey } = this.#p;
    const left = this.#before - (seconds - decideSeconds) - silenceAfterKey;
    const early = mass * decidedWithin(left, decideSeconds);
    this.#parts.press(key, early, 0);
    this.#later(mass - early);
  }

  /** The time-out begins when the prompt has ended. */
  silence(mass: number): void {
    this.#later(mass);
  }

  /** Stretches in which callers hang up end with the prompt or begin there. */
  hangUp(mass: number, seconds: number): void {
    if (seconds < this.#before) this.#parts.hangUp(mass, 0);
    else this.#later(mass);
  }

  /** Writes the early part of each live column's probability, from the beginning of `early` on. */
  close(columnsOf: Uint8Array, live: Uint8Array, early: Float64Array): void {
    this.#parts.close(columnsOf, live, early, this.#unused, 0);
    early[live.indexOf(NO_INPUT)] = 0;
  }

  /** The rest stands where nothing is early, so that the whole adds up. */
  #later(mass: number): void {
    this.#parts.silence(mass, 0);
  }
}

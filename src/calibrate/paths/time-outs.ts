/**
 * Whether the prompts of a log are as long as the machine file has them. The log itself tells: a time-out comes a known
 * silence after the end of the prompt. Where it comes at another second, nobody knows from times whether a key was early.
 */
import type { PromptEnd } from './prompt-ends.ts';
import type { OddPrompt } from './types.ts';

/** Seconds by which the middle of the time-outs may miss. */
const TOLERANCE = 1;
/** Fewer time-outs prove nothing. */
const LEAST = 20;
/** Width and reach of the bins in which time-outs are counted, in seconds. */
const BIN = 0.25;
const REACH = 30;
const BINS = (2 * REACH) / BIN + 1;

export interface HeardPrompt {
  readonly line: string;
  readonly machine: string;
  readonly menu: string;
}

export class TimeOuts {
  readonly #seen = new Map<
    PromptEnd,
    { readonly bins: Int32Array; count: number; readonly prompt: HeardPrompt }
  >();

  /** @param seconds from the beginning of the menu */
  note(end: PromptEnd, seconds: number, prompt: HeardPrompt): void {
    let found = this.#seen.get(end);
    if (!found) this.#seen.set(end, (found = { bins: new Int32Array(BINS), count: 0, prompt }));
    const bin = Math.round((seconds - end.timeOutSeconds + REACH) / BIN);
    found.bins[Math.min(BINS - 1, Math.max(0, bin))]!++;
    found.count++;
  }

  isOdd(end: PromptEnd): boolean {
    return Math.abs(this.#longerOf(end)) > TOLERANCE;
  }

  /** Prompts of other lengths than the machine file's, by line and menu. */
  list(): OddPrompt[] {
    return [...this.#seen]
      .filter(([end]) => this.isOdd(end))
      .map(([end, { prompt, count }]) => ({ ...prompt, longer: this.#longerOf(end), timeOuts: count }))
      .toSorted((a, b) => (`${a.line} ${a.menu}` < `${b.line} ${b.menu}` ? -1 : 1));
  }

  /** Seconds by which the prompt of the log is longer: the median; 0 where too few time-outs tell. */
  #longerOf(end: PromptEnd): number {
    const found = this.#seen.get(end);
    if (!found || found.count < LEAST) return 0;
    let left = found.count / 2;
    const bin = found.bins.findIndex((count) => (left -= count) <= 0);
    return bin * BIN - REACH;
  }
}

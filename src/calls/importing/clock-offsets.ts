/**
 * By how much clocks of files that are joined differ: one offset a day and kind, the median over calls that both saw begin
 * (LOGS: a flow log against contact records). Calls are sampled by their keys, the same in every kind, so memory has a bound.
 */
import { hashText } from './hash-text.ts';

/** Calls that are compared. */
const MOST_KEYS = 20_000;
/** An offset that is larger comes from a wrong zone or a wrong join, and is nothing to be mended. */
const MOST_OFFSET_MS = 2000;
const DAY_MS = 86_400_000;
const SECOND_MS = 1000;

export interface SkewFault {
  readonly kind: number;
  readonly day: string;
  readonly ms: number;
}

export class ClockOffsets {
  /** Of each kind: the first moment of a key. */
  private readonly begins = new Map<number, Map<string, number>>();
  private step = 1;
  private readonly offsets = new Map<string, number>();

  /** A moment at which a file of the kind says something about the call. */
  see(kind: number, key: string, t: number): void {
    if (hashText(key) % this.step !== 0) return;
    let own = this.begins.get(kind);
    if (!own) this.begins.set(kind, (own = new Map()));
    const before = own.get(key);
    if (before === undefined || t < before) own.set(key, t);
    if (own.size > MOST_KEYS) this.thin();
  }

  private thin(): void {
    this.step *= 2;
    for (const own of this.begins.values())
      for (const key of own.keys()) if (hashText(key) % this.step !== 0) own.delete(key);
  }

  /** Once everything was seen; the worst day that cannot be mended, if there is one. */
  settle(): SkewFault | undefined {
    const first = this.begins.get(0);
    let worst: SkewFault | undefined;
    for (const [kind, own] of this.begins) {
      if (kind === 0 || !first) continue;
      const days = new Map<number, number[]>();
      for (const [key, t] of own) {
        const reference = first.get(key);
        if (reference === undefined) continue;
        const day = Math.floor(reference / DAY_MS);
        const found = days.get(day);
        if (found) found.push(reference - t);
        else days.set(day, [reference - t]);
      }
      const isWhole = isInSeconds(first) || isInSeconds(own);
      for (const [day, differences] of days) {
        const median = differences.toSorted((a, b) => a - b)[Math.floor(differences.length / 2)] ?? 0;
        // Less than its own unit is what a clock of whole seconds leaves out, and no offset.
        const ms = isWhole && Math.abs(median) < SECOND_MS ? 0 : median;
        if (Math.abs(ms) > MOST_OFFSET_MS && Math.abs(ms) > Math.abs(worst?.ms ?? 0))
          worst = { kind, day: new Date(day * DAY_MS).toISOString().slice(0, 10), ms };
        this.offsets.set(`${kind} ${day}`, ms);
      }
    }
    this.begins.clear();
    return worst;
  }

  /** Whether a moment of the kind may be moved. */
  isShifted(kind: number): boolean {
    return kind !== 0 && this.offsets.size > 0;
  }

  /** Milliseconds to add to a moment of the kind. */
  shift(kind: number, t: number): number {
    return kind === 0 || this.offsets.size === 0
      ? 0
      : (this.offsets.get(`${kind} ${Math.floor(t / DAY_MS)}`) ?? 0);
  }

  /** The largest correction of each kind that has one, in milliseconds. */
  corrected(): ReadonlyMap<number, number> {
    const largest = new Map<number, number>();
    for (const [place, ms] of this.offsets) {
      const kind = Number(place.split(' ')[0]);
      if (Math.abs(ms) > Math.abs(largest.get(kind) ?? 0)) largest.set(kind, ms);
    }
    return largest;
  }
}

function isInSeconds(begins: ReadonlyMap<string, number>): boolean {
  for (const t of begins.values()) if (t % SECOND_MS !== 0) return false;
  return true;
}

/**
 * What the reference draws: the variates of src/random at the addresses of src/kernel/wasm/constants.ts, each
 * worked out anew from the world's own numbers. No tables, nothing remembered.
 */
import type { PatienceHazard, ServiceTime, WorldProgram } from '../../../src/kernel/index.ts';
import {
  buildAliasRows,
  drawPoisson,
  drawRateFactor,
  isBelow,
  sampleAlias,
  SlotReader,
  Slots,
  toThreshold,
  toUniform,
} from '../../../src/random/index.ts';
import { quantileNormal } from '../../../src/util/normal-quantile.ts';

export class Luck {
  private readonly slots: Slots;

  constructor(seed: number, replication: number) {
    this.slots = new Slots(seed, replication);
  }

  /** Word `at` of an address: four to a block. */
  word(purpose: number, c0: number, c1: number, at: number): number {
    this.slots.read(purpose, c0, c1, at >> 2);
    return this.slots.words[at & 3]!;
  }

  happens(probability: number, word: number): boolean {
    return isBelow(word, toThreshold(probability));
  }

  exponential(purpose: number, c0: number, c1: number, at: number): number {
    this.slots.read(purpose, c0, c1, at >> 2);
    return this.slots.exponential(at & 3, purpose, c0, c1, at >> 2);
  }

  service(time: ServiceTime, purpose: number, caller: number, visit: number): number {
    if (time.kind === 'exponential') return time.mean * this.exponential(purpose, caller, visit, 0);
    if (time.kind === 'gamma')
      return (time.mean / time.shape) * this.gamma(time.shape, purpose, caller, visit);
    this.slots.read(purpose, caller, visit, 0);
    const deviate = this.slots.normal(0, purpose, caller, visit, 0);
    return Math.exp(Math.log(time.mean) - time.sigma ** 2 / 2 + time.sigma * deviate);
  }

  /**
   * Marsaglia & Tsang (2000): attempt k reads block k, from 1 on. Below shape 1 by their power of a uniform, word
   * 0 of the slot itself.
   */
  private gamma(shape: number, purpose: number, c0: number, c1: number): number {
    if (shape < 1) {
      const power = toUniform(this.word(purpose, c0, c1, 0)) ** (1 / shape);
      return this.gamma(shape + 1, purpose, c0, c1) * power;
    }
    const d = shape - 1 / 3;
    for (let block = 1; ; block++) {
      this.slots.read(purpose, c0, c1, block);
      const u = toUniform(this.slots.words[1]!);
      const x = this.slots.normal(0, purpose, c0, c1, block);
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(u) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /**
   * Fresh callers of each hour: Poisson around the expected number, times the day's and the hour's rate
   * factor.
   */
  hourCount(
    { expected, dailyCv, hourlyCv }: WorldProgram['arrivals'],
    hour: number,
    purpose: { day: number; hour: number; count: number },
  ): number {
    const reader = (address: number, c0: number): SlotReader => new SlotReader(this.slots, address, c0, 0);
    const day = drawRateFactor(reader(purpose.day, Math.floor(hour / 24)), dailyCv);
    const factor = drawRateFactor(reader(purpose.hour, hour), hourlyCv);
    return drawPoisson(reader(purpose.count, hour), expected[hour]! * day * factor);
  }
}

/** The index that a word chooses among shares. */
export function pick(shares: readonly number[], word: number): number {
  return sampleAlias(buildAliasRows([0, shares.length], shares), 0, word);
}

/** The outcome of a menu row: likeliest first, by the share of signed words that each has. */
export function pickOutcome(
  { rowStart, probability }: WorldProgram['chain'],
  row: number,
  word: number,
): number {
  const outcomes = Array.from({ length: rowStart[row + 1]! - rowStart[row]! }, (_, i) => rowStart[row]! + i)
    .filter((o) => probability[o]! > 0)
    .toSorted((a, b) => probability[b]! - probability[a]!);
  const sum = outcomes.reduce((total, o) => total + probability[o]!, 0);
  let share = 0;
  for (const o of outcomes) {
    share += probability[o]! / sum;
    if (word + 2 ** 31 < Math.round(share * 2 ** 32)) return o;
  }
  return outcomes.at(-1)!;
}

/** When the hazard gathered since joining reaches `exponential`; a week at most. */
export function waitOut({ from, rate }: PatienceHazard, exponential: number): number {
  let left = exponential;
  for (let i = 0; ; i++) {
    const until = from[i + 1];
    if (until === undefined) return Math.min(604_800, from[i]! + left / rate[i]!);
    const gathered = rate[i]! * (until - from[i]!);
    if (left < gathered) return from[i]! + left / rate[i]!;
    left -= gathered;
  }
}

/** A lognormal below its limit, by inversion. */
export function redialDelay({ mu, sigma, maxSeconds }: WorldProgram['redial'], word: number): number {
  if (sigma === 0) return Math.min(maxSeconds, Math.exp(mu));
  const below = shareBelow((Math.log(maxSeconds) - mu) / sigma);
  return Math.min(maxSeconds, Math.exp(mu + sigma * quantileNormal(toUniform(word) * below)));
}

/** The normal distribution function, by halving. */
function shareBelow(z: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle > low && quantileNormal(middle) < z) low = middle;
    else if (middle < high) high = middle;
  }
  return high;
}

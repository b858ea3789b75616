/** Random numbers that a seed and an address give again: one input is made anew from its reader and its number. */
export class Luck {
  private state: number;

  /** What is joined to the seed keeps inputs of different readers and numbers apart. */
  constructor(seed: number, ...address: readonly (string | number)[]) {
    let state = seed >>> 0 || 1;
    for (const letter of address.join('|'))
      state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    this.state = state >>> 0;
  }

  /** 0 to 1, one excluded: Marsaglia's mulberry step. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** From 0 to below `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** Of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('Nothing can be picked from an empty list.');
    return list[this.below(list.length)] as T;
  }

  /** True once in `count` times. */
  once(count: number): boolean {
    return this.below(count) === 0;
  }

  /** Mostly small, now and then up to `most`: halved again and again. */
  small(most: number): number {
    return 1 + Math.floor(most * this.next() ** 6);
  }
}

/** Rows of numbers that grow: some ten bytes a call in place of some hundred, sorted at the end. */

const FIRST = 1024;

export class Columns {
  private values: Float64Array;
  readonly width: number;
  length = 0;

  /** @param width numbers a row */
  constructor(width: number) {
    this.width = width;
    this.values = new Float64Array(FIRST * width);
  }

  add(...row: readonly number[]): void {
    const at = this.length * this.width;
    if (at + this.width > this.values.length) {
      const grown = new Float64Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    for (let i = 0; i < this.width; i++) this.values[at + i] = row[i] as number;
    this.length++;
  }

  at(row: number, column: number): number {
    return this.values[row * this.width + column] as number;
  }

  /** Row numbers in the order of their numbers, first column first: the same whatever order they came in. */
  sorted(): Uint32Array {
    const { values, width } = this;
    return Uint32Array.from({ length: this.length }, (_, i) => i).toSorted((a, b) => {
      for (let i = 0; i < width; i++) {
        const off = (values[a * width + i] as number) - (values[b * width + i] as number);
        if (off !== 0 && !Number.isNaN(off)) return off;
      }
      return 0;
    });
  }
}

/** 53 bits of a text: a million different ones are told apart (two FNV-like lanes, mixed as in MurmurHash3). */
export function hashText(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** 52 bits of a caller's hash: numbers are sorted and compared where texts would take ten times the room. */
export function callerNumber(caller: string): number {
  return Number.parseInt(caller.slice(0, 13), 16);
}

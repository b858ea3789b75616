import type { Step } from './engine.ts';

const FIRST_ROOM = 4096;
const WHOLE = 7;

/** Steps of a whole month as numbers side by side: as objects they would take ten times the memory. */
export class StepBook {
  #count = 0;
  /** Seconds: at, how long. */
  #times = new Float64Array(2 * FIRST_ROOM);
  /** Call, kind, caller, a, b, c, d. */
  #whole = new Int32Array(WHOLE * FIRST_ROOM);

  add(call: number, { at, seconds, kind, caller, a, b, c, d }: Step): void {
    const i = this.#count++;
    if (2 * i === this.#times.length) this.#grow();
    this.#times[2 * i] = at;
    this.#times[2 * i + 1] = seconds;
    this.#whole.set([call, kind, caller, a, b, c, d], WHOLE * i);
  }

  timeOf(i: number): number {
    return this.#times[2 * i]!;
  }

  read(i: number): Step {
    const at = WHOLE * i;
    const [kind, caller, a, b, c, d] = this.#whole.subarray(at + 1, at + WHOLE);
    return {
      at: this.#times[2 * i]!,
      seconds: this.#times[2 * i + 1]!,
      kind: kind!,
      caller: caller!,
      a: a!,
      b: b!,
      c: c!,
      d: d!,
    };
  }

  /** Steps of call c, in the order in which they were added: `order[first[c]]` up to `order[first[c + 1] - 1]`. */
  byCall(calls: number): { readonly first: Int32Array; readonly order: Int32Array } {
    const first = new Int32Array(calls + 1);
    for (let i = 0; i < this.#count; i++) first[this.#whole[WHOLE * i]! + 1]! += 1;
    for (let c = 0; c < calls; c++) first[c + 1]! += first[c]!;
    const next = first.slice();
    const order = new Int32Array(this.#count);
    for (let i = 0; i < this.#count; i++) order[next[this.#whole[WHOLE * i]!]!++] = i;
    return { first, order };
  }

  #grow(): void {
    const times = new Float64Array(2 * this.#times.length);
    const whole = new Int32Array(2 * this.#whole.length);
    times.set(this.#times);
    whole.set(this.#whole);
    this.#times = times;
    this.#whole = whole;
  }
}

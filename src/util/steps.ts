/**
 * Step functions of time: who is on duty, what is open, which menus are in force. A period of its own, with its
 * holidays and its days of 23 hours, and behind it one ordinary week that repeats for ever.
 */

/** Seconds in a week. */
export const WEEK_SECONDS = 604_800;

/**
 * From `at[i]` seconds on it is `value[i]`. Laws: `at[0]` is 0, `at` ascends strictly, both are equally long.
 * Steps before `loopAt` (a property of whatever holds the steps) hold once; the week from `loopAt` on repeats, so
 * that `at[i] < loopAt + WEEK_SECONDS`. A step stands at `loopAt` itself.
 */
export interface Steps {
  readonly at: Float64Array;
  readonly value: Int32Array;
}

/** The same value at all times. */
export function constantSteps(value: number, loopAt: number): Steps {
  return loopAt === 0
    ? { at: Float64Array.of(0), value: Int32Array.of(value) }
    : { at: Float64Array.of(0, loopAt), value: Int32Array.of(value, value) };
}

/** Index of the step in force at a moment of the first turn of the loop or before it. */
export function stepAt({ at }: Steps, seconds: number): number {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((at[middle] as number) <= seconds) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A moment as one of the period or of the first turn of the week behind it. */
export function unwind(seconds: number, loopAt: number): number {
  return seconds < loopAt ? seconds : loopAt + ((seconds - loopAt) % WEEK_SECONDS);
}

/** The value in force at a moment, however late. */
export function valueAt(steps: Steps, loopAt: number, seconds: number): number {
  return steps.value[stepAt(steps, unwind(seconds, loopAt))] as number;
}

/**
 * Several step functions as one: a step wherever the joined value changes, and at `loopAt`.
 * @param join called with the values in force, in the order of `all`; the array is the same each time
 */
export function joinSteps(
  all: readonly Steps[],
  loopAt: number,
  join: (values: readonly number[]) => number,
): Steps {
  const next = all.map(() => 0);
  const values = all.map(() => 0);
  const at: number[] = [];
  const value: number[] = [];
  let edge = 0;
  while (edge < Infinity) {
    let following = edge < loopAt ? loopAt : Infinity;
    for (let i = 0; i < all.length; i++) {
      const steps = all[i] as Steps;
      let n = next[i] as number;
      while (n < steps.at.length && (steps.at[n] as number) <= edge) values[i] = steps.value[n++] as number;
      next[i] = n;
      if (n < steps.at.length) following = Math.min(following, steps.at[n] as number);
    }
    const joined = join(values);
    if (at.length === 0 || joined !== value[value.length - 1] || edge === loopAt) {
      at.push(edge);
      value.push(joined);
    }
    edge = following;
  }
  return { at: Float64Array.from(at), value: Int32Array.from(value) };
}

/** @param edges in any order; of several at one moment the last one counts. There must be one at 0. */
export function stepsFrom(edges: readonly (readonly [at: number, value: number])[], loopAt: number): Steps {
  const valueOf = new Map(edges);
  const moments = [...valueOf.keys()].toSorted((a, b) => a - b);
  if (moments[0] !== 0) throw new Error(`Steps begin at ${moments[0]} s and not at 0.`);
  const kept = moments.filter(
    (at, i) => i === 0 || at === loopAt || valueOf.get(at) !== valueOf.get(moments[i - 1] as number),
  );
  return { at: Float64Array.from(kept), value: Int32Array.from(kept, (at) => valueOf.get(at) as number) };
}

/**
 * The same week again and again, its values in equal parts from Monday 0 h.
 * @param loopAt where the last of them begins, seconds from a Monday 0 h
 */
export function repeatWeek(values: ArrayLike<number>, loopAt: number): Steps {
  const width = WEEK_SECONDS / values.length;
  const valueIn = (part: number): number => values[part % values.length] as number;
  const at = [0];
  const value = [valueIn(0)];
  const add = (from: number, next: number): void => {
    at.push(from);
    value.push(next);
  };
  for (let part = 1; part * width < loopAt + WEEK_SECONDS; part++) {
    const from = part * width;
    if (from - width < loopAt && loopAt < from && loopAt > 0) add(loopAt, valueIn(part - 1));
    if (from === loopAt || valueIn(part) !== value.at(-1)) add(from, valueIn(part));
  }
  return { at: Float64Array.from(at), value: Int32Array.from(value) };
}

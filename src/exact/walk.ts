/**
 * A line's plan as the solver walks it: from each place the few places that one goes on to, and pages for
 * the sums. Flat and made once for a plan: the loops over it run some hundred thousand times at a keystroke.
 */
import { WIDTH, type LinePlan } from '../visits/index.ts';

/** An event that leads back to the very place. */
export const STAYS = -2;
/** An event with which the call leaves the menu. */
export const LEAVES = -1;

export interface Walk {
  readonly plan: LinePlan;
  /** Places in the order in which mass mostly moves forward. */
  readonly order: Int32Array;
  /** `[place * WIDTH + event]`: way of the place, STAYS or LEAVES. Most keys lead to the same few. */
  readonly wayOf: Int8Array;
  /** `[place * WIDTH + way]`: the place it leads to. */
  readonly wayTargets: Int32Array;
  readonly wayCounts: Uint8Array;
  /** Mass that has come to a place and not been moved on; all 0 between callers. */
  readonly pending: Float64Array;
  /** Times heard, by place; all 0 between callers. */
  readonly heard: Float64Array;
  /** Start of the row of outcomes of these callers, by place; -1 where they have not come yet. */
  readonly rows: Int32Array;
  /** Share that goes each way, `[place * WIDTH + way]`, for one who comes to the place. */
  readonly wayShares: Float64Array;
  /** Times heard by one who comes here: a way back to itself is summed in closed form. 0: nobody ever leaves. */
  readonly times: Float64Array;
}

export function createWalk(plan: LinePlan): Walk {
  const places = plan.targets.length / WIDTH;
  const wayOf = new Int8Array(places * WIDTH).fill(LEAVES);
  const wayTargets = new Int32Array(places * WIDTH);
  const wayCounts = new Uint8Array(places);
  for (let place = 0; place < places; place++) {
    const first = place * WIDTH;
    let count = 0;
    for (let column = first; column < first + WIDTH; column++) {
      const target = plan.targets[column] as number;
      if (target < 0) continue;
      if (target === place) {
        wayOf[column] = STAYS;
        continue;
      }
      let way = 0;
      while (way < count && wayTargets[first + way] !== target) way++;
      if (way === count) wayTargets[first + count++] = target;
      wayOf[column] = way;
    }
    wayCounts[place] = count;
  }
  return {
    plan,
    order: sortForward(plan.initial, wayTargets, wayCounts),
    wayOf,
    wayTargets,
    wayCounts,
    pending: new Float64Array(places),
    heard: new Float64Array(places),
    rows: new Int32Array(places),
    wayShares: new Float64Array(places * WIDTH),
    times: new Float64Array(places),
  };
}

/** Reachable places, each before those it leads to, but for ways back (reverse postorder). */
function sortForward(initial: Int32Array, wayTargets: Int32Array, wayCounts: Uint8Array): Int32Array {
  const seen = new Uint8Array(wayCounts.length);
  const done: number[] = [];
  const stack: { readonly place: number; way: number }[] = [];
  const visit = (place: number): void => {
    if (place < 0 || seen[place] === 1) return;
    seen[place] = 1;
    stack.push({ place, way: 0 });
  };
  for (const begin of initial) {
    visit(begin);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      if (top.way < (wayCounts[top.place] as number))
        visit(wayTargets[top.place * WIDTH + top.way++] as number);
      else {
        done.push(top.place);
        stack.pop();
      }
    }
  }
  return Int32Array.from(done.toReversed());
}

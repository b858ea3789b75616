/**
 * A line's plan as the solver walks it: from each place the few places that one goes on to, and pages for
 * the sums. Flat and made once for a plan: the loops over it run some hundred thousand times at a keystroke.
 */
import { MOOD_KINDS } from '../behaviour/index.ts';
import { HUNG_UP, WIDTH, type LinePlan, type Sounding } from '../visits/index.ts';

/** Where an event leads that leads to no other place: back to the very one, or out of the menus. */
export const STAYS = -2;
export const LEAVES = -1;

export interface Walk {
  readonly plan: LinePlan;
  /** Places in the order in which mass mostly moves forward. */
  readonly order: Int32Array;
  /** `[place * WIDTH + column]`: way of the place, STAYS or LEAVES. Most keys lead to the same few. */
  readonly ways: Int8Array;
  /** `[stand * WIDTH + column]`: edge, or the number of edges where there is none. */
  readonly edges: Int32Array;
  /** `[stand * WIDTH + column]`: final node, the number of nodes for hanging up, or -1 for an event that stays. */
  readonly ends: Int32Array;
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
  /** Pages for one need: by edge, and by end (hanging up last); what is no edge is counted last. */
  readonly taken: Float64Array;
  readonly left: Float64Array;
}

/**
 * @param soundings of the plan's stands: their columns, which depend on the structure alone, give the order
 */
export function createWalk(
  plan: LinePlan,
  soundings: readonly Sounding[],
  nodeCount: number,
  edgeCount: number,
): Walk {
  const places = plan.targets.length / WIDTH;
  const ways = new Int8Array(places * WIDTH).fill(LEAVES);
  const wayTargets = new Int32Array(places * WIDTH);
  const wayCounts = new Uint8Array(places);
  const edges = new Int32Array(soundings.length * WIDTH);
  const ends = new Int32Array(soundings.length * WIDTH).fill(-1);
  for (let place = 0; place < places; place++) {
    const first = place * WIDTH;
    const stand = Math.floor(place / MOOD_KINDS);
    const { columns } = soundings[stand] as Sounding;
    let count = 0;
    columns.forEach((event, i) => {
      const edge = plan.edges[stand * WIDTH + event] as number;
      edges[stand * WIDTH + i] = edge >= 0 ? edge : edgeCount;
      const target = plan.targets[first + event] as number;
      if (target < 0) {
        const end = -1 - target;
        ends[stand * WIDTH + i] = end === HUNG_UP ? nodeCount : end;
        return;
      }
      if (target === place) {
        ways[first + i] = STAYS;
        return;
      }
      let way = 0;
      while (way < count && wayTargets[first + way] !== target) way++;
      if (way === count) wayTargets[first + count++] = target;
      ways[first + i] = way;
    });
    wayCounts[place] = count;
  }
  return {
    plan,
    order: sortForward(plan.initial, wayTargets, wayCounts),
    ways,
    edges,
    ends,
    wayTargets,
    wayCounts,
    pending: new Float64Array(places),
    heard: new Float64Array(places),
    rows: new Int32Array(places),
    wayShares: new Float64Array(places * WIDTH),
    times: new Float64Array(places),
    taken: new Float64Array(edgeCount + 1),
    left: new Float64Array(nodeCount + 1),
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

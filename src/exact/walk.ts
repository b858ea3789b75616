/**
 * A line's plan as the solver walks it: from each place the few ways that one goes on, whatever the key.
 * Depends on the structure alone, so it is made once for a plan and never written to afterwards.
 */
import type { Automaton } from '../automaton/index.ts';
import { MOOD_KINDS } from '../behaviour/index.ts';
import { HUNG_UP, WIDTH, type LinePlan, type Sounding } from '../visits/index.ts';

/** An event that leads back to the very place is no way: its sum is known in closed form. */
export const STAYS = -1;

export interface Walk {
  readonly plan: LinePlan;
  /** Places in the order in which callers mostly move forward. */
  readonly order: Int32Array;
  /** `[place * WIDTH + column of its sounding]`: way of the place, or STAYS. Most keys lead to the same few. */
  readonly wayOf: Int8Array;
  /**
   * `[place * WIDTH + way]`: first the places it leads to, `onward[place]` of them, then the ends: final
   * nodes, and the number of nodes for hanging up.
   */
  readonly targets: Int32Array;
  readonly onward: Uint8Array;
  /** Ways of a place, of both sorts. */
  readonly wayCounts: Uint8Array;
  /** By end: 1 where callers are lost; who is told that the line is closed is not. */
  readonly isLoss: Uint8Array;
}

/**
 * @param soundings of the plan's stands: their columns, which depend on the structure alone, are the events
 * that can happen
 */
export function createWalk(
  plan: LinePlan,
  soundings: readonly Sounding[],
  { nodes }: Pick<Automaton, 'nodes'>,
): Walk {
  const places = plan.targets.length / WIDTH;
  const wayOf = new Int8Array(places * WIDTH);
  const targets = new Int32Array(places * WIDTH);
  const onward = new Uint8Array(places);
  const wayCounts = new Uint8Array(places);
  for (let place = 0; place < places; place++) {
    const first = place * WIDTH;
    const { columns } = soundings[Math.floor(place / MOOD_KINDS)] as Sounding;
    let count = 0;
    /** A number for the way there among those counted from `begin` on. */
    const wayTo = (target: number, begin: number): number => {
      let way = begin;
      while (way < count && targets[first + way] !== target) way++;
      if (way === count) targets[first + count++] = target;
      return way;
    };
    columns.forEach((event, i) => {
      const target = plan.targets[first + event] as number;
      if (target >= 0) wayOf[first + i] = target === place ? STAYS : wayTo(target, 0);
    });
    const ends = (onward[place] = count);
    columns.forEach((event, i) => {
      const end = -1 - (plan.targets[first + event] as number);
      if (end >= 0) wayOf[first + i] = wayTo(end === HUNG_UP ? nodes.length : end, ends);
    });
    wayCounts[place] = count;
  }
  const isLoss = new Uint8Array(nodes.length + 1).fill(1);
  nodes.forEach(({ kind, destination }, node) => {
    const isClosed = destination?.goesTo === 'hang-up' && destination.reason === 'closed';
    isLoss[node] = Number(kind === 'final' && (destination?.goesTo ?? 'hang-up') === 'hang-up' && !isClosed);
  });
  return {
    plan,
    order: sortForward(plan.initial, targets, onward),
    wayOf,
    targets,
    onward,
    wayCounts,
    isLoss,
  };
}

/** Reachable places, each before those it leads to, but for ways back (reverse postorder). */
function sortForward(initial: Int32Array, targets: Int32Array, onward: Uint8Array): Int32Array {
  const seen = new Uint8Array(onward.length);
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
      if (top.way < (onward[top.place] as number)) visit(targets[top.place * WIDTH + top.way++] as number);
      else {
        done.push(top.place);
        stack.pop();
      }
    }
  }
  return Int32Array.from(done.toReversed());
}

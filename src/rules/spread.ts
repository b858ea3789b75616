/** Three questions about callers and steps, answered for all callers at once. */
import type { CallerSet } from './caller-sets.ts';
import { NOBODY } from './caller-sets.ts';
import type { Arc, Walk } from './walk.ts';

export interface Standing {
  readonly node: number;
  readonly callers: CallerSet;
}

/**
 * Who gets where within a budget: layer k holds, by node, the callers who can be there at a cost of at most
 * k.
 * @param costOf 0 or 1 for a step that may be taken, undefined for one that may not.
 * @param budget at most this many layers above 0; fewer are returned once nothing is gained.
 */
export function spread(
  walk: Walk,
  from: readonly Standing[],
  costOf: (arc: Arc) => 0 | 1 | undefined,
  budget: number,
): CallerSet[][] {
  const { sets } = walk;
  const layers: CallerSet[][] = [];
  let entering: readonly Standing[] = from;
  let held: CallerSet[] = walk.reach.map(() => NOBODY);
  for (let cost = 0; cost <= budget; cost++) {
    held = [...held];
    const later: Standing[] = [];
    const work = [...entering];
    for (let at = work.pop(); at; at = work.pop()) {
      const fresh = sets.without(at.callers, held[at.node] as CallerSet);
      if (fresh === NOBODY) continue;
      held[at.node] = sets.either(held[at.node] as CallerSet, fresh);
      for (const arc of walk.arcs[at.node] as readonly Arc[]) {
        const price = costOf(arc);
        if (price === undefined) continue;
        const callers = sets.both(fresh, arc.callers);
        if (callers !== NOBODY) (price === 0 ? work : later).push({ node: arc.to, callers });
      }
    }
    layers.push(held);
    if (later.length === 0) break;
    entering = later;
  }
  return layers;
}

/** By node: callers who can get from there to where they are in `goal`, themselves included. */
export function canGetTo(
  walk: Walk,
  goal: readonly CallerSet[],
  isAllowed: (arc: Arc) => boolean,
): CallerSet[] {
  const { sets } = walk;
  const able = [...goal];
  const into: Arc[][] = walk.reach.map(() => []);
  for (const arcs of walk.arcs) for (const arc of arcs) if (isAllowed(arc)) into[arc.to]?.push(arc);
  const work = goal.flatMap((callers, node) => (callers === NOBODY ? [] : [node]));
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    for (const arc of into[node] as Arc[]) {
      const more = sets.either(able[arc.from] as CallerSet, sets.both(arc.callers, able[node] as CallerSet));
      if (more === able[arc.from]) continue;
      able[arc.from] = more;
      work.push(arc.from);
    }
  }
  return able;
}

/** By node: callers who can go on forever from there by these steps alone. Greatest fixpoint. */
export function canGoOnForever(walk: Walk, isAllowed: (arc: Arc) => boolean): CallerSet[] {
  const { sets } = walk;
  const steps = walk.arcs.map((arcs) => arcs.filter(isAllowed));
  const endless = [...walk.reach];
  const before: Set<number>[] = walk.reach.map(() => new Set());
  steps.forEach((arcs, node) => arcs.forEach((arc) => before[arc.to]?.add(node)));
  const work = endless.map((_, node) => node);
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    let left: CallerSet = NOBODY;
    for (const arc of steps[node] as Arc[])
      left = sets.either(left, sets.both(arc.callers, endless[arc.to] as CallerSet));
    left = sets.both(left, endless[node] as CallerSet);
    if (left === endless[node]) continue;
    endless[node] = left;
    work.push(...(before[node] as Set<number>));
  }
  return endless;
}

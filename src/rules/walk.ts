/**
 * Every call that can happen: which callers reach which node, by which steps, and the shortest call that
 * shows it.
 *
 * Laws: a caller is in `reach[n]` exactly when some sequence of events leads that caller to node n; arrivals
 * are in breadth-first order, so the first one that fits is a shortest call.
 */
import type { Automaton, Branch, Cube, Edge } from '../automaton/index.ts';
import type { EventName } from '../chart/index.ts';
import { BoundReached, createCallerSets, NOBODY, type CallerSet, type CallerSets } from './caller-sets.ts';
import { say, rulesWords } from '../words/index.ts';

/** Callers come to a node in at most this many groups, all nodes together. */
const MAX_ARRIVALS = 200_000;

/** One step of the machine, with the callers who can make it. Never empty. */
export interface Arc {
  readonly from: number;
  readonly event: EventName;
  readonly to: number;
  readonly callers: CallerSet;
  /** Undefined when nothing takes the event and the call stays where it is. */
  readonly edge: Edge | undefined;
  readonly isNoMatch: boolean;
}

interface ShownCall {
  readonly events: readonly EventName[];
  /** Literals that make a caller's call go this way. */
  readonly facts: Cube;
}

export interface Walk {
  readonly automaton: Automaton;
  readonly sets: CallerSets;
  /** By node. */
  readonly reach: readonly CallerSet[];
  /** By node. */
  readonly arcs: readonly (readonly Arc[])[];
  /** Where calls begin. */
  readonly starts: readonly { readonly node: number; readonly callers: CallerSet }[];
  /** A shortest call of one of these callers to one of these nodes; undefined when there is none. */
  callTo(nodes: readonly number[], callers?: CallerSet): ShownCall | undefined;
}

interface Arrival {
  readonly node: number;
  readonly callers: CallerSet;
  readonly before: Arrival | undefined;
  readonly event: EventName | undefined;
}

export function walkAll(automaton: Automaton): Walk {
  const sets = createCallerSets(automaton.atoms, automaton.nodes.length);
  const reach: CallerSet[] = automaton.nodes.map(() => NOBODY);
  const arrivals: Arrival[] = [];
  const arrive = (
    node: number,
    callers: CallerSet,
    before: Arrival | undefined,
    event: EventName | undefined,
  ): void => {
    const fresh = sets.without(callers, reach[node] as CallerSet);
    if (fresh === NOBODY) return;
    if (arrivals.length >= MAX_ARRIVALS)
      throw new BoundReached(
        say(rulesWords, (words) => words.walk.tooManyGroups({ maxArrivals: MAX_ARRIVALS })),
      );
    reach[node] = sets.either(reach[node] as CallerSet, fresh);
    arrivals.push({ node, callers: fresh, before, event });
  };

  const starts = automaton.initial
    .map(({ when, next }) => ({ node: next, callers: sets.ofCube(when) }))
    .filter(({ callers }) => callers !== NOBODY);
  for (const { node, callers } of starts) arrive(node, callers, undefined, undefined);
  const branches = automaton.nodes.map((node) =>
    possibleBranches(automaton, node.index).map((step) => ({ ...step, set: sets.ofCube(step.branch.when) })),
  );
  for (let i = 0; i < arrivals.length; i++) {
    const arrival = arrivals[i] as Arrival;
    for (const { event, branch, set } of branches[arrival.node] as NonNullable<(typeof branches)[number]>) {
      arrive(branch.next, sets.both(arrival.callers, set), arrival, event);
    }
  }

  const arcs = branches.map((steps, from): Arc[] =>
    steps
      .map(({ event, branch, set }) => ({
        from,
        event,
        to: branch.next,
        callers: sets.both(reach[from] as CallerSet, set),
        edge: branch.edge === undefined ? undefined : automaton.edges[branch.edge],
        isNoMatch: branch.isNoMatch,
      }))
      .filter(({ callers }) => callers !== NOBODY),
  );

  // Most questions are about one node: look only at its arrivals, which keep their order.
  const arrivalsAt = automaton.nodes.map((): number[] => []);
  arrivals.forEach(({ node }, i) => arrivalsAt[node]?.push(i));
  const callTo: Walk['callTo'] = (nodes, callers = sets.everybody) => {
    let first = Infinity;
    for (const node of nodes) {
      const found = arrivalsAt[node]?.find(
        (i) => sets.both((arrivals[i] as Arrival).callers, callers) !== NOBODY,
      );
      if (found !== undefined && found < first) first = found;
    }
    const last = arrivals[first];
    if (!last) return undefined;
    const events: EventName[] = [];
    for (let at: Arrival | undefined = last; at?.event; at = at.before) events.unshift(at.event);
    return { events, facts: sets.describe(sets.both(last.callers, callers)) };
  };
  return { automaton, sets, reach, arcs, starts, callTo };
}

/**
 * Events that can happen at a node: nobody falls silent during an announcement, and only an accepted key
 * interrupts it.
 */
function possibleBranches(automaton: Automaton, node: number): { event: EventName; branch: Branch }[] {
  const kind = automaton.nodes[node]?.kind;
  if (kind === 'final' || kind === 'stuck') return [];
  const branches = automaton.events.flatMap((event, column) => {
    if (kind === 'menu' && event === 'DONE') return [];
    if (kind === 'announcement' && (event === 'NO_INPUT' || event === 'NO_MATCH')) return [];
    const cell = automaton.cells[node * automaton.events.length + column] ?? [];
    return cell
      .filter((branch) => !(kind === 'announcement' && branch.isNoMatch))
      .map((branch) => ({ event, branch }));
  });
  return branches.toSorted((a, b) => readingRank(a) - readingRank(b));
}

/**
 * Of two equally short calls the one that is easier to read is shown: listening, then options, silence, keys
 * that mean nothing.
 */
function readingRank({ event, branch }: { event: EventName; branch: Branch }): number {
  if (event === 'DONE') return 0;
  if (event.startsWith('DTMF.')) return branch.isNoMatch ? 3 : 1;
  return event === 'NO_INPUT' ? 2 : 4;
}

/**
 * Room: a machine explored into flat tables, for all callers at once (laws in types.ts).
 *
 * A node is an active state with its attempts. Exploration is breadth first, so node order is by distance
 * from the start and the first way found to a node is a shortest call.
 */
import {
  EVENTS,
  lineage,
  type ChartState,
  type ChartTransition,
  type EventName,
  type MachineConfig,
} from '../chart/index.ts';
import type { CallState, Taken } from '../machine/index.ts';
import { wordProblem, type JsonPath, type Problem } from '../util/problem.ts';
import { asSaid, say, automatonWords, type Said } from '../words/index.ts';
import { createStepAsker, isKey } from './ask-steps.ts';
import { attemptsThatMatter } from './attempts-that-matter.ts';
import { EXPLORE_LIMITS, NotExplored, type ExploreLimits } from './limits.ts';
import type { StepMemory } from './step-memory.ts';
import { chartOf } from './tabulate.ts';
import type { Automaton, Branch, Cell, Edge, Node } from './types.ts';

/** A machine walked to its end, or why it cannot be. */
export interface Exploration {
  /** Undefined when the machine cannot be explored; `problems` says why. */
  readonly automaton: Automaton | undefined;
  /**
   * Empty when there is an automaton; else one, with the code `cannot-explore`, at the decision that is to
   * blame.
   */
  readonly problems: readonly Problem[];
  /** Whether that decision goes round for ever. */
  readonly isEndless: boolean;
}

/** What XState throws stays in its own words. */
function sayCause(cause: unknown): Said {
  const [line = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return asSaid(line);
}

/**
 * XState is asked once for every event of every state that declares it, and again for each number of attempts
 * that a step looks at: some 30 microseconds each. Where an event is inherited, what it does is the same
 * below: states have no exit actions, and where it leads does not depend on where it came from. Never throws on
 * a machine that passed `parseMachine`.
 */
export function explore(config: MachineConfig, limits: ExploreLimits = EXPLORE_LIMITS): Exploration {
  return exploreWith(undefined, config, limits);
}

/** The same, with steps that an earlier exploration of another version of the machine has kept. */
export function exploreWith(
  memory: StepMemory | undefined,
  config: MachineConfig,
  limits: ExploreLimits = EXPLORE_LIMITS,
): Exploration {
  try {
    return { automaton: exploreOrThrow(config, limits, memory), problems: [], isEndless: false };
  } catch (cause) {
    const known = cause instanceof NotExplored ? cause : undefined;
    const why = known?.said ?? sayCause(cause);
    const path: JsonPath = known?.place?.path ?? [];
    return {
      automaton: undefined,
      isEndless: known?.isEndless ?? false,
      problems: [
        {
          code: 'cannot-explore',
          severity: 'error',
          ...wordProblem(
            say(automatonWords, (words, language) =>
              words.explore.notWalked({ configId: config.id, why: why[language] }),
            ),
            say(automatonWords, ({ explore: words }) =>
              known?.isEndless ? words.endlessHint : words.notWalkedHint,
            ),
          ),
          path,
        },
      ],
    };
  }
}

function exploreOrThrow(
  config: MachineConfig,
  limits: ExploreLimits,
  memory: StepMemory | undefined,
): Automaton {
  const chart = chartOf(config);
  const cap = attemptsThatMatter(chart);
  const steps = createStepAsker(config, chart, cap, limits, memory);
  memory?.begin(config, cap);
  const edges: Edge[] = [];
  const edgeOf = new Map<string, Edge>();
  for (const entry of chart.transitions) addEdge(entry, edges, edgeOf);

  const nodes: Node[] = [];
  /** Undefined until the node's turn comes, where no step of XState has led there yet. */
  const calls: (CallState | undefined)[] = [];
  const nodeOf = new Map<string, number>();
  const nodeAt = (path: string, attemptsMade: number, call: CallState | undefined): number => {
    const state = chart.stateAt(path);
    if (!state) throw new Error(`XState reports the active state "${path}", which the file does not have.`);
    const attempts = state.isFinal ? 0 : Math.min(attemptsMade, cap);
    const key = `${path}|${attempts}`;
    const known = nodeOf.get(key);
    if (known !== undefined) return known;
    if (nodes.length >= limits.maxNodes)
      throw new NotExplored(
        say(automatonWords, (words) => words.explore.tooManyStates({ maxNodes: limits.maxNodes })),
        undefined,
      );
    const kind = state.isFinal
      ? 'final'
      : state.isMenu
        ? 'menu'
        : state.isAnnouncement
          ? 'announcement'
          : 'stuck';
    nodes.push({
      index: nodes.length,
      state: path,
      attempts,
      kind,
      destination: state.config.meta?.destination,
    });
    calls.push(call);
    nodeOf.set(key, nodes.length - 1);
    return nodes.length - 1;
  };
  const initial = steps.start().map(({ when, result: { state, attempts, call } }): Branch => ({
    when,
    next: nodeAt(state, attempts, call),
    edge: undefined,
    isNoMatch: false,
  }));

  const cells: Cell[] = [];
  for (let n = 0; n < nodes.length; n++) {
    const node = nodes[n] as Node;
    const stay: Cell = [{ when: [], next: n, edge: undefined, isNoMatch: false }];
    if (node.kind === 'final') {
      cells.push(...EVENTS.map(() => stay));
      continue;
    }
    const ancestors = lineage(chart.stateAt(node.state) as ChartState);
    // Once the event is over, XState looks at `always` of the states in which the call stands: these are its own.
    const isBoundHere = ancestors.some((state) => state.config.always !== undefined);
    const callNow = (): CallState => (calls[n] ??= steps.enter(node.state, node.attempts));
    const declarerOf = (event: EventName): ChartState | undefined =>
      ancestors.find((state) => state.config.on?.[event] !== undefined);
    const cellFor = (event: EventName): Cell | undefined => {
      const declares = declarerOf(event);
      // An event that stands nowhere between here and the machine's root changes nothing for anybody.
      if (!declares) return undefined;
      // A key that guards refuse goes the way of NO_MATCH.
      const asker = isBoundHere
        ? node.state
        : isKey(event)
          ? `${declares.path}|${declarerOf('NO_MATCH')?.path}`
          : declares.path;
      return steps.step(asker, event, ancestors, node.attempts, callNow).map(({ when, result }): Branch => {
        const { taken, resetsAttempts, readsAttempts } = result;
        const edge = taken && (edgeOf.get(nameOf(taken)) as Edge);
        // Without a target the call stays where it is, and what it is asked of may have stood elsewhere.
        const isStaying = !isBoundHere && edge?.transition.target === undefined;
        const state = isStaying ? node.state : result.state;
        const attempts = readsAttempts ? result.attempts : resetsAttempts ? 0 : node.attempts;
        const isSame = result.state === state && result.attempts === attempts;
        return {
          when,
          next: nodeAt(state, attempts, isSame ? result.call : undefined),
          edge: edge?.index,
          isNoMatch: result.isNoMatch,
        };
      });
    };
    const noMatch = cellFor('NO_MATCH') ?? stay;
    const deadKey = noMatch.map((branch) => ({ ...branch, isNoMatch: true }));
    for (const event of EVENTS) {
      if (event === 'NO_MATCH') cells.push(noMatch);
      else cells.push(cellFor(event) ?? (isKey(event) ? deadKey : stay));
    }
  }
  return { machineId: config.id, atoms: steps.atoms, edges, nodes, events: EVENTS, initial, cells };
}

function addEdge(
  { source, event, position, transition, jsonPath }: ChartTransition,
  edges: Edge[],
  edgeOf: Map<string, Edge>,
): void {
  if (event === 'always') return;
  const edge: Edge = {
    index: edges.length,
    source: source.path,
    event,
    path: jsonPath,
    transition,
    role: isKey(event) ? (transition.meta?.role ?? 'choice') : undefined,
  };
  edges.push(edge);
  edgeOf.set(nameOf({ source: source.path, event, position }), edge);
}

function nameOf({ source, event, position }: Taken): string {
  return `${source}|${event}|${position}`;
}

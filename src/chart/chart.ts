/**
 * The indexed view of a machine file: every state by path, every transition with its resolved target. Pure
 * data.
 */
import type { JsonPath } from '../util/problem.ts';
import {
  EVENTS,
  type EventName,
  type MachineConfig,
  type StateConfig,
  type StateMeta,
  type Transition,
  type Transitions,
} from './types.ts';

/** One state of a machine file, with its place among the others. */
export interface ChartState {
  /** Dotted keys from the machine (`products.pc.menu`); '' is the machine itself. */
  readonly path: string;
  /** Its name among its siblings; of the machine itself, the machine's `id`. */
  readonly key: string;
  /** As the file has it; of the machine itself, the whole configuration. */
  readonly config: StateConfig;
  /** Undefined for the machine itself. */
  readonly parent: ChartState | undefined;
  /** Keys of `states` and of what it holds, for problems. */
  readonly jsonPath: JsonPath;
  /** Tagged `menu`: speaks its options and waits. */
  readonly isMenu: boolean;
  /** Tagged `announcement`: speaks, then goes on by DONE. */
  readonly isAnnouncement: boolean;
  /** Of type `final`: the call leaves the menu here. */
  readonly isFinal: boolean;
}

/** One transition of a machine file, with what it leads to. */
export interface ChartTransition {
  /** The state that declares it. */
  readonly source: ChartState;
  /** `always` for transitions that wait for no event. */
  readonly event: EventName | 'always';
  /** Position in the list for this event; 0 for a single transition. */
  readonly position: number;
  /** As the file has it; a bare target is written out as an object. */
  readonly transition: Transition;
  /** Where it stands in the file, its position in a list included. */
  readonly jsonPath: JsonPath;
  /** Undefined when the transition has no target, or its target does not exist. */
  readonly target: ChartState | undefined;
}

/** A machine file with its states found by path and its targets resolved. */
export interface Chart {
  /** The very object that was indexed. */
  readonly config: MachineConfig;
  /** In file order, the machine itself first. */
  readonly states: readonly ChartState[];
  /**
   * By state, then by event in file order; a state's `always` last. Events that no menu can meet are left
   * out.
   */
  readonly transitions: readonly ChartTransition[];
  /** By dotted keys, '' for the machine itself. Undefined when there is none. */
  stateAt(path: string): ChartState | undefined;
  /** Resolves `#id` or a sibling's key, seen from a state. */
  resolve(target: string, from: ChartState): ChartState | undefined;
}

/**
 * Takes any configuration of the right shape; targets that do not exist stay undefined. Linear in the file.
 */
export function indexChart(config: MachineConfig): Chart {
  const root = config;
  const states: ChartState[] = [];
  const byPath = new Map<string, ChartState>();
  const byId = new Map<string, ChartState>();

  const add = (
    path: string,
    key: string,
    state: StateConfig,
    parent: ChartState | undefined,
    jsonPath: JsonPath,
  ): void => {
    const entry: ChartState = {
      path,
      key,
      config: state,
      parent,
      jsonPath,
      isMenu: state.tags?.includes('menu') ?? false,
      isAnnouncement: state.tags?.includes('announcement') ?? false,
      isFinal: state.type === 'final',
    };
    states.push(entry);
    byPath.set(path, entry);
    if (state.id !== undefined && !byId.has(state.id)) byId.set(state.id, entry);
    for (const [childKey, child] of Object.entries(state.states ?? {})) {
      add(path ? `${path}.${childKey}` : childKey, childKey, child, entry, [...jsonPath, 'states', childKey]);
    }
  };
  add('', config.id, root, undefined, []);

  const resolve = (target: string, from: ChartState): ChartState | undefined => {
    if (target.startsWith('#')) return byId.get(target.slice(1));
    const parent = from.parent?.path;
    return parent === undefined ? undefined : byPath.get(parent ? `${parent}.${target}` : target);
  };

  const transitions = states.flatMap((source) => [
    ...eventsInFileOrder(source.config).flatMap((event) =>
      listOf(source, event, source.config.on?.[event], ['on', event], resolve),
    ),
    ...listOf(source, 'always', source.config.always, ['always'], resolve),
  ]);
  return { config, states, transitions, stateAt: (path) => byPath.get(path), resolve };
}

function eventsInFileOrder(state: StateConfig): EventName[] {
  return Object.keys(state.on ?? {}).filter((event): event is EventName =>
    (EVENTS as readonly string[]).includes(event),
  );
}

function listOf(
  source: ChartState,
  event: EventName | 'always',
  transitions: Transitions | undefined,
  keys: JsonPath,
  resolve: Chart['resolve'],
): ChartTransition[] {
  if (transitions === undefined) return [];
  const isList = Array.isArray(transitions);
  return toList(transitions).map((transition, position) => ({
    source,
    event,
    position,
    transition,
    jsonPath: [...source.jsonPath, ...keys, ...(isList ? [position] : [])],
    target: transition.target === undefined ? undefined : resolve(transition.target, source),
  }));
}

/** XState's three ways to write transitions, as one list. */
export function toList(transitions: Transitions): readonly Transition[] {
  if (typeof transitions === 'string') return [{ target: transitions }];
  return Array.isArray(transitions) ? transitions : [transitions as Transition];
}

/** A state and its ancestors, innermost first, the machine last. */
export function lineage(state: ChartState): ChartState[] {
  const chain: ChartState[] = [];
  for (let s: ChartState | undefined = state; s; s = s.parent) chain.push(s);
  return chain;
}

/**
 * The innermost value of a `meta` entry on a state or an ancestor: retry texts, time-outs and products are
 * inherited.
 */
export function inheritedMeta<K extends keyof StateMeta>(
  state: ChartState,
  key: K,
): StateMeta[K] | undefined {
  return lineage(state).find((s) => s.config.meta?.[key] !== undefined)?.config.meta?.[key];
}

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

export interface ChartState {
  /** Dotted keys from the machine (`products.pc.menu`); '' is the machine itself. */
  readonly path: string;
  readonly key: string;
  readonly config: StateConfig;
  readonly parent: ChartState | undefined;
  /** Keys of `states` and of what it holds, for problems. */
  readonly jsonPath: JsonPath;
  readonly isMenu: boolean;
  readonly isAnnouncement: boolean;
  readonly isFinal: boolean;
}

export interface ChartTransition {
  readonly source: ChartState;
  /** `always` for transitions that wait for no event. */
  readonly event: EventName | 'always';
  /** Position in the list for this event; 0 for a single transition. */
  readonly position: number;
  readonly transition: Transition;
  readonly jsonPath: JsonPath;
  /** Undefined when the transition has no target, or its target does not exist. */
  readonly target: ChartState | undefined;
}

export interface Chart {
  readonly config: MachineConfig;
  /** In file order, the machine itself first. */
  readonly states: readonly ChartState[];
  readonly transitions: readonly ChartTransition[];
  stateAt(path: string): ChartState | undefined;
  /** Resolves `#id` or a sibling's key, seen from a state. */
  resolve(target: string, from: ChartState): ChartState | undefined;
}

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

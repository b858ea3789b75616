/** A machine file as XState runs it, and a call as it is read off XState's snapshots. For this room only. */
import {
  assign,
  createActor,
  setup,
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type StateNode,
  type StateValue,
} from 'xstate';
import {
  indexChart,
  UNKNOWN_CALLER,
  type Combination,
  type Condition,
  type EventName,
  type Facts,
  type MachineConfig,
} from '../chart/index.ts';
import { evaluateGuard, type Ask } from './facts.ts';

export interface MenuContext {
  attempts: number;
  facts: Facts;
}
type Params<T extends Condition['type']> = Extract<Condition, { type: T }>['params'];

/** Above this many looks for an `always` step in a row a machine is taken to be endless. */
const MAX_ITERATIONS = 100;

/** `always` steps that may follow one event: the last look finds none. */
export function mostDecisions({ options }: MachineConfig): number {
  return (options?.maxIterations ?? MAX_ITERATIONS) - 1;
}

/** Where a call stands. `snapshot` belongs to XState; nothing outside this room looks into it. */
export interface CallState {
  /** XState's own; nothing in it is promised. */
  readonly snapshot: AnyMachineSnapshot;
  /** Dotted keys of the active state. */
  readonly state: string;
  /** Failures counted since they were last reset, 0 at first. */
  readonly attempts: number;
  /** Whether the call has left the menu; every step then gives the same state again. */
  readonly isDone: boolean;
}

/** Which transition of the chart took an event. */
export interface Taken {
  /** Path of the state that declares it; '' is the machine itself. */
  readonly source: string;
  /** What was taken in the end: NO_MATCH for a key that nobody takes. */
  readonly event: EventName;
  /** In the list for this event, 0 for a single transition. */
  readonly position: number;
}

/** What came of one event. */
export interface Step {
  /** Where the call stands now; the call that was given is left as it was. */
  readonly next: CallState;
  /** Undefined when nothing took the event. */
  readonly taken: Taken | undefined;
  /** Whether it was a key that nobody takes, which became NO_MATCH. */
  readonly isNoMatch: boolean;
}

/** What the guards and actions of a machine ask, and whom. */
export interface Answers {
  ask(context: MenuContext): Ask;
  attempts(context: MenuContext): number;
  /** Called when the attempts begin anew. */
  reset(): void;
}

export function buildMachine(config: MachineConfig, answers: Answers): AnyStateMachine {
  const guardFor =
    <T extends Condition['type']>(type: T) =>
    ({ context }: { context: MenuContext }, params: Params<T>): boolean =>
      evaluateGuard({ type, params } as Condition, answers.ask(context), () => answers.attempts(context));

  const { $schema: _schema, context: _context, ...rest } = config;
  return setup({
    types: {} as { context: MenuContext; input: Facts; events: { type: EventName } },
    guards: {
      identityIs: guardFor('identityIs'),
      ownsDevice: guardFor('ownsDevice'),
      hasHistory: guardFor('hasHistory'),
      hoursOpen: guardFor('hoursOpen'),
      attemptsLeft: guardFor('attemptsLeft'),
      when: ({ context }, params: Combination) =>
        evaluateGuard({ type: 'when', params }, answers.ask(context), () => answers.attempts(context)),
    },
    actions: {
      resetAttempts: assign({
        attempts: () => {
          answers.reset();
          return 0;
        },
      }),
      countAttempt: assign({ attempts: ({ context }) => answers.attempts(context) + 1 }),
    },
  }).createMachine({
    ...rest,
    options: { maxIterations: MAX_ITERATIONS, ...config.options },
    context: ({ input }: { input: Facts }) => ({ attempts: 0, facts: input ?? UNKNOWN_CALLER }),
    // The file is checked by our own schema; XState's types describe the same thing in a form JSON cannot
    // satisfy.
  } as never) as unknown as AnyStateMachine;
}

/** Reads a call off a snapshot of this machine. */
export function callReader(config: MachineConfig): (snapshot: AnyMachineSnapshot) => CallState {
  const chart = indexChart(config);
  return (snapshot) => {
    const state = activePath(snapshot.value);
    // A final state inside a product ends only that product for XState; for a phone call it is the end all
    // the same.
    const isDone = chart.stateAt(state)?.isFinal ?? false;
    return { snapshot, state, attempts: (snapshot.context as MenuContext).attempts, isDone };
  };
}

/**
 * A call that stands in this state after so many attempts, by a caller of whom nothing is known.
 * @param model any snapshot of the machine
 */
export function snapshotAt(
  machine: AnyStateMachine,
  model: AnyMachineSnapshot,
  state: string,
  attempts: number,
): AnyMachineSnapshot {
  const nodes: StateNode[] = [machine.root];
  for (const key of state.split('.')) {
    const inner = nodes.at(-1)?.states[key];
    if (!inner) throw new Error(`The machine "${machine.id}" has no state "${state}".`);
    nodes.push(inner);
  }
  // Only a final state right below the machine ends it for XState.
  const isOver = nodes.length === 2 && nodes[1]?.type === 'final';
  return {
    ...model,
    status: isOver ? 'done' : 'active',
    output: undefined,
    value: valueOf(state),
    _nodes: nodes,
    context: { attempts, facts: UNKNOWN_CALLER },
  } as AnyMachineSnapshot;
}

/** Which transition takes an event, and what is sent in the end: NO_MATCH for a key that nobody takes. */
export function chooseStep(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: EventName,
): { readonly sent: EventName; readonly taken: Taken | undefined; readonly isNoMatch: boolean } {
  const taken = whichTakes(machine, snapshot, event);
  if (taken || !event.startsWith('DTMF.')) return { sent: event, taken, isNoMatch: false };
  return { sent: 'NO_MATCH', taken: whichTakes(machine, snapshot, 'NO_MATCH'), isNoMatch: true };
}

/**
 * What a pure step needs of an actor. XState's own `transition` makes a new actor for every step, which walks
 * into the initial state again each time: twice the cost, and guards asked that have nothing to do with the
 * step. Menus start no actors and keep no timers, so one scope serves all their steps.
 */
export function openScope(machine: AnyStateMachine): AnyActorScope {
  const self = createActor(machine, { input: UNKNOWN_CALLER });
  const ignore = (): void => undefined;
  return {
    self,
    id: '',
    sessionId: '',
    logger: ignore,
    defer: ignore,
    emit: ignore,
    system: self.system,
    stopChild: ignore,
    actionExecutor: ignore,
  };
}

function whichTakes(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: EventName,
): Taken | undefined {
  const chosen = machine.getTransitionData(snapshot as never, { type: event } as never)[0];
  if (!chosen) return undefined;
  const source = chosen.source as StateNode;
  return {
    source: source.path.join('.'),
    event,
    position: (source.transitions.get(event) ?? []).indexOf(chosen as never),
  };
}

/** The state value of a dotted path, as XState nests it. */
function valueOf(path: string): StateValue {
  return (
    path
      .split('.')
      .reduceRight<StateValue | undefined>(
        (inner, key) => (inner === undefined ? key : { [key]: inner }),
        undefined,
      ) ?? {}
  );
}

/** A menu tree has exactly one active leaf: parallel states are not part of the profile. */
function activePath(value: unknown): string {
  const keys: string[] = [];
  let rest = value;
  while (typeof rest === 'object' && rest !== null) {
    const [key, inner] = Object.entries(rest)[0] ?? [];
    if (key === undefined) break;
    keys.push(key);
    rest = inner;
  }
  if (typeof rest === 'string') keys.push(rest);
  return keys.join('.');
}

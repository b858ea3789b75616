/**
 * Room: the only one that knows XState. XState defines what a menu means; this room gives it the IVR guards
 * and actions and the one rule a phone platform adds: a key that nobody takes becomes NO_MATCH.
 *
 * Laws: a machine file goes into `createMachine` unchanged but for its context, which also carries the
 * caller's facts; `step` is pure; a call in a final state stays there.
 */
import {
  assign,
  createActor,
  initialTransition,
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
import { evaluateGuard, holdsFor, type Ask } from './facts.ts';

interface MenuContext {
  attempts: number;
  facts: Facts;
}
type Params<T extends Condition['type']> = Extract<Condition, { type: T }>['params'];

/** Above this many `always` steps in a row a machine is taken to be endless. */
const MAX_ITERATIONS = 100;

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

/**
 * For exploring: who answers guards instead of the caller's facts, and what the last steps did with the
 * attempts.
 */
export interface Exploring {
  readonly ask: Ask;
  /** Set when a guard or an action looked at the attempts: only then can the step depend on them. */
  haveAttemptsBeenRead: boolean;
  /** Set when the attempts began anew. */
  haveAttemptsBeenReset: boolean;
}

/** One menu, ready to be dialled. Keeps nothing of a call: states are handed in and out. */
export interface MenuMachine {
  /** For actors: `createActor(machine, { input: facts })`. */
  readonly machine: AnyStateMachine;
  /** A fresh call. Absent facts: nobody in particular, on a Wednesday at ten. */
  start(facts?: Facts): CallState;
  /** A call that stands in this state after so many attempts, by a caller of whom nothing is known. */
  enter(state: string, attempts: number): CallState;
  /** What an event does to a call. Pure; some tens of microseconds. */
  step(call: CallState, event: EventName): Step;
}

/**
 * A menu to dial, one event after another. Takes any machine that passed `parseMachine`. Where `always` transitions
 * never come to rest, `step` throws, and `start` gives a call that stands in the first of them: `explore` and
 * `checkMachine` find such circles.
 */
export function createMenuMachine(config: MachineConfig): MenuMachine {
  return openMenu(config);
}

/** The same for the automaton, which explores all callers at once: guards ask `exploring` instead of facts. */
export function createExploredMenu(config: MachineConfig, exploring: Exploring): MenuMachine {
  return openMenu(config, exploring);
}

function openMenu(config: MachineConfig, exploring?: Exploring): MenuMachine {
  const machine = buildMachine(config, exploring);
  const scope = openScope(machine);
  const chart = indexChart(config);
  const toCall = (snapshot: AnyMachineSnapshot): CallState => {
    const state = activePath(snapshot.value);
    // A final state inside a product ends only that product for XState; for a phone call it is the end all
    // the same.
    const isDone = chart.stateAt(state)?.isFinal ?? false;
    return { snapshot, state, attempts: (snapshot.context as MenuContext).attempts, isDone };
  };

  return {
    machine,
    start: (facts = UNKNOWN_CALLER) => toCall(initialTransition(machine, facts)[0]),
    enter: (state, attempts) =>
      toCall(machine.resolveState({ value: valueOf(state), context: { attempts, facts: UNKNOWN_CALLER } })),
    step: (call, event) => {
      if (call.isDone) return { next: call, taken: undefined, isNoMatch: false };
      let sent = event;
      let taken = whichTakes(machine, call.snapshot, event);
      const isNoMatch = taken === undefined && event.startsWith('DTMF.');
      if (isNoMatch) {
        sent = 'NO_MATCH';
        taken = whichTakes(machine, call.snapshot, sent);
      }
      if (!taken) return { next: call, taken, isNoMatch };
      return {
        next: toCall(machine.transition(call.snapshot, { type: sent }, scope) as AnyMachineSnapshot),
        taken,
        isNoMatch,
      };
    },
  };
}

function buildMachine(config: MachineConfig, exploring?: Exploring): AnyStateMachine {
  const asker = (context: MenuContext): Ask =>
    exploring?.ask ?? ((condition) => holdsFor(context.facts, condition));
  const read = ({ attempts }: MenuContext): number => {
    if (exploring) exploring.haveAttemptsBeenRead = true;
    return attempts;
  };
  const guardFor =
    <T extends Condition['type']>(type: T) =>
    ({ context }: { context: MenuContext }, params: Params<T>): boolean =>
      evaluateGuard({ type, params } as Condition, asker(context), () => read(context));

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
        evaluateGuard({ type: 'when', params }, asker(context), () => read(context)),
    },
    actions: {
      resetAttempts: assign({
        attempts: () => {
          if (exploring) exploring.haveAttemptsBeenReset = true;
          return 0;
        },
      }),
      countAttempt: assign({ attempts: ({ context }) => read(context) + 1 }),
    },
  }).createMachine({
    ...rest,
    options: { maxIterations: MAX_ITERATIONS, ...config.options },
    context: ({ input }: { input: Facts }) => ({ attempts: 0, facts: input ?? UNKNOWN_CALLER }),
    // The file is checked by our own schema; XState's types describe the same thing in a form JSON cannot
    // satisfy.
  } as never) as unknown as AnyStateMachine;
}

/**
 * What a pure step needs of an actor. XState's own `transition` makes a new actor for every step, which walks
 * into the initial state again each time: twice the cost, and guards asked that have nothing to do with the
 * step. Menus start no actors and keep no timers, so one scope serves all their steps.
 */
function openScope(machine: AnyStateMachine): AnyActorScope {
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

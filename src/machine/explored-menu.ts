/**
 * The same menu for exploring: guards ask whoever explores instead of a caller's facts, and `always`
 * transitions are taken one at a time, so that many ways into the same decision are followed once.
 *
 * Laws: `step`, followed by `decide` until it gives undefined, comes to where `MenuMachine.step` does. XState
 * takes `always` by the rules by which it takes an event that everybody hears; here it is such an event.
 */
import { initialTransition, type AnyMachineSnapshot } from 'xstate';
import { UNKNOWN_CALLER, type EventName, type MachineConfig, type StateConfig } from '../chart/index.ts';
import {
  buildMachine,
  callReader,
  chooseStep,
  openScope,
  snapshotAt,
  type CallState,
  type Step,
} from './build-machine.ts';
import type { Ask } from './facts.ts';

/** Who answers guards instead of the caller's facts, and what the last steps did with the attempts. */
export interface Exploring {
  readonly ask: Ask;
  /** Set when a guard or an action looked at the attempts: only then can the step depend on them. */
  haveAttemptsBeenRead: boolean;
  /** Set when the attempts began anew. */
  haveAttemptsBeenReset: boolean;
}

/** A menu to walk through in single steps. Keeps nothing of a call. */
export interface ExploredMenu {
  /** A fresh call, before anything is decided. */
  start(): CallState;
  /** A call that stands in this state after so many attempts. */
  enter(state: string, attempts: number): CallState;
  /** What an event does, before anything is decided. */
  step(call: CallState, event: EventName): Step;
  /** One `always` step; undefined when the call rests. */
  decide(call: CallState): CallState | undefined;
}

/** No event of a file has this name. */
const DECIDE = 'ALWAYS';

export function createExploredMenu(config: MachineConfig, exploring: Exploring): ExploredMenu {
  const machine = buildMachine(decisionsAsEvents(config), {
    ask: () => exploring.ask,
    attempts: ({ attempts }) => {
      exploring.haveAttemptsBeenRead = true;
      return attempts;
    },
    reset: () => void (exploring.haveAttemptsBeenReset = true),
  });
  const scope = openScope(machine);
  const toCall = callReader(config);
  const send = (call: CallState, type: string): CallState =>
    toCall(machine.transition(call.snapshot, { type }, scope) as AnyMachineSnapshot);
  // Nothing is asked on the way into a machine whose decisions are events.
  const started = initialTransition(machine, UNKNOWN_CALLER)[0];
  return {
    start: () => toCall(started),
    // XState's own `resolveState` looks at all states beside this one: too slow where there are thousands.
    enter: (state, attempts) => toCall(snapshotAt(machine, started, state, attempts)),
    step: (call, event) => {
      if (call.isDone) return { next: call, taken: undefined, isNoMatch: false };
      const { sent, taken, isNoMatch } = chooseStep(machine, call.snapshot, event);
      return { next: taken ? send(call, sent) : call, taken, isNoMatch };
    },
    decide: (call) => {
      if (call.snapshot.status !== 'active') return undefined;
      const next = send(call, DECIDE);
      // As in XState, a decision that changes nothing is the last one.
      return next.snapshot === call.snapshot ? undefined : next;
    },
  };
}

/** The names of XState's own schema hold: only what is read here is typed. */
function decisionsAsEvents<T extends Pick<StateConfig, 'on' | 'always' | 'states'>>(state: T): T {
  const { always, on, states } = state;
  const { always: _always, ...rest } = state;
  return Object.assign(rest as T, {
    ...(always !== undefined && { on: { ...on, [DECIDE]: always } }),
    ...(states && {
      states: Object.fromEntries(
        Object.entries(states).map(([key, inner]) => [key, decisionsAsEvents(inner)]),
      ),
    }),
  });
}

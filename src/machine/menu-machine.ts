/**
 * Room: the only one that knows XState. XState defines what a menu means; this room gives it the IVR guards
 * and actions and the one rule a phone platform adds: a key that nobody takes becomes NO_MATCH.
 *
 * Laws: a machine file goes into `createMachine` unchanged but for its context, which also carries the
 * caller's facts; `step` is pure; a call in a final state stays there.
 */
import { initialTransition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import { UNKNOWN_CALLER, type EventName, type Facts, type MachineConfig } from '../chart/index.ts';
import {
  buildMachine,
  callReader,
  chooseStep,
  openScope,
  type CallState,
  type Step,
} from './build-machine.ts';
import { holdsFor } from './facts.ts';

/** One menu, ready to be dialled. Keeps nothing of a call: states are handed in and out. */
export interface MenuMachine {
  /** For actors: `createActor(machine, { input: facts })`. */
  readonly machine: AnyStateMachine;
  /** A fresh call. Absent facts: nobody in particular, on a Wednesday at ten. */
  start(facts?: Facts): CallState;
  /** What an event does to a call. Pure; some tens of microseconds. */
  step(call: CallState, event: EventName): Step;
}

/**
 * A menu to dial, one event after another. Takes any machine that passed `parseMachine`. Where `always` transitions
 * never come to rest, `step` throws, and `start` gives a call that stands in the first of them: `explore` and
 * `checkMachine` find such circles.
 */
export function createMenuMachine(config: MachineConfig): MenuMachine {
  const machine = buildMachine(config, {
    ask: (context) => (condition) => holdsFor(context.facts, condition),
    attempts: ({ attempts }) => attempts,
    reset: () => undefined,
  });
  const scope = openScope(machine);
  const toCall = callReader(config);
  return {
    machine,
    start: (facts = UNKNOWN_CALLER) => toCall(initialTransition(machine, facts)[0]),
    step: (call, event) => {
      if (call.isDone) return { next: call, taken: undefined, isNoMatch: false };
      const { sent, taken, isNoMatch } = chooseStep(machine, call.snapshot, event);
      if (!taken) return { next: call, taken, isNoMatch };
      const after = machine.transition(call.snapshot, { type: sent }, scope) as AnyMachineSnapshot;
      return { next: toCall(after), taken, isNoMatch };
    },
  };
}

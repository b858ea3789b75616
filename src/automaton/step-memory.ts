/**
 * Steps of a machine that need not be asked again while it is edited. Where a step leads depends on what its
 * event does in the states above, and on everything but events and texts: here the skeleton. Steps that ask
 * about the caller are not kept, because their answers are numbered by machine.
 */
import type { ChartState, EventName, MachineConfig, StateConfig, Transition } from '../chart/index.ts';
import type { CallState, Step } from '../machine/index.ts';
import type { Cube } from './types.ts';

export interface ExploredStep extends Pick<Step, 'taken' | 'isNoMatch'> {
  readonly state: string;
  readonly attempts: number;
  /** As XState left it; undefined where the step was asked of another version of the machine. */
  readonly call: CallState | undefined;
  readonly readsAttempts: boolean;
  readonly resetsAttempts: boolean;
  /** Nothing is decided any more: the call waits for an event. */
  readonly isResting: boolean;
}

export type AskedStep = readonly { readonly when: Cube; readonly result: ExploredStep }[];

export interface StepMemory {
  /** To be called with each version before its steps are asked for; forgets all where the skeleton changed. */
  begin(config: MachineConfig, attemptsThatMatter: number): void;
  readonly steps: ReadonlyMap<string, AskedStep>;
  keep(name: string, step: AskedStep): void;
}

/** A machine and a day of editing; each is some hundred bytes. */
const STEPS_KEPT = 20_000;

export function createStepMemory(): StepMemory {
  const steps = new Map<string, AskedStep>();
  let skeleton = '';
  return {
    steps,
    begin: (config, attemptsThatMatter) => {
      const own = JSON.stringify([attemptsThatMatter, skeletonOf(config as StateConfig)]);
      if (own !== skeleton || steps.size > STEPS_KEPT) steps.clear();
      skeleton = own;
    },
    // A call belongs to the version of the machine in which it stands.
    keep: (name, step) =>
      void steps.set(
        name,
        step.map(({ when, result }) => ({ when, result: { ...result, call: undefined } })),
      ),
  };
}

function skeletonOf({ on: _on, meta: _meta, states, ...rest }: StateConfig): unknown {
  return [rest, Object.entries(states ?? {}).map(([name, state]) => [name, skeletonOf(state)])];
}

/** What is declared for these events in a state and above it; equal names: the same step, whatever it says. */
export function nameDeclarations(ancestors: readonly ChartState[], events: readonly EventName[]): string {
  const declared = events.map((event) =>
    ancestors.flatMap(({ path, config }) => {
      const taken = config.on?.[event];
      return taken === undefined ? [] : [[path, [taken].flat().map(withoutTexts)]];
    }),
  );
  return JSON.stringify(declared);
}

function withoutTexts(step: string | Transition): unknown {
  if (typeof step === 'string') return step;
  const { meta: _, ...rest } = step;
  return rest;
}

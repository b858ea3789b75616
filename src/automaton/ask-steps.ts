/**
 * Steps of a machine for every caller, each asked of XState once: some 30 microseconds for a step, and again
 * for each number of attempts where it looks at them.
 */
import type { Chart, ChartState, EventName, MachineConfig } from '../chart/index.ts';
import {
  createExploredMenu,
  mostDecisions,
  type CallState,
  type ExploredMenu,
  type Exploring,
} from '../machine/index.ts';
import { createCallerOracle } from './caller-oracle.ts';
import { createBudget, type ExploreLimits, type Place } from './limits.ts';
import { createSettle } from './settle.ts';
import { nameDeclarations, type AskedStep, type ExploredStep, type StepMemory } from './step-memory.ts';
import type { Atom } from './types.ts';

export interface StepAsker {
  /** Every condition that a guard has asked for so far. */
  readonly atoms: readonly Atom[];
  start(): AskedStep;
  enter(state: string, attempts: number): CallState;
  /**
   * @param asker names whoever decides what the event does here: equal names, equal steps.
   * @param ancestors of the state in which the call stands, itself first.
   * @param attempts as many as make a difference.
   */
  step(
    asker: string,
    event: EventName,
    ancestors: readonly ChartState[],
    attempts: number,
    call: () => CallState,
  ): AskedStep;
}

/** @throws NotExplored, from its functions, when a limit is reached */
export function createStepAsker(
  config: MachineConfig,
  chart: Chart,
  cap: number,
  limits: ExploreLimits,
  memory: StepMemory | undefined,
): StepAsker {
  const budget = createBudget(chart.states.length, limits);
  const oracle = createCallerOracle(limits, budget);
  const exploring: Exploring = {
    ask: oracle.ask,
    haveAttemptsBeenRead: false,
    haveAttemptsBeenReset: false,
  };
  let built: ExploredMenu | undefined;
  // Not built at all where every step is remembered.
  const menu = (): ExploredMenu => (built ??= createExploredMenu(config, exploring));

  const watch = (
    take: (opened: ExploredMenu) => Partial<ExploredStep> & { readonly call: CallState },
  ): ExploredStep => {
    // Opened before anything is noted: XState runs the machine's first steps then.
    const opened = menu();
    exploring.haveAttemptsBeenRead = false;
    exploring.haveAttemptsBeenReset = false;
    const taken = take(opened);
    return {
      state: taken.call.state,
      attempts: taken.call.attempts,
      taken: undefined,
      isNoMatch: false,
      isResting: false,
      ...taken,
      readsAttempts: exploring.haveAttemptsBeenRead,
      resetsAttempts: exploring.haveAttemptsBeenReset,
    };
  };
  const settle = createSettle({
    chart,
    limits,
    cap,
    mostDecisions: mostDecisions(config),
    oracle,
    budget,
    decide: (state, attempts) =>
      watch(({ enter, decide }) => {
        const call = enter(state, attempts);
        const next = decide(call);
        return { call: next ?? call, isResting: next === undefined };
      }),
  });
  /** A step and all that is decided after it. */
  const askFully = (
    place: Place,
    take: () => ExploredStep,
  ): { readonly branches: AskedStep; readonly hasAsked: boolean } => {
    const asked = oracle.asked();
    budget.begin(place);
    const settled = settle(place, oracle.branches(place, take));
    return { ...settled, hasAsked: settled.hasAsked || oracle.asked() !== asked };
  };
  // Answers are numbered by machine: only steps that ask nothing are the same in another version.
  const rememberOrAsk = (
    nameIt: () => string,
    attempts: number,
    place: Place,
    take: () => ExploredStep,
  ): AskedStep => {
    if (!memory) return askFully(place, take).branches;
    const name = nameIt();
    const before = memory.steps.get(name) ?? memory.steps.get(`${name}|${attempts}`);
    if (before) return before;
    const { branches, hasAsked } = askFully(place, take);
    if (!hasAsked) memory.keep(readsAttempts(branches) ? `${name}|${attempts}` : name, branches);
    return branches;
  };

  /** By whoever decides what the event does; those that look at the attempts also by their number. */
  const known = new Map<string, AskedStep>();
  return {
    atoms: oracle.atoms,
    start: () =>
      rememberOrAsk(
        () => 'start',
        0,
        { state: '', path: ['initial'] },
        () => watch(({ start }) => ({ call: start() })),
      ),
    enter: (state, attempts) => menu().enter(state, attempts),
    step: (asker, event, ancestors, attempts, call) => {
      const key = `${asker}|${event}`;
      const before = known.get(key) ?? known.get(`${key}|${attempts}`);
      if (before) {
        budget.spend(before.length);
        return before;
      }
      const nameIt = (): string =>
        `${key}|${nameDeclarations(ancestors, isKey(event) ? [event, 'NO_MATCH'] : [event])}`;
      const steps = rememberOrAsk(nameIt, attempts, placeOf(event, ancestors), () =>
        watch((opened) => {
          const { next, taken, isNoMatch } = opened.step(call(), event);
          return { call: next, taken, isNoMatch };
        }),
      );
      known.set(readsAttempts(steps) ? `${key}|${attempts}` : key, steps);
      return steps;
    },
  };
}

function readsAttempts(steps: AskedStep): boolean {
  return steps.some(({ result }) => result.readsAttempts);
}

function placeOf(event: EventName, ancestors: readonly ChartState[]): Place {
  const declares = ancestors.find(({ config }) => config.on?.[event] !== undefined);
  return { state: ancestors[0]?.path ?? '', path: [...(declares?.jsonPath ?? []), 'on', event] };
}

export function isKey(event: EventName): boolean {
  return event.startsWith('DTMF.');
}

/** Live problems: the newest machine is checked, older questions are dropped. */
import type { MachineConfig } from '../../../chart/index.ts';
import type { NotLookedAt } from '../../../rules/index.ts';
import type { Problem } from '../../../util/problem.ts';
import type { Thread } from '../thread.ts';
import { createStore, type Store } from '../store.ts';

export interface CheckQuestion {
  readonly number: number;
  readonly config: MachineConfig;
  /** Text of the project's rule configuration, if it has one. */
  readonly rules: string | undefined;
  /** ISO date: what is out of date is a problem. */
  readonly today: string;
}

export interface CheckAnswer {
  readonly number: number;
  readonly problems: readonly Problem[];
  /** What the absence of problems says nothing about. */
  readonly notLookedAt: readonly NotLookedAt[];
  /** Seconds of the first menu's prompt: above `error` it breaks the rule, above `warn` it comes close. */
  readonly promptLimits: { readonly error: number; readonly warn: number };
}

export interface Checks {
  readonly problems: readonly Problem[];
  readonly notLookedAt: readonly NotLookedAt[];
  /** The configuration the problems are about; undefined before the first answer. */
  readonly config: MachineConfig | undefined;
  readonly promptLimits: CheckAnswer['promptLimits'] | undefined;
  readonly isChecking: boolean;
}

export type Checker = Thread<CheckQuestion, CheckAnswer>;

export interface ProblemWatch {
  readonly state: Store<Checks>;
  check(config: MachineConfig, rules: string | undefined): void;
  /** The problems of a machine that nobody sees yet; asked at once, between the others. */
  look(config: MachineConfig, rules: string | undefined): Promise<readonly Problem[]>;
  end(): void;
}

/**
 * Milliseconds without a further edit before checking begins: longer than between two keys of somebody who
 * types, or rules and figures would want the same core.
 */
const CALM = 250;

export function createProblemWatch(start: () => Checker, today: () => string): ProblemWatch {
  const state = createStore<Checks>({
    problems: [],
    notLookedAt: [],
    config: undefined,
    promptLimits: undefined,
    isChecking: false,
  });
  let checker: Checker | undefined;
  let asked: { number: number; config: MachineConfig } | undefined;
  let waiting: { config: MachineConfig; rules: string | undefined } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let count = 0;
  const lookers = new Map<number, (problems: readonly Problem[]) => void>();

  const open = (): Checker => {
    if (!checker) {
      checker = start();
      checker.onmessage = ({ data }) => {
        lookers.get(data.number)?.(data.problems);
        lookers.delete(data.number);
        if (asked?.number === data.number) {
          state.set({
            problems: data.problems,
            notLookedAt: data.notLookedAt,
            promptLimits: data.promptLimits,
            config: asked.config,
            isChecking: waiting !== undefined,
          });
          asked = undefined;
        }
        ask();
      };
    }
    return checker;
  };
  const ask = (): void => {
    if (asked || !waiting) return;
    const { config, rules } = waiting;
    waiting = undefined;
    asked = { number: ++count, config };
    open().postMessage({ number: count, config, rules, today: today() });
  };

  return {
    state,
    check: (config, rules) => {
      if (config === state.get().config && !asked && !waiting) return;
      waiting = { config, rules };
      state.set({ isChecking: true });
      clearTimeout(timer);
      timer = setTimeout(ask, state.get().config ? CALM : 0);
    },
    look: (config, rules) =>
      new Promise((resolve) => {
        const number = ++count;
        lookers.set(number, resolve);
        open().postMessage({ number, config, rules, today: today() });
      }),
    end: () => {
      clearTimeout(timer);
      checker?.terminate();
    },
  };
}

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

/** What the rules said. */
export interface Checked {
  readonly number: number;
  readonly problems: readonly Problem[];
  /** What the absence of problems says nothing about. */
  readonly notLookedAt: readonly NotLookedAt[];
  /** Seconds of the first menu's prompt: above `error` it breaks the rule, above `warn` it comes close. */
  readonly promptLimits: { readonly error: number; readonly warn: number };
}
export type CheckAnswer = Checked | { readonly number: number; readonly failed: string };

/** Why there is no answer about a machine. */
export type CheckFailure =
  | { readonly kind: 'late'; readonly seconds: number }
  | { readonly kind: 'lost'; readonly why: string };

export interface Checks {
  readonly problems: readonly Problem[];
  readonly notLookedAt: readonly NotLookedAt[];
  /** The configuration the problems are about; undefined before the first answer. */
  readonly config: MachineConfig | undefined;
  readonly promptLimits: Checked['promptLimits'] | undefined;
  readonly isChecking: boolean;
  /** `config` could not be checked; there are no problems then, of it or of any other. */
  readonly failure: CheckFailure | undefined;
}

export type Checker = Thread<CheckQuestion, CheckAnswer>;

export interface ProblemWatch {
  readonly state: Store<Checks>;
  check(config: MachineConfig, rules: string | undefined): void;
  /** Another machine is looked at, or none: what was said of the one before is not said of it. */
  reset(): void;
  /** The problems of a machine that nobody sees yet; asked at once, between the others. Rejects when it fails. */
  look(config: MachineConfig, rules: string | undefined): Promise<readonly Problem[]>;
  end(): void;
}

/**
 * Milliseconds without a further edit before checking begins: longer than between two keys of somebody who
 * types, or rules and figures would want the same core.
 */
const CALM = 250;

/**
 * Milliseconds without an answer after which the thread is ended. The largest machines there are take a tenth of
 * it; one that takes longer would hold up all that come after it.
 */
const LIMIT = 30_000;

const NOTHING = { problems: [], notLookedAt: [], config: undefined, failure: undefined };

export function createProblemWatch(start: () => Checker, today: () => string, limit = LIMIT): ProblemWatch {
  const state = createStore<Checks>({ ...NOTHING, promptLimits: undefined, isChecking: false });
  let checker: Checker | undefined;
  let asked: { number: number; config: MachineConfig } | undefined;
  let waiting: { config: MachineConfig; rules: string | undefined } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let guard: ReturnType<typeof setTimeout> | undefined;
  let count = 0;
  const lookers = new Map<number, { tell(problems: readonly Problem[]): void; fail(cause: Error): void }>();

  const tellFailure = (failure: CheckFailure): void => {
    if (asked) state.set({ ...NOTHING, config: asked.config, failure, isChecking: waiting !== undefined });
    asked = undefined;
  };
  /** The thread, and whatever it was about. */
  const end = (why: string): void => {
    clearTimeout(guard);
    if (checker) checker.onmessage = checker.onloss = null;
    checker?.terminate();
    checker = undefined;
    for (const { fail } of lookers.values()) fail(new Error(why));
    lookers.clear();
  };
  const lose = (failure: CheckFailure): void => {
    end(failure.kind === 'lost' ? failure.why : 'late');
    tellFailure(failure);
    ask();
  };
  const guardAnswers = (): void => {
    clearTimeout(guard);
    if (asked || lookers.size > 0)
      guard = setTimeout(() => lose({ kind: 'late', seconds: limit / 1000 }), limit);
  };
  const hear = (answer: CheckAnswer): void => {
    const looker = lookers.get(answer.number);
    lookers.delete(answer.number);
    if ('failed' in answer) looker?.fail(new Error(answer.failed));
    else looker?.tell(answer.problems);
    if (asked?.number === answer.number) {
      if ('failed' in answer) tellFailure({ kind: 'lost', why: answer.failed });
      else {
        const { problems, notLookedAt, promptLimits } = answer;
        const { config } = asked;
        asked = undefined;
        state.set({
          problems,
          notLookedAt,
          promptLimits,
          config,
          failure: undefined,
          isChecking: waiting !== undefined,
        });
      }
    }
    guardAnswers();
    ask();
  };
  const post = (question: Omit<CheckQuestion, 'today'>): void => {
    if (!checker) {
      checker = start();
      checker.onmessage = ({ data }) => hear(data);
      checker.onloss = (why) => lose({ kind: 'lost', why });
    }
    checker.postMessage({ ...question, today: today() });
    guardAnswers();
  };
  const ask = (): void => {
    if (asked || !waiting) return;
    const { config, rules } = waiting;
    waiting = undefined;
    asked = { number: ++count, config };
    post({ number: count, config, rules });
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
    reset: () => {
      clearTimeout(timer);
      waiting = undefined;
      // A machine that takes long must not hold up the one that is looked at now.
      if (asked) end('another machine is looked at');
      asked = undefined;
      state.set({ ...NOTHING, isChecking: false });
    },
    look: (config, rules) =>
      new Promise((tell, fail) => {
        const number = ++count;
        lookers.set(number, { tell, fail });
        post({ number, config, rules });
      }),
    end: () => {
      clearTimeout(timer);
      end('ended');
    },
  };
}

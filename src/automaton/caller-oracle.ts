/**
 * Asks a machine the same step again and again, each time for callers that answer its guards differently,
 * until every consistent combination of answers has been seen. Only questions that the step really asks are
 * branched on.
 */
import type { FactCondition } from '../chart/index.ts';
import { conditionKey, type Ask } from '../machine/index.ts';
import { automatonWords, say } from '../words/index.ts';
import { createKnownCaller, weekOfCondition, type KnownCaller, type Week } from './known-caller.ts';
import { NotExplored, STEP_COST, type Budget, type ExploreLimits, type Place } from './limits.ts';
import type { Atom, Cube, Literal } from './types.ts';

export interface CallerOracle {
  readonly atoms: readonly Atom[];
  readonly ask: Ask;
  /** Questions asked so far, the same one counted each time. */
  readonly asked: () => number;
  isAboutHours(atom: number): boolean;
  /** Of whom nothing is assumed. */
  newCaller(): KnownCaller;
  /**
   * Runs `step` once per distinguishable caller; `when` says which callers the result is for.
   * @throws NotExplored when there are too many, which names `place`
   */
  branches<T>(place: Place, step: () => T): { readonly when: Cube; readonly result: T }[];
}

export function createCallerOracle(limits: ExploreLimits, budget: Budget): CallerOracle {
  const atoms: Atom[] = [];
  const weeks: (Week | undefined)[] = [];
  const indexOf = new Map<string, number>();
  const nameOf = new WeakMap<FactCondition, number>();
  let asked = 0;
  let here: Place | undefined;
  /** XState puts what a guard throws into words of its own. */
  let stopped: unknown;
  const newCaller = (): KnownCaller =>
    createKnownCaller(
      (atom) => weeks[atom],
      (atom) => atoms[atom]?.type === 'identityIs',
    );
  // Answers of the current run, in the order asked: those in `planned` are replayed, later ones start as
  // "yes".
  const caller = newCaller();
  let planned: readonly boolean[] = [];

  const atomOf = (condition: FactCondition): number => {
    const before = nameOf.get(condition);
    if (before !== undefined) return before;
    const key = conditionKey(condition);
    let atom = indexOf.get(key);
    if (atom === undefined) {
      if (atoms.length >= limits.maxQuestions)
        throw new NotExplored(
          say(automatonWords, (words) =>
            words.explore.tooManyQuestions({ maxQuestions: limits.maxQuestions }),
          ),
          here,
        );
      atom = atoms.length;
      atoms.push(condition);
      weeks.push(weekOfCondition(condition));
      indexOf.set(key, atom);
    }
    nameOf.set(condition, atom);
    return atom;
  };
  const orStop = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      stopped = cause;
      throw cause;
    }
  };
  const ask: Ask = (condition) => {
    asked++;
    const atom = orStop(() => {
      budget.spend(1);
      return atomOf(condition);
    });
    const known = caller.answer(atom);
    if (known !== undefined) return known;
    const value = planned[caller.assumed.length] ?? true;
    caller.assume({ atom, value });
    return value;
  };

  const run = <T>(step: () => T): T => {
    stopped = undefined;
    try {
      return step();
    } catch (cause) {
      throw stopped ?? cause;
    }
  };

  return {
    atoms,
    ask,
    asked: () => asked,
    isAboutHours: (atom) => weeks[atom] !== undefined,
    newCaller,
    branches: (place, step) => {
      here = place;
      const found: { when: Cube; result: ReturnType<typeof step> }[] = [];
      planned = [];
      for (;;) {
        caller.forget(0);
        budget.spend(STEP_COST);
        const result = run(step);
        const answers: readonly Literal[] = [...caller.assumed];
        found.push({ when: answers, result });
        if (found.length > limits.maxBranches) throw tooManyBranches(limits, place);
        // Next combination: flip the last "yes" to "no" and forget what came after it.
        const last = answers.findLastIndex((answer) => answer.value);
        if (last < 0) return found;
        planned = [...answers.slice(0, last).map((answer) => answer.value), false];
      }
    },
  };
}

export function tooManyBranches({ maxBranches }: ExploreLimits, place: Place | undefined): NotExplored {
  return new NotExplored(
    say(automatonWords, (words) => words.explore.tooManyBranches({ maxBranches, state: place?.state ?? '' })),
    place,
  );
}

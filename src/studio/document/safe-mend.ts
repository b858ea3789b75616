/** A mend that was tried out on the rules before anybody gets it. */
import { applyEdit, type Edit, type MachineConfig, type MachineDocument } from '../../chart/index.ts';
import type { Problem } from '../../util/problem.ts';
import { mendFor } from './mends.ts';

export type SafeMend =
  | { readonly status: 'found'; readonly edit: Edit }
  /** It would not take the problem away. */
  | { readonly status: 'useless' }
  /** It would leave another error, which nobody knows how to mend. */
  | { readonly status: 'harmful'; readonly error: Problem };

/** Further steps, each for an error that the one before left. */
const MOST_STEPS = 3;

/**
 * The edit takes the problem away and leaves no error that was not there: where the mend alone would, what it
 * left is mended in the same step. `before`: all problems of the document.
 */
export async function findSafeMend(
  document: MachineDocument,
  problem: Problem,
  before: readonly Problem[],
  check: (config: MachineConfig) => Promise<readonly Problem[]>,
): Promise<SafeMend> {
  const steps: Edit[] = [];
  let now = document;
  let next: Problem = problem;
  for (;;) {
    const step = mendFor(next, now);
    const applied = step && applyEdit(now, step);
    if (!step || !applied || applied.refusal || applied.patches.length === 0)
      return next === problem ? { status: 'useless' } : { status: 'harmful', error: next };
    steps.push(step);
    now = applied.document;
    const after = await check(now.config);
    const error = findNewError(before, after);
    if (!error)
      return countLike(after, problem) < countLike(before, problem)
        ? { status: 'found', edit: inOneStep(steps) }
        : { status: 'useless' };
    if (steps.length > MOST_STEPS) return { status: 'harmful', error };
    next = error;
  }
}

/** An error of which its menu has more than before. */
function findNewError(before: readonly Problem[], after: readonly Problem[]): Problem | undefined {
  const here = (problems: readonly Problem[], menu: string | undefined): Problem[] =>
    problems.filter((each) => each.menu === menu);
  return after.find(
    (each) =>
      each.severity === 'error' &&
      countLike(here(after, each.menu), each) > countLike(here(before, each.menu), each),
  );
}

/** By kind and not by place: a mend may give the place another key. */
function countLike(problems: readonly Problem[], { code, severity }: Problem): number {
  return problems.filter((each) => each.code === code && each.severity === severity).length;
}

function inOneStep(steps: readonly Edit[]): Edit {
  const [first] = steps;
  if (!first) throw new Error('A mend has at least one step.');
  return {
    ...first,
    recipe: (draft) => {
      for (const step of steps) step.recipe(draft);
    },
  };
}

/** From problem to problem, worst first. */
import { tellProblem, type Problem, type Severity } from '../../../util/problem.ts';
import { placeProblem } from '../../view/index.ts';
import { announce, documentNow, goTo, wordsNow } from '../actions/actions.ts';
import { describeUnchecked } from './describe-unchecked.ts';
import type { Studio } from '../studio.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Errors, then warnings, then remarks; within these in file order. */
export function bySeverity(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** Index of the problem that was shown last. */
const createJumps = (): { last: number | undefined } => ({ last: undefined });

export function jumpToProblem(studio: Studio, by: 1 | -1): void {
  const problems = bySeverity(studio.checks.state.get().problems);
  const { failure } = studio.checks.state.get();
  if (problems.length === 0) {
    announce(studio, failure ? describeUnchecked(failure, wordsNow(studio)) : wordsNow(studio).problems.none);
    return;
  }
  const jumps = studio.part(createJumps);
  const last = jumps.last ?? (by === 1 ? -1 : 0);
  const next = (last + by + problems.length) % problems.length;
  jumps.last = next;
  const problem = problems[next];
  if (problem) showProblem(studio, problem);
}

export function showProblem(studio: Studio, problem: Problem): void {
  const document = documentNow(studio);
  if (!document) return;
  const { card, state, row } = placeProblem(studio.viewOf(document.config), problem.path, problem.menu);
  goTo(studio, card ?? state, row);
  announce(
    studio,
    `${wordsNow(studio).severity[problem.severity]}: ${tellProblem(problem, studio.ui.get().language).message}`,
  );
}

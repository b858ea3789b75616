/**
 * Problems as something to read, by people and by other programs.
 *
 * Laws: every problem is in every form; the order is that of the problems given; only errors are failures.
 *
 * One more form: its file in `renderers/`, a row in `registry.ts`, its test.
 */
export { findProblemRenderer, PROBLEM_RENDERERS } from './registry.ts';
export type { ProblemContext, ProblemRenderer } from './types.ts';

/**
 * The two ways a command ends early. Both are thrown inside this room only and printed by the one catch in main.ts;
 * anything else that arrives there is a broken promise of ours.
 */
import type { Problem } from '../util/problem.ts';

/** The command line itself is wrong: exit code 2. */
export class Misuse extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** Files a person made cannot be used: every problem is printed, exit code 1. */
export class BadFiles extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`${problems.length} problems in files`);
    this.problems = problems;
  }
}

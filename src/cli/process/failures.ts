/**
 * The two ways a command ends early. Both are thrown inside this room only and printed by the one catch in
 * main.ts; anything else that arrives there is a broken promise of ours.
 */
import type { Problem } from '../../util/problem.ts';
import { asSaid, type Said } from '../../words/index.ts';

/** The command line itself is wrong: exit code 2. */
export class Misuse extends Error {
  readonly said: Said;
  readonly hint: Said | undefined;
  /** Plain text is somebody else's words, such as a server's; it stays as it is in every language. */
  constructor(message: Said | string, hint?: Said | string) {
    const said = asSaid(message);
    super(said.en);
    this.said = said;
    this.hint = hint === undefined ? undefined : asSaid(hint);
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

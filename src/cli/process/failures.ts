/**
 * The two ways a command ends early. Both are thrown inside this room only and printed by the one catch in
 * main.ts; anything else that arrives there is a broken promise of ours.
 */
import type { Problem } from '../../util/problem.ts';
import { asSaid, type Said } from '../../words/index.ts';

/** The command line itself is wrong: exit code 2. */
export class Misuse extends Error {
  /** A line each: what stands in one is no line break of ours. */
  readonly said: readonly Said[];
  readonly hints: readonly Said[];
  /** Plain text is somebody else's words, such as a server's; it stays as it is in every language. */
  constructor(message: Said | string | readonly Said[], hint: Said | string | readonly Said[] = []) {
    const said = listSaid(message);
    super(said.map(({ en }) => en).join(' '));
    this.said = said;
    this.hints = listSaid(hint);
  }
}

function listSaid(given: Said | string | readonly Said[]): readonly Said[] {
  return Array.isArray(given) ? (given as readonly Said[]) : [asSaid(given as Said | string)];
}

/** Files a person made cannot be used: every problem is printed, exit code 1. */
export class BadFiles extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`${problems.length} problems in files`);
    this.problems = problems;
  }
}

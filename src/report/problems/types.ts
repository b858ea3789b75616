/** What a problem renderer is given and gives. */
import type { NotLookedAt, RuleInfo } from '../../rules/index.ts';
import type { Problem } from '../../util/problem.ts';

export interface ProblemContext {
  /** How many files were looked at, readable or not. */
  readonly fileCount: number;
  /** Those that could be read and were checked, in the order they were. */
  readonly files: readonly string[];
  readonly rules: readonly RuleInfo[];
  /** What the rules did not look at. Absent where no rule was asked. */
  readonly notLookedAt?: readonly NotLookedAt[];
  /** Dialtree's own. */
  readonly version: string;
  /**
   * A BCP 47 tag. Only the text renderer listens: other programs read the same words
   * wherever it runs.
   */
  readonly language?: string;
  /** The URI of a problem's file: relative to the root of the project where it is inside, else absolute. */
  readonly uriOf?: (file: string) => string;
  /** For terminals that show it; only the text renderer listens. */
  readonly hasColour?: boolean;
}

export interface ProblemRenderer {
  /** Also the name of its file and the value of `--format`. */
  readonly id: string;
  /** Pure: the same problems give the same bytes. Ends with a newline. */
  readonly render: (problems: readonly Problem[], context: ProblemContext) => string;
}

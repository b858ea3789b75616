import type { Said } from '../../util/said.ts';
import type { Declaration } from '../options/declaration.ts';
import type { Io } from '../process/io.ts';

/** 0 fine, 1 problems found, 2 misuse. */
export type ExitCode = 0 | 1 | 2;

export interface CliCommand {
  readonly name: string;
  readonly summary: Said;
  /** Adds arguments and options; --language is every command's and added for it. */
  readonly declare: (command: Declaration) => Declaration;
  /**
   * `args` are the paths and names given, in order, lists unrolled. `io.language` is what --language asked
   * for.
   */
  readonly run: (
    io: Io,
    args: readonly string[],
    options: Readonly<Record<string, unknown>>,
  ) => Promise<ExitCode>;
}

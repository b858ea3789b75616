import type { Said } from '../../words/index.ts';
import type { Declaration } from '../options/declaration.ts';
import type { Io } from '../process/io.ts';

/** 0 fine, 1 problems found, 2 misuse. */
export type ExitCode = 0 | 1 | 2;

interface CommandSpec<Options extends object> {
  readonly name: string;
  readonly summary: Said;
  /** Adds arguments and options; --language is every command's and added for it. */
  readonly declare: (declaration: Declaration) => Declaration<Options>;
  /**
   * `args` are the paths and names given, in order, lists unrolled. `io.language` is what --language asked
   * for.
   */
  readonly run: (io: Io, args: readonly string[], options: Options) => Promise<ExitCode>;
}

export interface CliCommand {
  readonly name: string;
  readonly summary: Said;
  /** Declares what the command takes, and gives back what to call once the line has been parsed. */
  readonly declare: (declaration: Declaration) => (io: Io, args: readonly string[]) => Promise<ExitCode>;
}

/** Keeps a command's options as it declared them: `run` gets what `declare` has come to. */
export function defineCommand<Options extends object>({
  name,
  summary,
  declare,
  run,
}: CommandSpec<Options>): CliCommand {
  return {
    name,
    summary,
    declare: (declaration) => {
      const declared = declare(declaration);
      return (io, args) => run(io, args, declared.options());
    },
  };
}

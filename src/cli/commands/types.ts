import type { Command } from 'commander';
import type { Io } from '../io.ts';

/** 0 fine, 1 problems found, 2 misuse. */
export type ExitCode = 0 | 1 | 2;

export interface CliCommand {
  readonly name: string;
  readonly summary: string;
  /** Adds arguments and options. */
  readonly declare: (command: Command) => Command;
  /** `args` are the paths and names given, in order, lists unrolled. */
  readonly run: (io: Io, args: readonly string[], options: Readonly<Record<string, unknown>>) => Promise<ExitCode>;
}

/**
 * Room: the command line. It reads files, asks the other rooms, and prints: nobody else does.
 *
 * Laws: exit codes are 0 fine, 1 problems found, 2 misuse; every problem is printed at once with its place; a
 * person never sees a stack trace; what is not ours is shown to them, never sent to their terminal; results go to standard output, everything about the run to standard error.
 *
 * One more command: its file in commands/, a row in commands/index.ts, a test.
 */
import type { ExitCode } from './commands/types.ts';
import { findAskedLanguage } from './language/choose-language.ts';
import { printFailure, printLostOutput } from './print/print-failure.ts';
import { guard } from './process/gate.ts';
import type { Io } from './process/io.ts';
import { runProgram } from './program.ts';

export async function main(args: readonly string[], given: Io): Promise<ExitCode> {
  const asked = findAskedLanguage(args);
  const io = guard(asked === undefined ? given : { ...given, language: asked });
  const exitCode = await runProgram(args, io).catch((cause: unknown) => printFailure(cause, io));
  const lost = io.lostOutput?.();
  return lost ? printLostOutput(lost, io) : exitCode;
}

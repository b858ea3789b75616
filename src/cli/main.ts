/**
 * Room: the command line. It reads files, asks the other rooms, and prints: nobody else does.
 *
 * Laws: exit codes are 0 fine, 1 problems found, 2 misuse; every problem is printed at once with its place; a
 * person never sees a stack trace; results go to standard output, everything about the run to standard error.
 *
 * One more command: its file in commands/, a row in commands/index.ts, a test.
 */
import type { ExitCode } from './commands/types.ts';
import type { Io } from './process/io.ts';
import { maskPasswords } from './process/mask-passwords.ts';
import { printFailure } from './print/print-failure.ts';
import { runProgram } from './program.ts';

export async function main(args: readonly string[], given: Io): Promise<ExitCode> {
  const io: Io = { ...given, err: (text) => given.err(maskPasswords(text)) };
  try {
    return await runProgram(args, io);
  } catch (cause) {
    return printFailure(cause, io);
  }
}

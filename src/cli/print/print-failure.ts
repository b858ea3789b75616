import { CommanderError } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import type { ExitCode } from '../commands/types.ts';
import { languageOf } from '../language/choose-language.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { isSystemError, sayReason, sayRemedy, saySystemError } from '../process/system-errors.ts';
import { printProblems } from './print-problems.ts';
import { cliWords, type Said } from '../../words/index.ts';

/** Says what went wrong in words and gives the exit code for it. */
export function printFailure(cause: unknown, io: Io): ExitCode {
  // Commander has already printed its message; asking for help or the version "fails" with code 0.
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2;
  if (cause instanceof Misuse) return printError(io, cause.said, cause.hints);
  if (cause instanceof BadFiles) {
    printProblems(io, cause.problems);
    return 1;
  }
  const isDebugged = io.env['DIALTREE_DEBUG'] === '1';
  if (isSystemError(cause) && !isDebugged) return printError(io, [saySystemError(cause)], [sayRemedy(cause)]);
  const message = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
  const words = cliWords[languageOf(io)].printFailure;
  printLine(io.err, words.errorDialtreeBrokePromise({ version: packageJson.version, message }));
  if (isDebugged) io.err(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
  else printLine(io.err, words.defectNotYourMistake);
  return 2;
}

/** Said last: the work is done, and its exit code would tell that somebody could read what came of it. */
export function printLostOutput(cause: NodeJS.ErrnoException, io: Io): ExitCode {
  const why = sayReason(cause)[languageOf(io)];
  const words = cliWords[languageOf(io)];
  printLine(io.err, words.printFailure.misuse({ message: words.systemErrors.standardOutput({ why }) }));
  printLine(io.err, sayRemedy(cause)[languageOf(io)]);
  return 2;
}

function printError(io: Io, said: readonly Said[], hints: readonly Said[]): ExitCode {
  const language = languageOf(io);
  const [first, ...rest] = said;
  printLine(io.err, cliWords[language].printFailure.misuse({ message: first?.[language] ?? '' }));
  for (const line of [...rest, ...hints]) printLine(io.err, line[language]);
  return 2;
}

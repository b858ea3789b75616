import { CommanderError } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import type { ExitCode } from '../commands/types.ts';
import { languageOf } from '../language/choose-language.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import type { Io } from '../process/io.ts';
import { printProblems } from './print-problems.ts';
import { cliWords } from '../../words/index.ts';

/** Says what went wrong in words and gives the exit code for it. */
export function printFailure(cause: unknown, io: Io): ExitCode {
  // Commander has already printed its message; asking for help or the version "fails" with code 0.
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2;
  if (cause instanceof Misuse) {
    const language = languageOf(io);
    const hint = cause.hint?.[language];
    const message = cliWords[language].printFailure.misuse({ message: cause.said[language] });
    io.err(`${message}\n${hint ? `${hint}\n` : ''}`);
    return 2;
  }
  if (cause instanceof BadFiles) {
    printProblems(io, cause.problems);
    return 1;
  }
  const message = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
  const language = languageOf(io);
  io.err(
    `${cliWords[language].printFailure.errorDialtreeBrokePromise({ version: packageJson.version, message })}\n`,
  );
  if (io.env['DIALTREE_DEBUG'] === '1') io.err(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
  else io.err(`${cliWords[language].printFailure.defectNotYourMistake}\n`);
  return 2;
}

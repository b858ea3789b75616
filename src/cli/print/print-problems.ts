import packageJson from '../../../package.json' with { type: 'json' };
import { findProblemRenderer } from '../../report/index.ts';
import type { Problem } from '../../util/problem.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Io } from '../process/io.ts';

/** On standard error, in the form people read. For problems that keep a command from doing its work. */
export function printProblems(io: Io, problems: readonly Problem[]): void {
  // What stands on standard error is read where that leads to.
  const hasColour = io.hasColour && io.isInteractive;
  const files = new Set(problems.map(({ file }) => file));
  const context = {
    fileCount: files.size,
    files: [],
    rules: [],
    version: packageJson.version,
    hasColour,
    language: languageOf(io),
  };
  io.err(findProblemRenderer('text')?.render(problems, context) ?? '', hasColour);
}

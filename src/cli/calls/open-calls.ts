/** Files of calls, for commands: what keeps one from being used is a problem like any other. */
import { resolve } from 'node:path';
import { BadCallFile, openCallFile, type CallFile } from '../../call-files/index.ts';
import { wordProblem, type Problem } from '../../util/problem.ts';
import { callsWords, say } from '../../words/index.ts';
import { BadFiles } from '../process/failures.ts';
import type { Io } from '../process/io.ts';
import { showPath } from '../project/files.ts';

/** A file that `dialtree import-calls` wrote. Reading it may still throw, see `inProblems`. @throws BadFiles */
export async function openCalls(io: Io, path: string): Promise<CallFile> {
  return inProblems(io, () => openCallFile(resolve(io.cwd, path), { today: io.today }));
}

/** @throws BadFiles for what is wrong with a file of calls */
export async function inProblems<T>(io: Io, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof BadCallFile) throw new BadFiles([problemOf(io, cause)]);
    throw cause;
  }
}

function problemOf(io: Io, { fault, path, detail }: BadCallFile): Problem {
  const message = say(callsWords, ({ files: words }) =>
    fault === 'broken'
      ? words.broken({ row: detail ?? '', isKnown: detail === undefined ? 'other' : 'yes' })
      : fault === 'expired'
        ? words.expired({ day: detail ?? '' })
        : words[fault],
  );
  const hint = say(callsWords, ({ files: words }) => words[`${fault}Hint`]);
  return {
    code: `calls-${fault.toLowerCase()}`,
    severity: 'error',
    ...wordProblem(message, hint),
    file: showPath(io, path),
  };
}

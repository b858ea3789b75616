/** Files of calls, for commands: one log however many files, and what keeps one from being used. */
import { basename, resolve } from 'node:path';
import { BadCallFile, openCallFile, type CallFile } from '../../call-files/index.ts';
import type { CallBatches } from '../../calibrate/index.ts';
import { wordProblem } from '../../util/problem.ts';
import { callsWords, cliWords, say, type Said } from '../../words/index.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import type { Io } from '../process/io.ts';
import { showPath } from '../project/files.ts';

export interface OpenedCalls {
  /** As shown to people. */
  readonly names: string;
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  /** The first day on which one of the files may no longer be read is the next. */
  readonly expires: string;
  readonly timeZone: string | undefined;
  /** Machine id by version. */
  readonly versions: Readonly<Record<string, string>>;
  /** One file after another, each from its beginning. @throws Misuse for a file that is cut off */
  readonly calls: () => CallBatches;
}

/** @throws Misuse for a file that cannot be read or whose time is over */
export async function openCalls(io: Io, paths: readonly string[]): Promise<OpenedCalls> {
  const files: { path: string; file: CallFile }[] = [];
  for (const path of paths)
    files.push({
      path,
      file: await inWords(io, path, () => openCallFile(resolve(io.cwd, path), { today: io.today })),
    });
  const headers = files.map(({ file }) => file.header);
  return {
    names: paths.map((path) => basename(path)).join(', '),
    sources: headers.flatMap(({ sources }) => sources),
    expires: headers.map(({ expires }) => expires).toSorted()[0] ?? '',
    timeZone: headers.find(({ zone }) => zone !== undefined)?.zone,
    versions: Object.fromEntries(
      headers.flatMap(({ versions }) =>
        (versions ?? []).flatMap(({ version, machine }) =>
          machine === undefined ? [] : [[version, machine]],
        ),
      ),
    ),
    calls: () => chain(io, files),
  };
}

async function* chain(
  io: Io,
  files: readonly { readonly path: string; readonly file: CallFile }[],
): AsyncGenerator<Awaited<ReturnType<ReturnType<CallFile['calls']>['next']>>['value'] & object> {
  for (const { path, file } of files) {
    const batches = file.calls();
    for (;;) {
      const next = await inWords(io, path, () => batches.next());
      if (next.done === true) break;
      yield next.value;
    }
  }
}

async function inWords<T>(io: Io, path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (!(cause instanceof BadCallFile)) throw cause;
    const [why, hint] = sayFault(cause);
    const file = showPath(io, path);
    throw new Misuse(
      say(cliWords, (_words, language) => cliWords[language].calibrate.ofFile({ file, why: why[language] })),
      hint,
    );
  }
}

/** For a file that a command is to write. @throws BadFiles for what is wrong with its name */
export async function inProblems<T>(io: Io, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof BadCallFile)) throw cause;
    const code = `calls-${cause.fault.toLowerCase()}`;
    const file = showPath(io, cause.path);
    throw new BadFiles([{ code, severity: 'error', ...wordProblem(...sayFault(cause)), file }]);
  }
}

function sayFault({ fault, detail }: BadCallFile): [Said, Said] {
  const message = say(callsWords, ({ files: words }) =>
    fault === 'broken'
      ? words.broken({ row: detail ?? '', isKnown: detail === undefined ? 'other' : 'yes' })
      : fault === 'expired'
        ? words.expired({ day: detail ?? '' })
        : words[fault],
  );
  return [message, say(callsWords, ({ files: words }) => words[`${fault}Hint`])];
}

import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { removeFile } from '../../disk/index.ts';
import { cliWords, commonWords, say } from '../../words/index.ts';
import { Misuse } from '../process/failures.ts';
import type { Io } from '../process/io.ts';
import { writeOutput } from '../project/files.ts';

/** Files that stand in the way are named, at most so many. */
const MOST_NAMED = 5;

/**
 * Writes every file or none: what exists is never touched. @throws Misuse naming what is there already
 */
export async function writeProject(
  io: Io,
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const there: string[] = [];
  for (const path of files.keys())
    if (await stat(resolve(io.cwd, folder, path)).catch(() => undefined)) there.push(path);
  if (there.length > 0)
    throw new Misuse(
      say(cliWords, ({ init }, language) =>
        init.exists({
          count: there.length,
          files: there.slice(0, MOST_NAMED).join(commonWords[language].listComma),
        }),
      ),
      say(cliWords, (words) => words.init.existsHint),
    );
  const written: string[] = [];
  try {
    for (const [path, content] of files) written.push(await writeOutput(io, join(folder, path), content));
  } catch (cause) {
    // Half a project would stand in the way of the next try.
    for (const path of written) await removeFile(resolve(io.cwd, path)).catch(() => undefined);
    throw cause;
  }
}

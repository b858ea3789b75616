/** One sweep at a time in a folder: two would write over each other's results. */
import { join, resolve } from 'node:path';
import { LockHeld, sweepTemporaries, takeLock } from '../../disk/index.ts';
import { say, cliWords } from '../../words/index.ts';
import { Misuse } from '../process/failures.ts';
import { inWords, prepareOutput } from '../project/files.ts';
import type { Io } from '../process/io.ts';

const LOCK_FILE = 'sweep.lock';

/**
 * Lets go of the folder when `work` is over, however it ends. @throws Misuse when another process that still
 * lives has it, or it cannot be written
 */
export async function withFolder<T>(io: Io, folder: string, work: () => Promise<T>): Promise<T> {
  await prepareOutput(io, folder);
  await sweepTemporaries(resolve(io.cwd, folder));
  const path = join(folder, LOCK_FILE);
  const release = await inWords(path, () => takeLock(resolve(io.cwd, path), { patience: 0 })).catch(
    (cause: unknown) => {
      if (!(cause instanceof LockHeld)) throw cause;
      throw new Misuse(
        say(cliWords, (words) => words.lockFolder.anotherSweepAtWork({ folder, owner: cause.owner })),
        say(cliWords, (words) => words.lockFolder.letEndChooseAnother({ folder: path })),
      );
    },
  );
  try {
    return await work();
  } finally {
    await release();
  }
}

/** One sweep at a time in a folder: two would write over each other's results. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { say, cliWords } from '../../words/index.ts';
import { Misuse } from '../process/failures.ts';
import { checkWritable } from '../project/files.ts';
import type { Io } from '../process/io.ts';

const LOCK_FILE = 'sweep.lock';

/**
 * Lets go of the folder when `work` is over, however it ends. @throws Misuse when another process that still
 * lives has it, or it cannot be written
 */
export async function withFolder<T>(io: Io, folder: string, work: () => Promise<T>): Promise<T> {
  const release = await lockFolder(io, folder);
  try {
    return await work();
  } finally {
    await release();
  }
}

async function lockFolder(io: Io, folder: string): Promise<() => Promise<void>> {
  await checkWritable(io, folder);
  const path = resolve(io.cwd, folder, LOCK_FILE);
  const own = `${hostname()} ${process.pid}\n`;
  for (let tries = 0; tries < 2; tries++) {
    try {
      await writeFile(path, own, { flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
    const owner = await readFile(path, 'utf8').catch(() => '');
    if (await isHeld(owner)) {
      throw new Misuse(
        say(cliWords, (words) => words.lockFolder.anotherSweepAtWork({ folder, owner: owner.trim() })),
        say(cliWords, (words) => words.lockFolder.letEndChooseAnother({ folder: join(folder, LOCK_FILE) })),
      );
    }
    // Left behind by a crash.
    await rm(path, { force: true });
  }
  throw new Misuse(
    say(cliWords, (words) => words.lockFolder.severalSweepsReachFor({ folder })),
    say(cliWords, (words) => words.lockFolder.chooseAnotherFolderWith),
  );
}

/** Whether the process named lives and sweeps. What another machine does cannot be seen from here. */
async function isHeld(owner: string): Promise<boolean> {
  const [host = '', pid = ''] = owner.trim().split(' ');
  if (host !== hostname()) return host !== '';
  // In a container that begins again everything has the numbers of before.
  if (Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // Where the system tells: the number may be somebody else's by now, and a dead process that nobody has
  // buried has no command line.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return command === undefined || command.includes('sweep');
}

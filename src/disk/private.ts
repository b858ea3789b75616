/** What nobody else on the computer may read or exchange. */
import { constants, type Stats } from 'node:fs';
import { chmod, lstat, open } from 'node:fs/promises';

/** Takes everybody else's rights to a folder away. False: it is not ours. @throws the system's error */
export async function closeFolder(path: string): Promise<boolean> {
  const stats = await lstat(path);
  if (!isOurs(stats)) return false;
  if (!isPrivate(stats)) await chmod(path, 0o700);
  return true;
}

/**
 * Undefined: it is no file, too large, a link, somebody else's, or others may read it. Looked at through the
 * opened file, which nobody exchanges meanwhile.
 */
export async function readPrivate(path: string, mostBytes: number): Promise<string | undefined> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(() => undefined);
  try {
    const stats = await handle?.stat();
    const isFit = stats?.isFile() === true && stats.size <= mostBytes && isOurs(stats) && isPrivate(stats);
    return isFit ? await handle?.readFile('utf8') : undefined;
  } finally {
    await handle?.close();
  }
}

/** Windows knows no such numbers: there a home folder is its owner's by other means. */
function isOurs({ uid }: Stats): boolean {
  return process.getuid === undefined || uid === process.getuid();
}

function isPrivate({ mode }: Stats): boolean {
  return process.getuid === undefined || (mode & 0o077) === 0;
}

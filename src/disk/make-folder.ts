import { access, constants, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf, systemError, unless } from './system-error.ts';

/**
 * With those on the way. Node's own `recursive` never comes back where the system refuses a folder with ENOENT,
 * as under /proc. @throws the system's error
 */
export async function makeFolder(path: string): Promise<void> {
  const entry = await unless(['ENOENT', 'ENOTDIR'], stat(path));
  if (entry?.isDirectory()) return;
  if (entry) throw systemError('ENOTDIR', 'not a directory', path);
  if (dirname(path) === path) throw systemError('ENOENT', 'no such directory', path);
  await makeFolder(dirname(path));
  await mkdir(path).catch((cause: unknown) => {
    if (codeOf(cause) !== 'EEXIST') throw cause;
  });
}

/** Made when it is missing. @throws the system's error when nothing may be written in it */
export async function checkWritable(folder: string): Promise<void> {
  await makeFolder(folder);
  await access(folder, constants.W_OK);
}

/** What was renamed or removed in it is on disk as well, where the system lets one ask for that. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows does not open folders; the rename is still atomic.
  }
}

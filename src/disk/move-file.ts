import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder, makeFolder } from './make-folder.ts';

/** Within one disk; what has that name already is replaced. @throws the system's error */
export async function moveFile(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to));
  await rename(from, to);
  await flushFolder(dirname(to));
  await flushFolder(dirname(from));
}

/** Gone is gone: for what is nobody's work. A file that is not there is no failure. @throws the system's error */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

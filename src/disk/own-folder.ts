/** `.dialtree/` inside the project: what the program keeps for itself. Git does not see it. */
import { lstat, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { writeWhole } from './write-whole.ts';

export class OutsideProject extends Error {}

const OWN_FOLDER = '.dialtree';

/**
 * The folder `name` in there, made when it is missing. @throws OutsideProject when a link leads elsewhere, or
 * the system's error
 */
export async function prepareOwnFolder(root: string, name: string): Promise<string> {
  const own = join(root, OWN_FOLDER);
  const folder = join(own, name);
  // Looked at first: nothing is made behind a link either.
  const isLink = (await lstat(own).catch(() => undefined))?.isSymbolicLink() ?? false;
  if (!isLink) await makeFolder(folder);
  if (isLink || (await realpath(folder)) !== folder)
    throw new OutsideProject(`The folder for ${name} leads out of the project by a link.`);
  const ignore = join(own, '.gitignore');
  if (!(await lstat(ignore).catch(() => undefined))) await writeWhole(ignore, '*\n').catch(() => undefined);
  return folder;
}

/** The folder `name` in there; undefined when there is none, or a link leads elsewhere. */
export async function findOwnFolder(root: string, name: string): Promise<string | undefined> {
  const folder = join(root, OWN_FOLDER, name);
  return (await realpath(folder).catch(() => undefined)) === folder ? folder : undefined;
}

/** The folder `name` in there with all that is in it: only for what can be made again. @throws the system's error */
export async function removeOwnFolder(root: string, name: string): Promise<void> {
  const folder = await findOwnFolder(root, name);
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}

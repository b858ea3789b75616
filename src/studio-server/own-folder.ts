/** `.dialtree/` inside the project: what the studio keeps for itself. Git does not see it. */
import { lstat, mkdir, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export class OutsideProject extends Error {}

const OWN_FOLDER = '.dialtree';

/** The folder `name` in there, made when it is missing. @throws OutsideProject when a link leads elsewhere */
export async function prepareOwnFolder(root: string, name: string): Promise<string> {
  const own = join(root, OWN_FOLDER);
  const folder = join(own, name);
  // Looked at first: nothing is made behind a link either.
  const isLink = (await lstat(own).catch(() => undefined))?.isSymbolicLink() ?? false;
  if (!isLink) await mkdir(folder, { recursive: true });
  if (isLink || (await realpath(folder)) !== folder)
    throw new OutsideProject(`The folder for ${name} leads out of the project by a link.`);
  await writeFile(join(own, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => undefined);
  return folder;
}

/** The folder `name` in there; undefined when there is none, or a link leads elsewhere. */
export async function findOwnFolder(root: string, name: string): Promise<string | undefined> {
  const folder = join(root, OWN_FOLDER, name);
  return (await realpath(folder).catch(() => undefined)) === folder ? folder : undefined;
}

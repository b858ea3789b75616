/** Places of files as other programs want them. */
import { stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cliWords, say } from '../../words/index.ts';
import { Misuse } from '../process/failures.ts';
import type { Io } from '../process/io.ts';

/** The folder that places are relative to, as an absolute path. @throws Misuse when there is none. */
export async function findRoot(io: Io, folder: string): Promise<string> {
  const full = resolve(io.cwd, folder);
  const entry = await stat(full).catch(() => undefined);
  if (!entry?.isDirectory())
    throw new Misuse(
      say(cliWords, (words) => words.files.noFolder({ folder })),
      say(cliWords, (words) => words.files.checkPathAndIts),
    );
  return full;
}

/** Relative to `root` for what is inside; outside it, and nowhere else, the absolute URI. */
export function uriOf(io: Io, root: string, file: string): string {
  const full = resolve(io.cwd, file);
  const inside = relative(root, full);
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return isOutside ? pathToFileURL(full).href : inside.split(sep).map(encodeURIComponent).join('/');
}

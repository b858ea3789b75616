/**
 * Files that exist only while something is written. Their names say what they are for and who writes them, so
 * that what a killed process has left is known from what a living one is at.
 */
import { randomBytes } from 'node:crypto';
import { lstat, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { kindOfPath } from '../util/project-path.ts';
import { isRunning, originTag } from './owner.ts';

const TEMPORARY = /^\.(.+)\.(\d+)-([0-9a-f]{8})-[0-9a-f]{12}\.dialtree-tmp$/s;
/** Bytes of the name it is for: systems take 255 for the whole. The end of a name tells its kind. */
const MOST_NAME = 150;
/** No write takes so long; a process elsewhere, of which nothing can be seen from here, is done by then. */
const LEFT_AFTER_MS = 3_600_000;

/** A new name each time. */
export function nameTemporary(name: string): string {
  const kept = [...name];
  while (Buffer.byteLength(kept.join('')) > MOST_NAME) kept.shift();
  return `.${kept.join('')}.${process.pid}-${originTag()}-${randomBytes(6).toString('hex')}.dialtree-tmp`;
}

/** The name that a temporary file is for, perhaps without its beginning; undefined: it is none of ours. */
export function readTemporary(name: string): string | undefined {
  return TEMPORARY.exec(name)?.[1];
}

export interface SweepOptions {
  /** Makes the folder for what may hold somebody's work. Absent: that stays where it is. */
  readonly prepareTrash?: () => Promise<string>;
  /** Everything in here may hold somebody's work, whatever it is called. */
  readonly isWork?: boolean;
}

/**
 * Clears this folder, not those in it, of temporary files whose processes are gone. Never fails: what cannot
 * be swept is no reason not to work. @returns names of what was swept
 */
export async function sweepTemporaries(folder: string, options: SweepOptions = {}): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const swept: string[] = [];
  for (const name of names) {
    const found = TEMPORARY.exec(name);
    if (!found) continue;
    const [, target = '', pid = '', origin = ''] = found;
    const path = join(folder, name);
    try {
      const { mtimeMs, size } = await lstat(path);
      const isGone = origin === originTag() && !isRunning(Number(pid));
      if (!isGone && Date.now() - mtimeMs < LEFT_AFTER_MS) continue;
      if (size > 0 && (options.isWork === true || kindOfPath(target) !== undefined)) {
        if (!options.prepareTrash) continue;
        // Without the dot before and the ending behind it is seen, and not swept again.
        const kept = name.slice(1).replace(/\.dialtree-tmp$/, '.unfinished');
        await rename(path, join(await options.prepareTrash(), kept));
      } else await rm(path, { force: true });
      swept.push(name);
    } catch {
      // Somebody else was faster, or it is not ours to touch.
    }
  }
  return swept;
}

/**
 * The token: who has it may use this project's studio. It stays the same over restarts, so that a tab that
 * was open meanwhile goes on, and lies where only its owner reads it.
 *
 * Laws: a file that others can read, that is somebody else's or that is a link is never believed and never
 * written over; two studios that start at once have the same token.
 */
import { randomBytes } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { closeFolder, prepareOwnFolder, readPrivate, withLock, writeWhole } from '../disk/index.ts';

export interface Token {
  readonly value: string;
  /**
   * Why the next start will have another one: what is there is not to be believed, or nothing could be
   * written. Undefined: it stays.
   */
  readonly fleeting?: 'foreign' | 'unwritable';
}

/** From the project's folder, for people. */
export const TOKEN_FILE = '.dialtree/access/token';
/** 192 bits: nobody guesses that, and the address still fits on a line. */
const BYTES = 24;
const TOKEN = /^[\w-]{32}$/;

/** The project's token, made when there is none. */
export async function keepToken(root: string): Promise<Token> {
  const made = randomBytes(BYTES).toString('base64url');
  try {
    const folder = await prepareAccess(root);
    if (folder === undefined) return { value: made, fleeting: 'foreign' };
    const file = join(folder, 'token');
    const found = await withLock(`${file}.lock`, () => readOrWrite(file, made), { isBrief: true });
    return found === undefined ? { value: made, fleeting: 'foreign' } : { value: found };
  } catch {
    return { value: made, fleeting: 'unwritable' };
  }
}

/**
 * A page that leads to an address and that only its owner can read. Undefined where there is no such place.
 *
 * @param name of the page, from letters and digits
 */
export async function keepDoor(root: string, name: string, address: string): Promise<string | undefined> {
  try {
    const folder = await prepareAccess(root);
    if (folder === undefined) return undefined;
    const file = join(folder, `${name}.html`);
    if ((await lstat(file).catch(() => undefined))?.isFile() === false) return undefined;
    await writeWhole(
      file,
      `<!doctype html><meta charset="utf-8"><title>Dialtree</title><meta http-equiv="refresh" content="0; url=${address}"><a href="${address}">Dialtree</a>\n`,
      { mode: 0o600 },
    );
    return file;
  } catch {
    return undefined;
  }
}

/** Its owner's alone, whatever the system gives new folders; so nobody puts a link into it meanwhile. */
async function prepareAccess(root: string): Promise<string | undefined> {
  const folder = await prepareOwnFolder(root, 'access');
  return (await closeFolder(folder)) ? folder : undefined;
}

async function readOrWrite(file: string, made: string): Promise<string | undefined> {
  if (!(await lstat(file).catch(() => undefined))) await writeWhole(file, made, { mode: 0o600 });
  // What was written is not taken on trust either: some disks keep no permissions.
  const text = await readPrivate(file, 2 * BYTES);
  return text !== undefined && TOKEN.test(text) ? text : undefined;
}

/**
 * The key under which callers' numbers are hashed. A hash without a key is no secret: all numbers can be tried. Who loses
 * the key loses the link between imports, and nothing else.
 *
 * Laws: it is never printed and in no other file; one that others can read, that is somebody else's or that is a link is
 * neither believed nor written over.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, prepareOwnFolder, readPrivate, removeFile, withLock, writeWhole } from '../disk/index.ts';

/** From the project's folder, for people. */
export const KEY_FILE = '.dialtree/key';
const BYTES = 32;
const KEY = /^[0-9a-f]{64}\n?$/;
/** 64 bits: callers of one project do not meet, and nothing shorter fits a column. */
const HASH_DIGITS = 16;

/** `foreign`: what is there is not to be believed. */
export class BadKey extends Error {
  readonly fault: 'foreign' | 'unwritable';
  constructor(fault: 'foreign' | 'unwritable') {
    super(`${KEY_FILE}: ${fault}`);
    this.fault = fault;
  }
}

/** HMAC-SHA-256 of a number in its one form. @param isNew forgets the key that was there. @throws BadKey */
export async function openCallerHash(root: string, isNew = false): Promise<(number: string) => string> {
  const key = Buffer.from((await keepKey(root, isNew)).trim(), 'hex');
  return (number) => createHmac('sha256', key).update(number).digest('hex').slice(0, HASH_DIGITS);
}

async function keepKey(root: string, isNew: boolean): Promise<string> {
  try {
    // The folder is made with its `.gitignore`.
    const folder = join(await prepareOwnFolder(root, 'access'), '..');
    const file = join(folder, 'key');
    const made = `${randomBytes(BYTES).toString('hex')}\n`;
    return await withLock(
      `${file}.lock`,
      async () => {
        const entry = await lstat(file).catch(() => undefined);
        if (isNew && entry?.isFile() === true) await removeFile(file);
        if (isNew || !entry) await writeWhole(file, made, { mode: 0o600 });
        const text = await readPrivate(file, 2 * made.length);
        if (text === undefined || !KEY.test(text)) throw new BadKey('foreign');
        return text;
      },
      { isBrief: true },
    );
  } catch (cause) {
    if (cause instanceof BadKey || codeOf(cause) === undefined) throw cause;
    throw new BadKey('unwritable');
  }
}

/**
 * One at a time, among all processes that ask.
 *
 * A lock is a file that is made with its content in one step, which only one can do. It is removed by whoever
 * made it. The lock of a process that has died is replaced, and by one only: whoever wants to first makes a
 * claim, a file named after that very lock, which again only one can do; then looks whether the lock is still
 * the dead one, and only then puts its own in the place. A claim whose owner has died is claimed in the same
 * way. No lock has the content of another, so an old claim is never mistaken for a new one.
 */
import { createHash, randomInt, randomUUID } from 'node:crypto';
import { copyFile, constants, link, lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from './make-folder.ts';
import { describeSelf, judgeOwner } from './owner.ts';
import { codeOf, unless } from './system-error.ts';
import { nameTemporary } from './temporaries.ts';

/** Somebody who lives has it, or nobody can tell. */
export class LockHeld extends Error {
  readonly path: string;
  /** Machine and process number. */
  readonly owner: string;
  constructor(path: string, owner: string) {
    super(`"${path}" is held by ${owner}.`);
    this.path = path;
    this.owner = owner;
  }
}

export interface LockOptions {
  /** Milliseconds to wait for somebody who has it. */
  readonly patience?: number;
  /**
   * It is held for moments only: one that is a minute old and of a process that cannot be seen from here is
   * left behind.
   */
  readonly isBrief?: boolean;
}

interface Held {
  readonly text: string;
  readonly mtimeMs: number;
  /** Different for every lock there ever was. */
  readonly id: string;
}

const PATIENCE = 10_000;
const LEFT_AFTER_MS = 60_000;
const POLL = 8;

/** @throws LockHeld, or the system's error when locks cannot be made there; and what `work` throws */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const release = await takeLock(path, options);
  try {
    return await work();
  } finally {
    await release();
  }
}

/** @returns lets go of it @throws LockHeld, or the system's error when locks cannot be made there */
export async function takeLock(path: string, options: LockOptions = {}): Promise<() => Promise<void>> {
  const text = await take(path, options);
  return async () => {
    // Somebody may have removed it by hand, and another taken it.
    if ((await readHeld(path))?.text === text) await rm(path, { force: true });
  };
}

async function take(path: string, options: LockOptions): Promise<string> {
  const { host, pid, origin, start } = describeSelf();
  const text = `${host} ${pid} ${origin || '-'} ${start || '-'} ${randomUUID()}\n`;
  await makeFolder(dirname(path));
  const own = join(dirname(path), nameTemporary(basename(path)));
  const until = Date.now() + (options.patience ?? PATIENCE);
  try {
    const handle = await open(own, 'wx', 0o600);
    await handle.writeFile(text).finally(() => handle.close());
    for (;;) {
      if (await makeAlone(own, path, text)) return text;
      const held = await readHeld(path);
      if (held && isLeft(held, options) && (await takeOver(path, own, text, held, options))) return text;
      if (Date.now() >= until) throw new LockHeld(path, nameOwner((await readHeld(path)) ?? held));
      await sleep(randomInt(POLL, 2 * POLL));
    }
  } finally {
    await rm(own, { force: true }).catch(() => undefined);
  }
}

/** False: somebody has made it before. */
async function makeAlone(own: string, path: string, text: string): Promise<boolean> {
  try {
    await link(own, path);
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return (await readHeld(path))?.text === text;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(codeOf(cause) ?? '')) throw cause;
    // A file system without links: for a moment the file is there and empty.
    try {
      await copyFile(own, path, constants.COPYFILE_EXCL);
    } catch (failure) {
      if (codeOf(failure) === 'EEXIST') return false;
      throw failure;
    }
  }
  return true;
}

async function takeOver(
  path: string,
  own: string,
  text: string,
  dead: Held,
  options: LockOptions,
): Promise<boolean> {
  let claim = `${path}.after-${dead.id}`;
  while (!(await makeAlone(own, claim, text))) {
    const rival = await readHeld(claim);
    if (!rival || !isLeft(rival, options)) return false;
    claim = `${path}.after-${rival.id}`;
  }
  // Only one gets here for this lock, and nobody else may change it any more.
  if ((await readHeld(path))?.id !== dead.id) {
    await rm(claim, { force: true });
    return false;
  }
  // Not `own` itself: renaming a file onto another name of its own does nothing, and it is one with the claim.
  await rename(claim, path);
  const claims = (await readdir(dirname(path))).filter((name) => name.startsWith(`${basename(path)}.after-`));
  for (const name of claims) await rm(join(dirname(path), name), { force: true });
  return true;
}

async function readHeld(path: string): Promise<Held | undefined> {
  const text = await unless(['ENOENT'], readFile(path, 'utf8'));
  const entry = text === undefined ? undefined : await unless(['ENOENT'], lstat(path));
  if (text === undefined || !entry) return undefined;
  const content = text.trim() === '' ? `${entry.ino} ${entry.mtimeMs}` : text;
  return {
    text,
    mtimeMs: entry.mtimeMs,
    id: createHash('sha256').update(content).digest('hex').slice(0, 20),
  };
}

function isLeft({ text, mtimeMs }: Held, { isBrief = false }: LockOptions): boolean {
  const isOld = Date.now() - mtimeMs > LEFT_AFTER_MS;
  const [host = '', pid = '', origin = '-', start = '-'] = text.trim().split(' ');
  if (host === '') return isOld;
  const fate = judgeOwner({
    host,
    pid: Number(pid),
    origin: origin === '-' ? '' : origin,
    start: start === '-' ? '' : start,
  });
  if (fate === 'dead') return true;
  // A container that begins again has the name of before; but two that live may have one name.
  if (fate === 'earlier') return !isBrief || isOld;
  return fate === 'elsewhere' && isBrief && isOld;
}

function nameOwner(held: Held | undefined): string {
  return held?.text.trim().split(' ').slice(0, 2).join(' ') ?? '';
}

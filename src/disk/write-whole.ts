/**
 * A file written whole, or not at all.
 *
 * Why no package does it: a `write` may take less than it is given and say so only by a number. Of those that
 * are well kept, write-file-atomic and atomically do not look at that number, and then put the half file into
 * the place of the whole one; steno does, but neither flushes nor keeps permissions.
 */
import { writeFile as writeDescriptor } from 'node:fs';
import { access, constants, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { flushFolder, makeFolder } from './make-folder.ts';
import { systemError, unless } from './system-error.ts';
import { nameTemporary } from './temporaries.ts';

export interface WriteOptions {
  /** Permissions. Absent: those of the file that was there, or what the system gives a new one. */
  readonly mode?: number;
  /** Asked at the last moment; when it throws, so does the write, and the old file stands. */
  readonly check?: () => Promise<void>;
}

/** What this process has open already, under the names that systems give it. */
const OPEN_ALREADY = /^\/(?:dev\/fd|proc\/self\/fd)\/(\d+)$/;
const STREAMS: ReadonlyMap<string, string> = new Map([
  ['/dev/stdout', '/dev/fd/1'],
  ['/dev/stderr', '/dev/fd/2'],
]);
/** Not every file system knows owners, permissions or flushing. */
const UNKNOWN = ['ENOSYS', 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP'];
const CHUNK = 1 << 20;

/**
 * Makes the folders on the way. Links are followed; devices and pipes are written to, not replaced.
 *
 * @throws the system's error, with its code: the old file stands then, and nothing else is left
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  { mode, check }: WriteOptions = {},
): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const named = resolve(path);
  const old = await unless(['ENOENT'], stat(named));
  if (old?.isDirectory()) throw systemError('EISDIR', 'is a directory', named);
  // By the name it was given: a pipe without a name, as behind /dev/stdout, has no path of its own.
  if (old && !old.isFile()) return writeThrough(named, bytes);
  const descriptor = OPEN_ALREADY.exec(STREAMS.get(named) ?? named)?.[1];
  // A new file in the place of the one that a stream was led to would not have what the stream still brings.
  if (old && descriptor !== undefined) return promisify(writeDescriptor)(Number(descriptor), bytes);
  const full = await findTarget(named);
  // Renaming asks the folder only: a file that may not be written would be replaced all the same.
  if (old) await access(full, constants.W_OK);
  else await makeFolder(dirname(full));

  const temporary = join(dirname(full), nameTemporary(basename(full)));
  const handle = await open(temporary, 'wx+', mode ?? (old ? old.mode & 0o777 : 0o666));
  try {
    try {
      await writeAll(handle, bytes, 0, temporary);
      if (old) await keepOwner(handle, old);
      const asked = mode ?? (old && old.mode & 0o777);
      if (asked !== undefined) await unless([...UNKNOWN, 'EPERM'], handle.chmod(asked));
      await unless(UNKNOWN, handle.sync());
      await compare(handle, bytes, temporary);
    } finally {
      await handle.close();
    }
    await check?.();
    await rename(temporary, full);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw cause;
  }
  await flushFolder(dirname(full));
}

/** At a place in a file, every byte. */
export async function writeAll(
  handle: FileHandle,
  bytes: Uint8Array,
  position: number,
  path: string,
): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    // Asking again and again would never end.
    if (bytesWritten <= 0) throw systemError('EIO', 'nothing is written any more', path);
    done += bytesWritten;
  }
}

/** A link that leads nowhere yet has no real path, but writing follows it. */
async function findTarget(path: string): Promise<string> {
  const real = await unless(['ENOENT'], realpath(path));
  if (real !== undefined) return real;
  const next = await unless(['ENOENT', 'EINVAL'], readlink(path));
  return next === undefined ? path : findTarget(resolve(dirname(path), next));
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(bytes);
  } finally {
    await handle.close();
  }
}

/** Only the administrator may give files away. */
async function keepOwner(handle: FileHandle, { uid, gid }: Stats): Promise<void> {
  const own = await handle.stat();
  if (own.uid !== uid || own.gid !== gid) await unless([...UNKNOWN, 'EPERM'], handle.chown(uid, gid));
}

/** @throws when the file does not hold these bytes, whatever the system has said so far */
async function compare(handle: FileHandle, bytes: Uint8Array, path: string): Promise<void> {
  const { size } = await handle.stat();
  const buffer = Buffer.alloc(Math.min(CHUNK, bytes.length));
  let same = size === bytes.length ? 0 : -1;
  while (same >= 0 && same < bytes.length) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(CHUNK, bytes.length - same), same);
    const isSame =
      bytesRead > 0 && buffer.subarray(0, bytesRead).equals(bytes.subarray(same, same + bytesRead));
    same = isSame ? same + bytesRead : -1;
  }
  if (same < 0) throw systemError('EIO', 'what was written does not read back', path);
}

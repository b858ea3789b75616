/** A file that is too large to be held in memory, written whole or not at all like any other. */
import { createHash } from 'node:crypto';
import { access, constants, open, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { flushFolder, makeFolder } from './make-folder.ts';
import { systemError, unless } from './system-error.ts';
import { nameTemporary } from './temporaries.ts';
import { writeAll } from './write-whole.ts';

const CHUNK = 1 << 20;

/**
 * Writes the pieces one after the other into a file of its own and gives it the name at the end. What reads the pieces may
 * throw: the old file stands then, and nothing else is left. Makes the folders on the way; links are replaced.
 *
 * @param mode permissions of the file
 * @throws the system's error, with its code, or what the pieces threw
 */
export async function writePieces(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  mode: number,
): Promise<void> {
  const full = resolve(path);
  const old = await unless(['ENOENT'], stat(full));
  if (old && !old.isFile()) throw systemError('EISDIR', 'is no file', full);
  if (old) await access(full, constants.W_OK);
  else await makeFolder(dirname(full));
  const temporary = join(dirname(full), nameTemporary(basename(full)));
  const handle = await open(temporary, 'wx+', mode);
  try {
    try {
      const written = createHash('sha256');
      let size = 0;
      for await (const piece of pieces) {
        await writeAll(handle, piece, size, temporary);
        written.update(piece);
        size += piece.length;
      }
      await handle.sync();
      if ((await digest(handle, size)) !== written.digest('hex'))
        throw systemError('EIO', 'what was written does not read back', temporary);
    } finally {
      await handle.close();
    }
    await rename(temporary, full);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw cause;
  }
  await flushFolder(dirname(full));
}

async function digest(handle: FileHandle, size: number): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(CHUNK);
  for (let done = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK, done);
    if (bytesRead === 0) return done === size ? hash.digest('hex') : '';
    hash.update(buffer.subarray(0, bytesRead));
    done += bytesRead;
  }
}

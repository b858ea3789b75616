import { open } from 'node:fs/promises';
import { writeAll } from './write-whole.ts';

/**
 * Adds to the end of a file that is there, one after the other. What is added is on disk when its promise is
 * kept; otherwise the file is as long as before.
 *
 * @returns throws the system's error
 */
export function openAppender(path: string): (text: string) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (text) => (last = last.catch(() => undefined).then(() => append(path, Buffer.from(text, 'utf8'))));
}

async function append(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    const { size } = await handle.stat();
    try {
      await writeAll(handle, bytes, size, path);
      await handle.sync();
    } catch (cause) {
      // Half a line before the next one would spoil both.
      await handle.truncate(size).catch(() => undefined);
      throw cause;
    }
  } finally {
    await handle.close();
  }
}

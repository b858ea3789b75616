/**
 * Files in which a program puts aside what does not fit into memory. Nobody's work: not flushed, read by nobody else, gone
 * when the program is done; those of a killed one are swept by the next.
 */
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareOwnFolder } from './own-folder.ts';
import { closeFolder } from './private.ts';
import { nameTemporary, sweepTemporaries } from './temporaries.ts';
import { writeAll } from './write-whole.ts';

export interface Scratch {
  /** To the end of the file of that name. */
  append(name: string, text: string): Promise<void>;
  /** The file in pieces, from the beginning; nothing where nothing was put. */
  read(name: string): AsyncGenerator<string>;
  /** Removes everything. */
  close(): Promise<void>;
}

const PIECE = 1 << 20;
const FOLDER = 'scratch';

/** In `.dialtree/scratch` of the project, for its owner only. @throws OutsideProject or the system's error */
export async function openScratch(root: string): Promise<Scratch> {
  const folder = await prepareOwnFolder(root, FOLDER);
  await closeFolder(folder);
  await sweepTemporaries(folder);
  const files = new Map<string, { readonly path: string; readonly handle: FileHandle; size: number }>();
  return {
    append: async (name, text) => {
      let file = files.get(name);
      if (!file) {
        const path = join(folder, nameTemporary(name));
        file = { path, handle: await open(path, 'wx+', 0o600), size: 0 };
        files.set(name, file);
      }
      const bytes = Buffer.from(text, 'utf8');
      await writeAll(file.handle, bytes, file.size, file.path);
      file.size += bytes.length;
    },
    read: async function* (name) {
      const file = files.get(name);
      if (!file) return;
      const buffer = Buffer.alloc(PIECE);
      const decoder = new TextDecoder();
      for (let done = 0; done < file.size;) {
        const { bytesRead } = await file.handle.read(buffer, 0, Math.min(PIECE, file.size - done), done);
        if (bytesRead === 0) return;
        done += bytesRead;
        yield decoder.decode(buffer.subarray(0, bytesRead), { stream: true });
      }
    },
    close: async () => {
      for (const { path, handle } of files.values()) {
        await handle.close().catch(() => undefined);
        await rm(path, { force: true }).catch(() => undefined);
      }
      files.clear();
    },
  };
}

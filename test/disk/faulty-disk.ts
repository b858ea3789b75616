/**
 * A disk that fails where a test wants it to. `vi.mock('node:fs/promises', ...)` puts it in the place of
 * Node's own; what the test itself looks at goes through `node:fs`.
 */
import type * as Files from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

export type Step = 'open' | 'write' | 'chmod' | 'sync' | 'stat' | 'read' | 'close' | 'rename';

export interface Fault {
  /** The system's code, such as ENOSPC. */
  readonly code: string;
  /** Where it fails; at `write` only once there is no room left. */
  readonly step: Step;
  /** Bytes that still fit. */
  readonly room?: number;
}

export interface Disk {
  fault: Fault | undefined;
  /** Most bytes that one `write` takes. */
  most: number;
  /** Bytes that `write` says it has taken and has not. */
  lies: number;
  /** What is written through files whose names this does not match is left alone. */
  about: RegExp;
  /** What making a link, or a copy where nothing is yet, fails with. */
  noLinks: string | undefined;
  noCopies: string | undefined;
  /** Writes that were given more than they took. */
  shortWrites: number;
}

const SOUND: Disk = {
  fault: undefined,
  most: Infinity,
  lies: 0,
  about: /./,
  noLinks: undefined,
  noCopies: undefined,
  shortWrites: 0,
};
export const disk: Disk = { ...SOUND };

export function mendDisk(): void {
  Object.assign(disk, SOUND);
}

function fail(code: string, path: string): never {
  throw Object.assign(new Error(`${code}: said by the test, '${path}'`), { code, path });
}

/** Node's functions, with the faults of `disk`. */
export function breakFiles(files: typeof Files): typeof Files {
  const open = async (...args: Parameters<typeof files.open>): Promise<FileHandle> => {
    const [path, flags] = [String(args[0]), args[1]];
    const isWritten = flags !== 'r' && flags !== undefined && disk.about.test(path);
    if (isWritten && disk.fault?.step === 'open') fail(disk.fault.code, path);
    const handle = await files.open(...args);
    return isWritten ? breakHandle(handle, path) : handle;
  };
  const rename = async (...args: Parameters<typeof files.rename>): Promise<void> => {
    if (disk.fault?.step === 'rename' && disk.about.test(String(args[0])))
      fail(disk.fault.code, String(args[0]));
    return files.rename(...args);
  };
  const link = async (...args: Parameters<typeof files.link>): Promise<void> => {
    if (disk.noLinks !== undefined) fail(disk.noLinks, String(args[0]));
    return files.link(...args);
  };
  const copyFile = async (...args: Parameters<typeof files.copyFile>): Promise<void> => {
    if (disk.noCopies !== undefined) fail(disk.noCopies, String(args[0]));
    return files.copyFile(...args);
  };
  return { ...files, open, rename, link, copyFile };
}

function breakHandle(handle: FileHandle, path: string): FileHandle {
  let room = disk.fault?.room ?? Infinity;
  const write = async (
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ bytesWritten: number }> => {
    if (disk.fault?.step === 'write' && room <= 0) fail(disk.fault.code, path);
    const taken = Math.min(length, disk.most, room);
    room -= taken;
    if (taken < length) disk.shortWrites += 1;
    const kept = Math.max(0, taken - disk.lies);
    if (kept > 0) await handle.write(bytes, offset, kept, position);
    return { bytesWritten: taken };
  };
  return new Proxy(handle, {
    get: (target, name) => {
      if (name === 'write') return write;
      const own: unknown = Reflect.get(target, name, target);
      if (typeof own !== 'function') return own;
      return async (...args: unknown[]): Promise<unknown> => {
        const { fault } = disk;
        // What is closed has failed by then, but it is closed.
        if (fault?.step === name && name !== 'close') fail(fault.code, path);
        const given: unknown = await Reflect.apply(own, target, args);
        if (fault?.step === name) fail(fault.code, path);
        return given;
      };
    },
  });
}

/** A folder for readers of files: one a process, taken away with it. */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folderOf = (pid: number): string => join(tmpdir(), `dialtree-fuzz-${pid}`);

/** Deep, so that no path that is made up leads out of it. */
export const SANDBOX = join(folderOf(process.pid), 'a', 'b', 'c');

export function removeSandbox(pid = process.pid): void {
  // A process that was ended may be writing its last.
  rmSync(folderOf(pid), { recursive: true, force: true, maxRetries: 5 });
}

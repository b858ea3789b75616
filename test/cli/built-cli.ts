/**
 * The bundled command line, built again when a source file is newer. Test files run at the same time: one
 * builds, the others wait.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** A build made elsewhere is taken as it is: for whoever works while others are in the middle of a change. */
const GIVEN = process.env['DIALTREE_DIST'];
const DIST = GIVEN ?? join(ROOT, 'dist');
const OUTPUTS = [
  'dialtree.js',
  'thread-worker.js',
  'calibration-worker.js',
  'types/index.d.ts',
  'schema/machine.schema.json',
].map((name) => join(DIST, name));
const LOCK = join(ROOT, 'node_modules', '.dialtree-build');

export const BIN = join(DIST, 'dialtree.js');

export async function ensureBuilt(): Promise<void> {
  while (GIVEN === undefined && isStale()) {
    if (takeLock()) {
      try {
        if (isStale()) {
          execFileSync('npm', ['run', 'build:package', '--silent'], { cwd: ROOT, stdio: 'inherit' });
          // The compiler leaves a file alone when nothing in it changes: it is as new as the others all the same.
          const now = new Date();
          for (const path of OUTPUTS) utimesSync(path, now, now);
        }
      } finally {
        rmdirSync(LOCK);
      }
    } else await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function takeLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    // A lock of a run that was killed would hold everyone up for ever.
    if (Date.now() - statSync(LOCK, { throwIfNoEntry: false })!.mtimeMs > 60_000) rmdirSync(LOCK);
    return false;
  }
}

function isStale(): boolean {
  if (!OUTPUTS.every((path) => existsSync(path))) return true;
  const builtAt = Math.min(...OUTPUTS.map((path) => statSync(path).mtimeMs));
  return readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs > builtAt);
}

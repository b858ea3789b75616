/**
 * Runs what a page shows, in a folder of its own that looks like the project: what commands write there does not
 * replace what somebody else wrote into `out/`.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { ensureBuilt } from '../cli/built-cli.ts';
import type { Transcript } from './transcripts.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const PARTS = ['package.json', 'node_modules', 'dist', 'machines', 'scenarios'];

/**
 * Standard output of a command, after the files that its page has one write. Exit code 1 is an answer too: a page may
 * show a menu that breaks rules.
 */
export function useProjectFolder(): (command: string, files: Transcript['files']) => Promise<string> {
  let folder = '';
  beforeAll(async () => {
    await ensureBuilt();
    folder = mkdtempSync(join(tmpdir(), 'dialtree-transcripts-'));
    for (const name of PARTS) symlinkSync(join(ROOT, name), join(folder, name));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return async (command, files) => {
    for (const file of files) writePageFile(folder, file);
    const running = promisify(execFile)('bash', ['-o', 'pipefail', '-c', command], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1', LANG: 'C', LC_ALL: 'C' },
      maxBuffer: 64 << 20,
    });
    const { stdout } = await running.catch(
      (failure: { code?: unknown; stdout?: string; stderr?: string }) => {
        if (failure.code !== 1)
          throw new Error(`"${command}" ended with code ${String(failure.code)}:\n${failure.stderr ?? ''}`);
        return { stdout: failure.stdout ?? '' };
      },
    );
    return stdout;
  };
}

function writePageFile(folder: string, { path, text, isAddition }: Transcript['files'][number]): void {
  // The project’s own folders are only linked here.
  if (path.includes('..') || PARTS.includes(path.split('/')[0] ?? ''))
    throw new Error(`A page may not write "${path}".`);
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, isAddition ? addKeys(readFileSync(full, 'utf8'), text) : text);
}

/** @param keys as somebody types them in front of the last brace, after a comma */
function addKeys(json: string, keys: string): string {
  const end = json.lastIndexOf('}');
  const added = `${json.slice(0, end).trimEnd()},\n${keys}}\n`;
  JSON.parse(added);
  return added;
}

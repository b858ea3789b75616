/** Runs the command line without a process, in a folder of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Io } from '../../src/cli/process/io.ts';
import { main } from '../../src/cli/main.ts';

export interface CliRun {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Removed when the test is over. */
export function makeFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'dialtree-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export async function runCli(
  args: readonly string[],
  cwd: string,
  changes: Partial<Io> = {},
): Promise<CliRun> {
  const said = { out: '', err: '' };
  const exitCode = await main(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    env: {},
    cwd,
    today: '2026-11-22',
    hasColour: false,
    isInteractive: false,
    columns: 100,
    onInterrupt: () => () => undefined,
    ...changes,
  });
  return { exitCode, ...said };
}

/** A program in a namespace of its own, where it may mount a small disk; administrators are not needed for that. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const MOUNTING = ['unshare', '--map-root-user', '--mount'] as const;

/** Undefined: it can be done; else what the system says. */
export function whyNotMounted(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'dialtree-mount-'));
  const [program, ...args] = [...MOUNTING, 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder];
  const { status, stderr, error } = spawnSync(program ?? '', args, { encoding: 'utf8' });
  rmdirSync(folder);
  return status === 0 ? undefined : (error?.message ?? stderr.trim());
}

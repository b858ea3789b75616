/** `npm run audit`: exit code 1 where something that is passed on has a known hole that is high or critical. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeAudit } from './audit.ts';
import type { Lock } from './licences.ts';
import { type Bom, SBOM_FILE } from './sbom.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
// npm’s own exit code is 1 for a hole and for no answer alike. Its errors name hosts and stay unsaid.
const { stdout } = spawnSync('npm audit --json --fetch-retries=0', {
  shell: true,
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
  timeout: 60_000,
});
const { isBad, text } = judgeAudit(
  stdout,
  read('package-lock.json') as Lock,
  read(join('dist', SBOM_FILE)) as Bom,
);
process.stdout.write(`${text}\n`);
process.exitCode = Number(isBad);

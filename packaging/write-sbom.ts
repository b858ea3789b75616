/** `npm run sbom`: writes the bill of materials of what `npm run build` has made. */
import { execSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lock } from './licences.ts';
import { NOTICES_FILE, readNotices } from './notices.ts';
import { type Bom, makeSbom, SBOM_FILE } from './sbom.ts';

const bundled = new Map(
  ['dist', 'dist/studio', 'dist/phone-page'].map((folder) => [
    folder,
    readNotices(readFileSync(join(folder, NOTICES_FILE), 'utf8')),
  ]),
);
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
// From the lock file alone: the same on every platform, whatever is installed.
const everything = execSync('npm sbom --sbom-format cyclonedx --package-lock-only', {
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
});
const sbom = makeSbom(JSON.parse(everything) as Bom, lock, bundled);
writeFileSync(join('dist', SBOM_FILE), `${JSON.stringify(sbom, null, 2)}\n`);

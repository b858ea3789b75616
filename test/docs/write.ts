/** `npm run docs`: writes what the handbook takes from the program. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeHandbook } from './write-handbook.ts';

const written = await writeHandbook('.');
const paths = new Set(written.map(({ path }) => path));
// The page of a rule that is gone goes with it.
for (const name of readdirSync('docs/rules', { recursive: true, encoding: 'utf8' }))
  if (!paths.has(`docs/rules/${name}`)) rmSync(`docs/rules/${name}`);
for (const { path, text } of written) {
  mkdirSync(dirname(path), { recursive: true });
  if (!isWritten(path, text)) {
    writeFileSync(path, text);
    process.stdout.write(`${path}\n`);
  }
}

function isWritten(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    return false;
  }
}

import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../architecture/source-files.ts';
import { ensureBuilt } from '../cli/built-cli.ts';
import { isUpdate } from '../readme/check-transcripts.ts';
import { listExamples } from './pages/examples.ts';

const FOLDER = join(ROOT, 'docs/examples');
const names = listExamples();

describe('the examples of the handbook', () => {
  let folder = '';
  beforeAll(async () => {
    await ensureBuilt();
    folder = mkdtempSync(join(tmpdir(), 'dialtree-examples-'));
    mkdirSync(join(folder, 'node_modules', '@types'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    symlinkSync(ROOT, join(folder, 'node_modules', 'dialtree'));
    symlinkSync(join(ROOT, 'node_modules/@types/node'), join(folder, 'node_modules/@types/node'));
    for (const name of ['machines', 'scenarios']) symlinkSync(join(ROOT, name), join(folder, name));
    for (const name of names) copyFileSync(join(FOLDER, `${name}.ts`), join(folder, `${name}.ts`));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are programs that the compiler accepts, with the types of the package', () => {
    const options = '--module nodenext --target es2023 --types node --skipLibCheck --strict';
    const compile = (): string =>
      execFileSync(
        join(ROOT, 'node_modules/.bin/tsc'),
        [...options.split(' '), ...names.map((name) => `${name}.ts`)],
        { cwd: folder, encoding: 'utf8' },
      );
    expect(compile()).toBe('');
  });

  it.each(names)('%s prints what its page shows', (name) => {
    const printed = execFileSync(process.execPath, [`${name}.js`], { cwd: folder, encoding: 'utf8' });
    const file = join(FOLDER, `${name}.txt`);
    if (isUpdate) writeFileSync(file, printed);
    expect(printed).toBe(readFileSync(file, 'utf8'));
  });
});

/** Tests of a page’s transcripts: each command prints what the page shows. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, useProjectFolder } from './run-command.ts';
import { matches, readTranscripts, refresh, toLines } from './transcripts.ts';

/**
 * `DOCS_UPDATE=1 npx vitest run test/readme test/docs` writes what is printed now into the pages; look at the
 * difference before it is kept.
 */
export const isUpdate = process.env['DOCS_UPDATE'] === '1';

/** Commands that take long, and the shorter ones that print the same lines where the page shows any. */
const SHORTER: Readonly<Record<string, string>> = {
  'npm ci && npm start': 'npm start -- --no-sensitivity',
};

/** Commands that cannot run inside the tests, each with its reason. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'npm ci && npm test': 'it is what runs this test',
};

/** @param page its path from the top of the project */
export function checkTranscripts(page: string): void {
  const transcripts = readTranscripts(readFileSync(join(ROOT, page), 'utf8'));
  describe(`the commands of ${page}`, () => {
    const run = useProjectFolder();
    it.each(transcripts.filter(({ command }) => !Object.hasOwn(NOT_RUN, command)))(
      'print what it shows, line $line: $command',
      async ({ command, output, line, files }) => {
        const printed = toLines(await run(SHORTER[command] ?? command, files));
        if (isUpdate) update(page, command, output, printed);
        const shown = isUpdate || matches(output, printed) ? output : printed;
        expect(shown.join('\n'), `${page}:${line} shows something else`).toBe(output.join('\n'));
      },
      // Minutes on a busy machine: the case study is one of them.
      600_000,
    );
  });
}

function update(page: string, command: string, output: readonly string[], printed: readonly string[]): void {
  const path = join(ROOT, page);
  const text = readFileSync(path, 'utf8');
  const block = (lines: readonly string[]): string => [`$ ${command}`, ...lines].join('\n');
  writeFileSync(
    path,
    text.replace(`${block(output)}\n`, () => `${block(refresh(output, printed))}\n`),
  );
}

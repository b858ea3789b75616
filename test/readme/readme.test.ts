import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../cli/built-cli.ts';
import { matches, readTranscripts, toLines } from './transcripts.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const transcripts = readTranscripts(readFileSync(join(ROOT, 'README.md'), 'utf8'));

/** Commands that take long, and the shorter ones that print the same lines where README shows any. */
const SHORTER: Readonly<Record<string, string>> = {
  'npm ci && npm start': 'npm start -- --no-sensitivity',
};

/** Commands that cannot run inside the tests, each with its reason. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'npm ci && npm test': 'it is what runs this test',
};

describe('README’s commands', () => {
  beforeAll(ensureBuilt, 120_000);

  it('show both commands of the first screen', () => {
    expect(transcripts.slice(0, 2).map(({ command }) => command)).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  });

  it.each(transcripts.filter(({ command }) => !Object.hasOwn(NOT_RUN, command)))(
    'print what README shows, line $line: $command',
    async ({ command, output, line }) => {
      const printed = toLines(await run(command));
      const shown = matches(output, printed) ? output : printed;
      expect(shown.join('\n'), `README.md:${line} shows something else`).toBe(output.join('\n'));
    },
    120_000,
  );
});

/** Standard output of a command, whatever its exit code: README shows failing checks too. */
async function run(command: string): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', ['-c', SHORTER[command] ?? command], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1', LANG: 'C', LC_ALL: 'C' },
    maxBuffer: 64 << 20,
  }).catch((failure: { stdout?: string }) => ({ stdout: failure.stdout ?? '' }));
  return stdout;
}

describe('the comparison of transcripts', () => {
  it('finds a difference in any line', () => {
    expect(matches(['a', 'b'], ['a', 'b'])).toBe(true);
    expect(matches(['a', 'b'], ['a', 'c'])).toBe(false);
    expect(matches(['a'], ['a', 'b'])).toBe(false);
    expect(matches(['a', 'b'], ['a'])).toBe(false);
  });

  it('lets "..." stand for any lines, but not for a missing end', () => {
    expect(matches(['a', '...', 'd'], ['a', 'b', 'c', 'd'])).toBe(true);
    expect(matches(['a', '...', 'd'], ['a', 'd'])).toBe(true);
    expect(matches(['a', '...', 'd'], ['a', 'b', 'c'])).toBe(false);
    expect(matches(['...', 'c', '...'], ['a', 'b', 'c', 'd'])).toBe(true);
    expect(matches(['a', '...'], ['b', 'a'])).toBe(false);
  });

  it('reads commands with their lines and output', () => {
    const markdown = ['text', '```console', '$ one', 'x', '', '$ two', '```', '```json', '$ three', '```'].join('\n');
    expect(readTranscripts(markdown)).toEqual([
      { line: 3, command: 'one', output: ['x'] },
      { line: 6, command: 'two', output: [] },
    ]);
  });
});

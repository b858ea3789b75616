import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../cli/built-cli.ts';
import { matches, readTranscripts, refresh, toLines } from './transcripts.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const README = join(ROOT, 'README.md');
const transcripts = readTranscripts(readFileSync(README, 'utf8'));

/**
 * `README_UPDATE=1 npx vitest run test/readme` writes what is printed now into README; look at the difference
 * before it is kept.
 */
const isUpdate = process.env['README_UPDATE'] === '1';

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
    expect(transcripts.slice(0, 2).map(({ command }) => command)).toEqual([
      'npm ci && npm start',
      'npm ci && npm test',
    ]);
  });

  it.each(transcripts.filter(({ command }) => !Object.hasOwn(NOT_RUN, command)))(
    'print what README shows, line $line: $command',
    async ({ command, output, line }) => {
      const printed = toLines(await run(command));
      if (isUpdate) update(command, output, printed);
      const shown = isUpdate || matches(output, printed) ? output : printed;
      expect(shown.join('\n'), `README.md:${line} shows something else`).toBe(output.join('\n'));
    },
    // Minutes on a busy machine: the case study is one of them.
    600_000,
  );
});

/** Standard output of a command. Exit code 1 is an answer too: README shows a menu that breaks rules. */
async function run(command: string): Promise<string> {
  const running = promisify(execFile)('bash', ['-o', 'pipefail', '-c', SHORTER[command] ?? command], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1', LANG: 'C', LC_ALL: 'C' },
    maxBuffer: 64 << 20,
  });
  const { stdout } = await running.catch((failure: { code?: unknown; stdout?: string; stderr?: string }) => {
    if (failure.code !== 1)
      throw new Error(`"${command}" ended with code ${String(failure.code)}:\n${failure.stderr ?? ''}`);
    return { stdout: failure.stdout ?? '' };
  });
  return stdout;
}

function update(command: string, output: readonly string[], printed: readonly string[]): void {
  const text = readFileSync(README, 'utf8');
  const block = (lines: readonly string[]): string => [`$ ${command}`, ...lines].join('\n');
  writeFileSync(
    README,
    text.replace(`${block(output)}\n`, () => `${block(refresh(output, printed))}\n`),
  );
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

  it('brings a transcript up to date around what it leaves out', () => {
    expect(refresh(['a', '...', 'd'], ['x', 'y', 'z'])).toEqual(['x', '...', 'z']);
    expect(refresh(['a', '...'], ['x', 'y'])).toEqual(['x', '...']);
    expect(refresh(['a'], ['x', 'y'])).toEqual(['x', 'y']);
    expect(refresh(['...', 'h', 'a', '...'], ['x', 'h', 'b', 'c'])).toEqual(['...', 'h', 'b', '...']);
  });

  it('reads commands with their lines and output', () => {
    const markdown = [
      'text',
      '```console',
      '$ one',
      'x',
      '',
      '$ two',
      '```',
      '```json',
      '$ three',
      '```',
    ].join('\n');
    expect(readTranscripts(markdown)).toEqual([
      { line: 3, command: 'one', output: ['x'] },
      { line: 6, command: 'two', output: [] },
    ]);
  });
});

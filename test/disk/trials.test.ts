/** A small edition of `npm run prove:disk`. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { assembly } from '../../packaging/assembly.ts';
import { BIN, ensureBuilt } from '../cli/built-cli.ts';
import { MOUNTING, whyNotMounted } from './trials/mounting.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** Under node_modules, so that the bundle finds the packages it imports. */
const OUT = join(HERE, '../../node_modules/.dialtree-test/trials');
const whyNot = whyNotMounted();

beforeAll(async () => {
  await build({
    configFile: false,
    // The studio's server reaches the kernel, which is compiled on the way.
    plugins: [assembly],
    logLevel: 'silent',
    build: {
      ssr: join(HERE, 'trials/prove.ts'),
      outDir: OUT,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'prove.mjs' } },
    },
  });
});

async function run(
  name: string,
  count: number,
  before: readonly string[] = [],
): Promise<Record<string, number>> {
  const [program = '', ...args] = [
    ...before,
    process.execPath,
    join(OUT, 'prove.mjs'),
    name,
    String(count),
    BIN,
  ];
  const { stdout } = await promisify(execFile)(program, args);
  return JSON.parse(stdout) as Record<string, number>;
}

describe('two studios on one folder', () => {
  it('that save at once: exactly one of them wins, and the other is shown what has won', async () => {
    expect(await run('saves', 15)).toEqual({ rounds: 15, oneWon: 15, bothWon: 0, noneWon: 0, lost: 0 });
  });
});

describe('a studio that is killed during a save', () => {
  it('leaves the old or the new file whole, and goes on after a restart', async () => {
    const { inTheMiddle, answered: _, ...rest } = await run('kills', 8);
    expect(rest).toEqual({ kills: 8, torn: 0, lost: 0, leftAfterStart: 0, refusedAfterwards: 0 });
    // Else the kills came too early or too late to mean anything.
    expect(inTheMiddle).toBeGreaterThan(0);
  });
});

describe.skipIf(process.platform === 'win32')('a write that the system makes short', () => {
  it('is refused with the old file whole', async () => {
    const { short, torn, falselyAnswered, left, saved, refused } = await run('short', 20);
    expect({ short, torn, falselyAnswered, left }).toEqual({
      short: 20,
      torn: 0,
      falselyAnswered: 0,
      left: 0,
    });
    expect([saved, refused].every((count) => (count ?? 0) > 0)).toBe(true);
  });
});

describe(`a disk with room for nothing up to just too little${whyNot === undefined ? '' : ` (not tried: ${whyNot})`}`, () => {
  it.skipIf(whyNot !== undefined)(
    'keeps what was there: files, drafts, and what commands write',
    async () => {
      await ensureBuilt();
      const { torn, falselyAnswered, left, draftsTorn, commandsTorn, saved, refused } = await run(
        'full',
        5,
        MOUNTING,
      );
      expect({ torn, falselyAnswered, left, draftsTorn, commandsTorn }).toEqual({
        torn: 0,
        falselyAnswered: 0,
        left: 0,
        draftsTorn: 0,
        commandsTorn: 0,
      });
      expect([saved, refused].every((count) => (count ?? 0) > 0)).toBe(true);
    },
  );
});

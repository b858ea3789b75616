/** Worker threads, some of which die. */
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createInlinePool } from '../../src/runner/index.ts';
import { limitByCost, limitChunks, type ChunkLimit } from '../../src/runner/chunk-limit.ts';
import { createThreadPool } from '../../src/runner/node-threads.ts';
import { ChunkFailure } from '../../src/runner/chunk-failure.ts';
import type { Chunk, RunnerPool } from '../../src/study/index.ts';
import { BIN, ensureBuilt } from '../cli/built-cli.ts';
import { makeFolder } from '../cli/run-cli.ts';
import { SMALL, smallProject } from '../cli/small-project.ts';
import { smallDesign, smallScenario } from '../study/small-study.ts';

beforeAll(ensureBuilt);

const REAL = pathToFileURL(join(BIN, '../thread-worker.js')).href;
const tiny = smallDesign({
  scenario: { ...smallScenario, days: 7, callersPerMonth: { ...smallScenario.callersPerMonth, value: 500 } },
});
const chunkAt = (from: number): Chunk => ({ world: 'after', overrides: {}, from, count: 1 });
const chunks = Array.from({ length: 6 }, (_, from) => chunkAt(from));

/** A pool whose worker does `deed` with each request, `times` times in all. */
function poolWith(deed: string, times: number, limit: ChunkLimit = limitByCost): RunnerPool {
  const threads = 2;
  const folder = makeFolder({
    'worker.mjs': `import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import answer from ${JSON.stringify(REAL)};
const log = new URL('./deeds', import.meta.url);
export default async (request) => {
  if ((existsSync(log) ? readFileSync(log).length : 0) >= ${times}) return answer(request);
  appendFileSync(log, 'x');
  ${deed}
};`,
  });
  const pool = createThreadPool(threads, { workerFile: pathToFileURL(join(folder, 'worker.mjs')), limit });
  onTestFinished(() => pool.end());
  return pool;
}

const DEATHS = {
  'leaves (process.exit)': 'process.exit(3);',
  'throws outside its chunk':
    "setTimeout(() => { throw new Error('out of the blue'); }, 0); await new Promise(() => undefined);",
};

describe('a worker thread', () => {
  it.each(Object.entries(DEATHS))('that %s is replaced, and its chunk is done again', async (_, deed) => {
    const runner = poolWith(deed, 1).openRunner(tiny);
    const expected = createInlinePool().openRunner(tiny);
    const answers = await Promise.all(chunks.map((chunk) => runner.run(chunk)));
    for (const [i, chunk] of chunks.entries()) expect(answers[i]).toEqual(await expected.run(chunk));
  });

  it.each(Object.entries(DEATHS))(
    'that %s on every try fails its chunk with the seed, and nobody hangs',
    async (_, deed) => {
      const runner = poolWith(deed, Infinity).openRunner(tiny);
      await expect(runner.run(chunkAt(5))).rejects.toThrow(
        /3 workers were lost on the same chunk \(design [0-9a-f]{12}, seed 7, after from replication 5\)/,
      );
    },
  );

  it('that meets a chunk which cannot be done says why, at once, and goes on with others', async () => {
    const runner = poolWith('', 0).openRunner(tiny);
    await expect(runner.run({ ...chunkAt(0), world: 'nowhere' })).rejects.toThrow('nowhere');
    expect(await runner.run(chunkAt(1))).toEqual(await createInlinePool().openRunner(tiny).run(chunkAt(1)));
  });

  it('that never ends is ended, and its chunk is done again by another', async () => {
    const runner = poolWith('for (;;);', 1, limitChunks(5)).openRunner(tiny);
    const expected = createInlinePool().openRunner(tiny);
    const answers = await Promise.all(chunks.map((chunk) => runner.run(chunk)));
    for (const [i, chunk] of chunks.entries()) expect(answers[i]).toEqual(await expected.run(chunk));
  });

  it('whose chunk never ends fails it with design, seed, replications and the command, and goes on with others', async () => {
    const pool = poolWith(
      'if (request.work.world === "after") for (;;); return answer(request);',
      Infinity,
      (_, { world }) => (world === 'after' ? 1 : 60),
    );
    const runner = pool.openRunner({ ...tiny, replay: 'dialtree simulate small' });
    const failure: unknown = await runner
      .run({ ...chunkAt(5), count: 3, overrides: { wrongNumber: 0 } })
      .catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(ChunkFailure);
    const { said, hint } = failure as ChunkFailure;
    expect(said.en).toMatch(
      /^A chunk was not done within 1 s, 2 times over \(design [0-9a-f]{12}, seed 7, after from replication 5 to 7, with wrongNumber=0\)\.$/,
    );
    expect(said['zh-CN']).toContain('种子 7，情形 after 第 5 至 7 次重复，其中 wrongNumber=0');
    expect(hint.en).toContain('The same again: dialtree simulate small');
    const before = { ...chunkAt(0), world: 'before' };
    expect(await runner.run(before)).toEqual(await createInlinePool().openRunner(tiny).run(before));
  });

  it('that cannot even start fails its chunk, and nobody hangs', async () => {
    const pool = createThreadPool(2, { workerFile: new URL('./no-such-worker.mjs', import.meta.url) });
    onTestFinished(() => pool.end());
    await expect(pool.openRunner(tiny).run(chunkAt(0))).rejects.toThrow(/no-such-worker/);
  });

  it('that fails while its pool is being ended takes nothing with it', async () => {
    const failures: unknown[] = [];
    const note = (failure: unknown): void => void failures.push(failure);
    process.on('uncaughtException', note);
    onTestFinished(() => void process.off('uncaughtException', note));
    for (let i = 0; i < 60; i++) {
      const pool = createThreadPool(2, { workerFile: new URL('./no-such-worker.mjs', import.meta.url) });
      await expect(pool.openRunner(tiny).run(chunkAt(0))).rejects.toThrow(/no-such-worker/);
      await pool.end();
    }
    expect(failures).toEqual([]);
  });

  it('serves many designs of one pool, more than it keeps', async () => {
    const pool = poolWith('', 0);
    const designs = Array.from({ length: 7 }, (_, seed) => ({ ...tiny, seed }));
    const runners = designs.map((design) => pool.openRunner(design));
    for (const round of [0, 1]) {
      const answers = await Promise.all(runners.map((runner) => runner.run(chunkAt(round))));
      for (const [i, design] of designs.entries())
        expect(answers[i]).toEqual(await createInlinePool().openRunner(design).run(chunkAt(round)));
    }
  });
});

describe('Ctrl-C', () => {
  it.each([
    ['simulate', ['simulate', SMALL, '--replications', '100000', '--no-sensitivity', '--format', 'json'], 0],
    [
      'sweep',
      [
        'sweep',
        SMALL,
        '--vary',
        'noInput=0.01..0.15:60',
        '--vary',
        'machine:small#states.products.meta.noInputSeconds=3,4,5,6,8',
        '--replications',
        '20',
        '--out',
        'o',
      ],
      0,
    ],
  ])('leaves no process of dialtree %s behind', async (_, args, code) => {
    // A group of its own: whatever it starts belongs to it.
    const child = spawn(process.execPath, [BIN, ...args, '--threads', '2'], {
      cwd: makeFolder(smallProject),
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const group = -(child.pid ?? 0);
    onTestFinished(() => expect(isAlive(group)).toBe(false));
    let err = '';
    child.stderr.on('data', (data: Buffer) => {
      err += data.toString();
      if (err.includes('Simulating') && !err.includes('Stopping'))
        setTimeout(() => {
          // It may have failed meanwhile, and then the exit code says so.
          if (isAlive(group)) process.kill(group, 'SIGINT');
        }, 3000);
    });
    expect(await new Promise((resolve) => child.on('close', resolve)), err).toBe(code);
    expect(isAlive(group)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

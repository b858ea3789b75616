/** A study on many machines, against a real Redis with real workers, some of which are killed. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { createInlineRunner } from '../../src/runner/index.ts';
import { ClusterFailure, createClusterPool, serveChunks } from '../../src/runner/node-cluster/index.ts';
import { createSeal } from '../../src/runner/node-cluster/seal.ts';
import type { ChunkLimit } from '../../src/runner/index.ts';
import {
  runStudy,
  type Chunk,
  type Runner,
  type StudyDesign,
  type StudyResult,
} from '../../src/study/index.ts';
import { BIN, ensureBuilt } from '../cli/built-cli.ts';
import { makeFolder } from '../cli/run-cli.ts';
import { SMALL, smallProject } from '../cli/small-project.ts';
import { smallDesign } from '../study/small-study.ts';
import { startCli, startWorker } from './cli-process.ts';
import { noRedisReason, startRedis, type RedisServer } from './redis-server.ts';

const version = packageJson.version;
const { space } = createSeal(version, undefined);
if (noRedisReason !== undefined) process.stdout.write(`test/runner/cluster.test.ts: ${noRedisReason}\n`);

describe.skipIf(noRedisReason !== undefined)('a study on many machines', () => {
  let redis: RedisServer;
  let link: Redis;
  let queue: Queue;
  let studies: Queue;
  beforeAll(async () => {
    await ensureBuilt();
    redis = await startRedis();
    link = new Redis(redis.url, { maxRetriesPerRequest: null });
    link.on('error', () => undefined);
    queue = new Queue(space, { connection: link });
    queue.on('error', () => undefined);
    studies = new Queue(`${space}-studies`, { connection: link });
    studies.on('error', () => undefined);
  });
  afterAll(async () => {
    await redis.kill();
    link.disconnect();
  });

  /** Each test has a seed of its own, hence answers of its own. */
  const designOf = (seed: number): StudyDesign => smallDesign({ seed, replications: 24 });
  const openRunner = async (design: StudyDesign, notices: string[] = []): Promise<Runner> => {
    const pool = await createClusterPool({
      url: redis.url,
      version,
      jobSeconds: 0.012,
      onNotice: (text) => void notices.push(text.en),
    });
    onTestFinished(() => pool.end());
    return pool.openRunner(design);
  };
  const studyOn = async (design: StudyDesign): Promise<StudyResult> =>
    runStudy(design, await openRunner(design));
  const inline = (design: StudyDesign): Promise<StudyResult> => runStudy(design, createInlineRunner(design));
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const bytes = (result: StudyResult): string => JSON.stringify(result);
  /** A worker without a process of its own, for tests in which none is killed. */
  const serve = async (): Promise<void> => {
    const server = await serveChunks({
      url: redis.url,
      version,
      concurrency: 1,
      workerFile: pathToFileURL(join(BIN, '../thread-worker.js')),
    });
    onTestFinished(() => server.end());
  };

  it('gives the same bytes when one of two workers is killed in the middle, and gives them again without any worker', async () => {
    const design = designOf(1);
    const first = await startWorker(redis.url);
    const result = studyOn(design);
    // Frozen before it is looked at, so that it dies with a job in its hands.
    await until(async () => {
      first.child.kill('SIGSTOP');
      const isAtWork = (await queue.getActiveCount()) === 1;
      first.child.kill(isAtWork ? 'SIGKILL' : 'SIGCONT');
      return isAtWork;
    });
    await first.ended;
    // What it held is still its own, until it has not been heard of for too long.
    expect(await queue.getActiveCount()).toBe(1);
    const second = await startWorker(redis.url);
    const expected = bytes(await inline(design));
    expect(bytes(await result)).toBe(expected);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(bytes(await studyOn(design))).toBe(expected);
  });

  it('is a flow: one parent that names its chunks by design, seed and replications, and is over when they are', async () => {
    const design = designOf(11);
    const chunk: Chunk = { world: 'after', overrides: {}, from: 0, count: 24 };
    const runner = await openRunner(design);
    const counts = runner.run(chunk);
    await until(async () => (await studies.getWaitingChildrenCount()) === 1);
    const [parent] = await studies.getWaitingChildren();
    const children = await queue.getWaiting();
    expect(parent?.id).toMatch(/^[0-9a-f]{12}-seed11-0-23-[0-9a-f]{20}$/);
    expect(children.length).toBeGreaterThan(1);
    for (const child of children) {
      expect(child.id).toMatch(/^[0-9a-f]{12}-seed11-\d+(-\d+)?-[0-9a-f]{20}-for-[0-9a-f]{20}$/);
      expect(child.parent?.id).toBe(parent?.id);
    }
    // Asked again by somebody else meanwhile: the same flow, nothing twice.
    const again = (await openRunner(design)).run(chunk);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await studies.getWaitingChildrenCount()).toBe(1);
    expect(await queue.getWaitingCount()).toBe(children.length);
    await serve();
    const expected = await createInlineRunner(design).run(chunk);
    expect(await counts).toEqual(expected);
    expect(await again).toEqual(expected);
    await until(async () => (await studies.getCompletedCount()) > 0);
  });

  it('does not do again for a longer study what a shorter one has done', async () => {
    const chunk: Chunk = { world: 'after', overrides: { wrongNumber: 0.2 }, from: 0, count: 4 };
    const first = await startWorker(redis.url);
    const counts = await (await openRunner(designOf(12))).run(chunk);
    first.child.kill('SIGKILL');
    await first.ended;
    // Nobody works any more.
    expect(
      await (await openRunner({ ...designOf(12), replications: 100, replay: 'another' })).run(chunk),
    ).toEqual(counts);
  });

  it('survives a Redis that is killed and comes back without its memory', async () => {
    const design = designOf(2);
    const worker = await startWorker(redis.url);
    // Connected before work of an earlier test can be taken for this one's.
    const runner = await openRunner(design);
    const result = runStudy(design, runner);
    await until(async () => (await queue.getActiveCount()) > 0);
    await redis.kill();
    await worker.hears('is away');
    await redis.start();
    await worker.hears('is back');
    expect(bytes(await result)).toBe(bytes(await inline(design)));
  });

  it('names the seed and the world of a chunk that cannot be done, and does the others', async () => {
    const design = smallDesign({ seed: 77 });
    await serve();
    const runner = await openRunner(design);
    const good = runner.run({ world: 'after', overrides: {}, from: 0, count: 2, days: 3 });
    await good;
    const failure: unknown = await runner
      .run({ world: 'nowhere', overrides: {}, from: 4, count: 2 })
      .catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(ClusterFailure);
    expect((failure as ClusterFailure).message).toMatch(/seed 77, nowhere 4-5: .*nowhere/);
    expect(await runner.run({ world: 'after', overrides: {}, from: 2, count: 1, days: 3 })).toEqual(
      await createInlineRunner(design).run({ world: 'after', overrides: {}, from: 2, count: 1, days: 3 }),
    );
  });

  it('ends a chunk that never ends, fails it with design, seed and replications, keeps its own connection alive and does the others', async () => {
    const folder = makeFolder({
      'worker.mjs': `import answer from ${JSON.stringify(pathToFileURL(join(BIN, '../thread-worker.js')).href)};
export default (request) => { if (request.work.world === 'after') for (;;); return answer(request); };`,
    });
    const links: boolean[] = [];
    // Longer than it takes Redis to give up a worker that is not heard of.
    const limit: ChunkLimit = (_, { world }) => (world === 'after' ? 2 : 60);
    const server = await serveChunks({
      url: redis.url,
      version,
      concurrency: 1,
      limit,
      lockMilliseconds: 500,
      workerFile: pathToFileURL(join(folder, 'worker.mjs')),
      onLink: (isUp) => void links.push(isUp),
    });
    onTestFinished(() => server.end());
    const runner = await openRunner({ ...designOf(14), replay: 'dialtree simulate small' });
    const failure: unknown = await runner
      .run({ world: 'after', overrides: {}, from: 3, count: 1, days: 2 })
      .catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(ClusterFailure);
    const { said, hint } = failure as ClusterFailure;
    expect(said.en).toMatch(/design [0-9a-f]{12}, seed 14, after 3: it was not done within 2 s; /);
    expect(said['zh-CN']).toContain('未能在 2 秒内完成');
    expect(hint.en).toContain('The same again: dialtree simulate small');
    expect(links).toEqual([]);
    const before: Chunk = { world: 'before', overrides: {}, from: 3, count: 1, days: 2 };
    expect(await runner.run(before)).toEqual(await createInlineRunner(designOf(14)).run(before));
  });

  it('prints with --redis what it prints with --threads', async () => {
    const cwd = makeFolder(smallProject);
    // The thread that waits for a process cannot serve it.
    await startWorker(redis.url);
    const study = (...how: readonly string[]): string =>
      execFileSync(
        process.execPath,
        [
          BIN,
          'simulate',
          SMALL,
          '--replications',
          '3',
          '--no-sensitivity',
          '--no-draws',
          '--format',
          'json',
          ...how,
        ],
        { cwd, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] },
      );
    const onThreads = study('--threads', '2');
    expect(study('--redis', redis.url)).toBe(onThreads);
  });

  it('does a sweep over several variants of the files as threads do', async () => {
    await startWorker(redis.url);
    const cwd = makeFolder(smallProject);
    const sweep = (out: string, ...how: readonly string[]): string => {
      const vary = [
        '--vary',
        'wrongNumber=0.05,0.3',
        '--vary',
        'machine:small#states.products.meta.noInputSeconds=3,8',
      ];
      execFileSync(
        process.execPath,
        [BIN, 'sweep', SMALL, ...vary, '--replications', '2', '-q', '--out', out, ...how],
        { cwd, stdio: ['ignore', 'pipe', 'ignore'] },
      );
      return readFileSync(join(cwd, out, 'replications.csv'), 'utf8');
    };
    expect(sweep('far', '--redis', redis.url)).toBe(sweep('near', '--threads', '1'));
  });

  it('looks on at desks that have other agents, to the same tallies', async () => {
    const design = designOf(13);
    const desks = {
      agents: new Array<number>(336 * design.scenario.desks.length).fill(2),
      withinSeconds: 15,
    };
    await serve();
    const chunk = { world: 'after', overrides: {}, from: 1, count: 2, desks };
    const tallies = await (await openRunner(design)).observe(chunk);
    expect(tallies).toHaveLength(2 * 2);
    expect(tallies).toEqual(await createInlineRunner(design).observe(chunk));
  });

  it('counts what happens when desks have other agents, and does not take it for what happens with their own', async () => {
    const design = designOf(15);
    const staffing = { agents: new Array<number>(336 * design.scenario.desks.length).fill(1) };
    await serve();
    const runner = await openRunner(design);
    const own: Chunk = { world: 'after', overrides: {}, from: 0, count: 1 };
    const staffed: Chunk = { ...own, staffing };
    const [counts, others] = await Promise.all([runner.run(own), runner.run(staffed)]);
    expect(others).not.toEqual(counts);
    expect(others).toEqual(await createInlineRunner(design).run(staffed));
  });

  it('tells the person who waits that nobody works', async () => {
    const notices: string[] = [];
    const runner = await openRunner(smallDesign({ seed: 5 }), notices);
    runner.run({ world: 'after', overrides: {}, from: 0, count: 1 }).catch(() => undefined);
    await until(async () => notices.length > 0);
    expect(notices[0]).toContain(`dialtree worker --redis ${redis.url}`);
  });

  it('takes its jobs back when it is stopped, reports what it has, and leaves', async () => {
    const cwd = makeFolder(smallProject);
    const study = startCli(
      [
        'simulate',
        SMALL,
        '--replications',
        '5000',
        '--no-sensitivity',
        '--format',
        'json',
        '--redis',
        redis.url,
      ],
      cwd,
    );
    await until(async () => (await queue.getWaitingCount()) > 0);
    study.child.kill('SIGINT');
    expect(await study.ended).toBe(0);
    expect((JSON.parse(study.said.out) as StudyResult).isStopped).toBe(true);
    expect(await queue.getWaitingCount()).toBe(0);
  });
});

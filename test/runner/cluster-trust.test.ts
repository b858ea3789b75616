/** Nothing in Redis is believed: answers, jobs and designs that somebody else has put there, and whoever went away. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createInlineRunner } from '../../src/runner/index.ts';
import { ClusterFailure, createClusterPool, serveChunks } from '../../src/runner/node-cluster/index.ts';
import {
  aboutJob,
  answerKey,
  designKey,
  nameJob,
  waitedForKey,
  type ChunkJob,
} from '../../src/runner/node-cluster/chunk-job.ts';
import { hashDesignText, writeDesign } from '../../src/runner/node-cluster/design-text.ts';
import { packAnswers } from '../../src/runner/node-cluster/pack-answers.ts';
import { createSeal } from '../../src/runner/node-cluster/seal.ts';
import { StudyFlows } from '../../src/runner/node-cluster/study-flows.ts';
import type { Chunk, Runner, StudyDesign } from '../../src/study/index.ts';
import { BIN, ensureBuilt } from '../cli/built-cli.ts';
import { makeFolder } from '../cli/run-cli.ts';
import { SMALL, smallProject } from '../cli/small-project.ts';
import { smallDesign } from '../study/small-study.ts';
import { startCli, startWorker } from './cli-process.ts';
import { noRedisReason, startRedis, type RedisServer } from './redis-server.ts';

const version = 'trust';
const SECRET = 'a secret of some length';
const open = createSeal(version, undefined);
const chunk: Chunk = { world: 'after', overrides: {}, from: 0, count: 1, days: 2 };
const LOST = /seed 31, after 0: every worker that tried was lost/;
const other: Chunk = { ...chunk, from: 1 };

describe.skipIf(noRedisReason !== undefined)('what stands in Redis', () => {
  let redis: RedisServer;
  let link: Redis;
  beforeAll(async () => {
    await ensureBuilt();
    redis = await startRedis();
    link = new Redis(redis.url, { maxRetriesPerRequest: null });
    link.on('error', () => undefined);
  });
  afterAll(async () => {
    await redis.kill();
    link.disconnect();
  });
  beforeEach(async () => void (await link.flushall()));

  const design = smallDesign({ seed: 31 });
  const jobOf = (work: Chunk, seal = open, of: StudyDesign = design): ChunkJob =>
    nameJob(hashDesignText(seal.space, writeDesign(of)), of.seed, [work]);
  const serve = async (secret?: string): Promise<string[]> => {
    const failed: string[] = [];
    const server = await serveChunks({
      url: redis.url,
      version,
      ...(secret !== undefined && { secret }),
      concurrency: 1,
      workerFile: pathToFileURL(join(BIN, '../thread-worker.js')),
      lockMilliseconds: 500,
      onFailed: (_, reason) => void failed.push(reason),
    });
    onTestFinished(() => server.end());
    return failed;
  };
  const ask = async (secret?: string, notices: string[] = []): Promise<Runner> => {
    const pool = await createClusterPool({
      url: redis.url,
      version,
      ...(secret !== undefined && { secret }),
      onNotice: (text) => void notices.push(text.en),
    });
    onTestFinished(() => pool.end());
    return pool.openRunner(design);
  };
  const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  /** As a worker with this secret would put it there. */
  const sealed = async (job: ChunkJob, work: Chunk, seal = open): Promise<Buffer> => {
    const packed = packAnswers([await createInlineRunner(design).run(work)]);
    return Buffer.concat([seal.digest('answer', aboutJob(job), packed), packed]);
  };
  const withDigest = (packed: Buffer): Buffer =>
    Buffer.concat([open.digest('answer', aboutJob(jobOf(chunk)), packed), packed]);

  it('is thrown away where it is no answer, or one to another question, and the chunk is done again', async () => {
    const good = await sealed(jobOf(chunk), chunk);
    const fields = [{ callers: 1, constructor: 2 }] as never;
    const wrong: readonly (Buffer | string[])[] = [
      Buffer.from('x'),
      ['a list'],
      good.subarray(0, good.length / 2),
      await sealed(jobOf(other), other),
      await sealed(jobOf(chunk, createSeal('older', undefined)), chunk, createSeal('older', undefined)),
      // With a digest that anybody can make where there is no secret: too large, short, of other fields.
      withDigest(deflateSync(Buffer.alloc(300_000_000), { level: 1 })),
      withDigest(packAnswers([])),
      withDigest(packAnswers([fields])),
    ];
    const expected = await createInlineRunner(design).run(chunk);
    await serve();
    const before = process.memoryUsage().rss;
    for (const each of wrong) {
      const key = answerKey(open.space, jobOf(chunk).id);
      await link.del(key);
      if (Buffer.isBuffer(each)) await link.set(key, each);
      else await link.rpush(key, ...each);
      const notices: string[] = [];
      expect(await (await ask(undefined, notices)).run(chunk)).toEqual(expected);
      expect(notices.filter((text) => text.startsWith('Wrong answer no. 1'))).toHaveLength(1);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(250_000_000);
  });

  it('ends the study in words when wrong answers come again and again', async () => {
    const key = answerKey(open.space, jobOf(chunk).id);
    const forger = setInterval(() => void link.set(key, 'x'), 20);
    onTestFinished(() => clearInterval(forger));
    const failure: unknown = await (await ask()).run(chunk).catch((cause: unknown) => cause);
    clearInterval(forger);
    expect(failure).toBeInstanceOf(ClusterFailure);
    expect((failure as ClusterFailure).said.en).toMatch(
      /Wrong answer no\. 3 for a chunk .*The study ends here/,
    );
  });

  it('is no wrong answer where Redis gives none: its own refusal ends the study', async () => {
    onTestFinished(() => void link.acl('SETUSER', 'default', '+getrange'));
    const notices: string[] = [];
    const runner = await ask(undefined, notices);
    await link.acl('SETUSER', 'default', '-getrange');
    const failure: unknown = await runner.run(chunk).catch((cause: unknown) => cause);
    expect((failure as ClusterFailure).said.en).toContain('answered: NOPERM');
    expect(notices).toEqual([]);
  });

  it('is believed only with the secret, where there is one, and a worker with another finds nothing', async () => {
    const notices: string[] = [];
    const runner = await ask(SECRET, notices);
    const wrong = await serve('another secret, as long');
    const none = await serve();
    const seal = createSeal(version, SECRET);
    // What somebody without the secret can make: the same answer, with a checksum.
    const forged = await sealed(jobOf(chunk, seal), chunk, open);
    await link.set(answerKey(seal.space, jobOf(chunk, seal).id), forged);
    const counts = runner.run(chunk);
    await until(() => notices.length > 1);
    expect(notices[0]).toContain('Wrong answer no. 1');
    expect(notices[1]).toContain(`with your secret (${seal.fingerprint})`);
    await serve(SECRET);
    expect(await counts).toEqual(await createInlineRunner(design).run(chunk));
    expect([...wrong, ...none]).toEqual([]);
  });

  it('is refused by workers where it is no job that a plan would make, and honest work goes on', async () => {
    const failed = await serve();
    const queue = new Queue(open.space, { connection: link });
    const put = async (text: string): Promise<string> => {
      const hash = hashDesignText(open.space, text);
      await link.set(designKey(open.space, hash), text);
      return hash;
    };
    const hash = await put(writeDesign(design));
    const seal = (job: ChunkJob) => ({ ...job, digest: open.digest('job', aboutJob(job)).toString('hex') });
    const job = (changes: object, of = hash) => seal(nameJob(of, 31, [{ ...chunk, ...changes }]));
    const many = Array.from({ length: 300 }, (_, from) => ({ ...chunk, from }));
    const rubbish = await put('null');
    const absurd = await put(
      writeDesign({
        ...design,
        scenario: { ...design.scenario, worlds: Array(61).fill(design.scenario.worlds[0]) },
      }),
    );
    const wrong: readonly unknown[] = [
      null,
      { constructor: 1, valueOf: 2 },
      job({ count: 1e9 }),
      job({ count: 257 }),
      seal(
        nameJob(
          hash,
          31,
          [0, 256, 512].map((from) => ({ world: 'after', overrides: {}, from, count: 256 })),
        ),
      ),
      job({ from: -1 }),
      job({ without: ['__proto__'] }),
      seal(nameJob(hash, 31, many)),
      job({}, rubbish),
      job({}, absurd),
      job({}, '0'.repeat(32)),
      { ...job({}), digest: '0'.repeat(64) },
      { ...job({}), id: 'another-name' },
    ];
    for (const [i, data] of wrong.entries()) await queue.add(`forged ${i}`, data);
    // A job whose data is no JSON at all.
    await link.hset(`bull:${open.space}:broken`, { name: 'x', data: '{', opts: '{}', timestamp: '1' });
    await link.lpush(`bull:${open.space}:wait`, 'broken', 'without-data');
    expect(await (await ask()).run(other)).toEqual(await createInlineRunner(design).run(other));
    await until(() => failed.length >= wrong.length + 1);
    for (const reason of failed) expect(reason).toContain('refused');
    // It is given up like any job that loses its worker again and again.
    await until(async () => (await link.exists(`bull:${open.space}:broken`)) === 0);
    expect(await queue.getJobCountByTypes('wait', 'active')).toBe(0);
    await queue.close();
  });

  it('is taken back when those who asked have gone, and dropped by Redis when nobody is left', async () => {
    const jobs = (seed: number) =>
      Array.from({ length: 10 }, (_, from) => ({
        ...jobOf({ ...chunk, from }, open, smallDesign({ seed })),
        digest: '',
      }));
    const flows = new StudyFlows(link, open.space);
    const kept = await flows.handIn(99, jobs(99));
    // One of each for a queue, and cut at a hundred lines: not a study's.
    const list = async (): Promise<string[]> =>
      (await link.keys('*')).filter((key) => !/:(events|marker)$/.test(key)).toSorted();
    const baseline = await list();
    // Killed right after they have asked: nobody says any more that they wait.
    const dead: string[] = [];
    for (let seed = 0; seed < 20; seed++) dead.push(await flows.handIn(seed, jobs(seed)));
    expect(await link.dbsize()).toBeGreaterThan(baseline.length + 200);
    await flows.sweep();
    const waiting = `bull:${open.space}-studies:waiting-children`;
    expect(await link.zcard(waiting)).toBe(21);
    for (const flow of dead) {
      expect(await link.ttl(waitedForKey(open.space, flow))).toBeGreaterThan(0);
      // A minute later.
      await link.del(waitedForKey(open.space, flow));
    }
    await flows.sweep();
    expect(await link.zcard(waiting)).toBe(1);
    expect(await list()).toEqual(baseline);
    expect(await link.llen(`bull:${open.space}:wait`)).toBe(10);
    expect((await flows.look(kept)).kind).toBe('under-way');
    // With nobody left to sweep, nothing is there without an hour at which it goes.
    for (const key of await link.keys('*')) expect(`${key} ${await link.ttl(key)}`).toMatch(/ \d+$/);
    await flows.close();
  });

  it.each([
    [3, 'is done by the next worker'],
    [4, 'ends the study in words'],
  ])('that has lost %i workers, one after another, %s', async (times) => {
    const settings = { connection: link, lockDuration: 150, stalledInterval: 100, maxStalledCount: 3 };
    const queue = new Queue(open.space, { connection: link });
    const asked = (await ask()).run(chunk).catch((cause: unknown) => cause);
    for (let i = 0; i < times; i++) {
      await until(async () => (await queue.getWaitingCount()) > 0);
      // Takes the job and is not heard of again.
      const lost = new Worker(open.space, undefined, { ...settings, autorun: false });
      lost.on('error', () => undefined);
      expect(await lost.getNextJob(`lost ${i}`, { block: false })).toBeDefined();
      await lost.startStalledCheckTimer();
      await until(async () => (await queue.getWaitingCount()) > 0);
      await lost.close(true);
    }
    await queue.close();
    await serve();
    if (times === 3) expect(await asked).toEqual(await createInlineRunner(design).run(chunk));
    else expect((await asked) as ClusterFailure).toMatchObject({ message: expect.stringMatching(LOST) });
  });
});

describe.skipIf(noRedisReason !== undefined)('without Redis', () => {
  it('workers and studies end within seconds of Ctrl-C', async () => {
    await ensureBuilt();
    const redis = await startRedis();
    onTestFinished(() => redis.kill());
    const worker = await startWorker(redis.url);
    const study = startCli(
      ['simulate', SMALL, '--replications', '5000', '--no-sensitivity', '--redis', redis.url],
      makeFolder(smallProject),
    );
    await study.hears('Simulating');
    await worker.hears('done');
    await redis.kill();
    await worker.hears('is away');
    for (const { child, ended } of [worker, study]) {
      child.kill('SIGINT');
      expect([0, 2]).toContain(await ended);
    }
  });
});

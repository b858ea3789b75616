/**
 * Does the chunks that others hand in, on threads of its own, so that this thread stays free to tell Redis
 * that it is alive.
 */
import { totalmem } from 'node:os';
import { UnrecoverableError, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Runner, RunnerQuestion } from '../../study/index.ts';
import { ChunkFailure, ChunkLate } from '../chunk-failure.ts';
import { limitByCost, type ChunkLimit } from '../chunk-limit.ts';
import { createThreadPool } from '../node-threads.ts';
import { putAnswer } from './answer-shelf.ts';
import {
  aboutJob,
  answerKey,
  describeChunks,
  designKey,
  KEEP_RECORD_SECONDS,
  queueName,
  studiesName,
  type SealedJob,
  type StudyJob,
} from './chunk-job.ts';
import { connect } from './connect.ts';
import { hashDesignText, MOST_DESIGN_BYTES, readDesign } from './design-text.ts';
import { checkPlanned, readJob, readStudyJob } from './read-job.ts';
import { createSeal } from './seal.ts';
import { AWAY_SECONDS, BEATS_PER_AWAY, StudyFlows } from './study-flows.ts';

/**
 * A worker that has not been heard of for so long has lost its job. It is heard of every half of it, on a
 * thread that does nothing else.
 */
const LOCK_MILLISECONDS = 6000;
const CHECKS_PER_LOCK = 2;
/** So often a job may lose its worker before it is suspected of killing them. */
const MAX_STALLED = 3;
/** Designs kept ready: several people may be studying at once. */
const MAX_DESIGNS = 8;
/** Of the memory there is; the rest is for designs and for what stands outside the threads' heaps. */
const HEAP_SHARE = 0.7;
const LEAST_HEAP_MEGABYTES = 512;
const MOST_HEAP_MEGABYTES = 4096;
/** Without Redis for so long, nothing that is under way could be handed over. */
const AWAY_MILLISECONDS = 2000;
const LOOKS_WHILE_AWAY = 10;

export interface ServeOptions {
  readonly url: string;
  readonly version: string;
  /** Shared with those who ask: then nobody else's jobs are done. */
  readonly secret?: string;
  /** Chunks worked on at once, each on a thread. */
  readonly concurrency: number;
  /** Ends by itself after so long without work. */
  readonly idleSeconds?: number;
  /** Seconds for each chunk. */
  readonly limit?: ChunkLimit;
  /** As for threads. */
  readonly workerFile?: URL;
  /** How long until a job of a worker that is not heard of is another's; absent: seconds. For tests. */
  readonly lockMilliseconds?: number;
  /** As for those who ask. */
  readonly awaySeconds?: number;
  readonly onDone?: (chunks: string) => void;
  readonly onFailed?: (chunks: string, reason: string) => void;
  /** Redis went away, or came back. */
  readonly onLink?: (isUp: boolean) => void;
}

export interface ChunkServer {
  /** Without user and password. */
  readonly shown: string;
  /** Of the secret, for people to compare; undefined without one. */
  readonly fingerprint: string | undefined;
  /**
   * Resolves when it has ended. Not in order where Redis was away: BullMQ then keeps timers that go on for ever,
   * and only the end of the process ends them.
   */
  readonly ended: Promise<{ readonly isOrderly: boolean }>;
  /** Finishes what it has begun, then ends; at once where Redis is away, since nobody would hear of it. */
  end(): Promise<void>;
}

/** @throws ClusterFailure when Redis cannot be reached. */
export async function serveChunks(options: ServeOptions): Promise<ChunkServer> {
  const { concurrency, awaySeconds = AWAY_SECONDS, lockMilliseconds = LOCK_MILLISECONDS } = options;
  const { redis, shown, cut } = await connect(options.url);
  const seal = createSeal(options.version, options.secret);
  const flows = new StudyFlows(redis, seal.space, options);
  const pool = createThreadPool(concurrency, {
    limit: options.limit ?? limitByCost,
    heapMegabytes: heapOf(concurrency),
    ...(options.workerFile && { workerFile: options.workerFile }),
  });
  const known = new Map<string, Opened>();

  const openDesign = async (hash: string): Promise<Opened> => {
    const opened = known.get(hash) ?? (await fetchDesign(hash));
    // Set again: the first in the map is the one not used for longest.
    known.delete(hash);
    known.set(hash, opened);
    for (const old of known.keys()) if (known.size > MAX_DESIGNS) known.delete(old);
    return opened;
  };
  const fetchDesign = async (hash: string): Promise<Opened> => {
    const bytes = await redis.getrangeBuffer(designKey(seal.space, hash), 0, MOST_DESIGN_BYTES);
    if (bytes.length === 0) throw new Error('its design is no longer in Redis');
    const text = bytes.toString();
    if (hashDesignText(seal.space, text) !== hash) throw new Error('its design is another one');
    const design = readDesign(text);
    return { design, runner: pool.openRunner(design) };
  };
  /** @throws UnrecoverableError for what is no job, or not for us: others would refuse it too. */
  const accept = async (data: unknown): Promise<{ job: SealedJob; runner: Runner }> => {
    try {
      const job = readJob(data);
      if (!seal.isRight(Buffer.from(job.digest, 'hex'), 'job', aboutJob(job)))
        throw new Error('it was made by somebody else');
      const { design, runner } = await openDesign(job.design);
      checkPlanned(design, job);
      return { job, runner };
    } catch (cause) {
      throw new UnrecoverableError(
        `the job was refused: ${cause instanceof Error ? cause.message : String(cause)}`,
      );
    }
  };

  let closing: Promise<void> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let busy = 0;
  const countIdle = (): void => {
    if (options.idleSeconds !== undefined && busy === 0 && !closing)
      idle = setTimeout(() => void end(), 1000 * options.idleSeconds);
  };

  /** Gives the name of the answer: its parent collects them. */
  const work = async ({ data }: Job<SealedJob>): Promise<string> => {
    busy += 1;
    clearTimeout(idle);
    try {
      const { job, runner } = await accept(data);
      // Done already: for another study, or by a worker that was thought lost.
      if ((await redis.exists(answerKey(seal.space, job.id))) === 1) return job.id;
      const answers = [];
      for (const work of job.chunks)
        answers.push(await ('desks' in work ? runner.observe(work) : runner.run(work)));
      await putAnswer(redis, seal, job, answers);
      return job.id;
    } catch (cause) {
      // It has been tried often enough here; another worker would only lose its time over it.
      throw cause instanceof ChunkFailure && cause.cause instanceof ChunkLate
        ? new UnrecoverableError(cause.message)
        : cause;
    } finally {
      busy -= 1;
      countIdle();
    }
  };

  /** The parent: whoever asked merges, so all there is to do is to see that there is nothing missing. */
  const closeStudy = async (job: Job<StudyJob>): Promise<number> => {
    const { answers } = readStudyJob(job.data);
    const values = new Set(Object.values(await job.getChildrenValues<string>()));
    const missing = answers.filter((answer) => !values.has(answer));
    if (missing.length > 0)
      throw new UnrecoverableError(`${missing.length} of its ${answers.length} chunks were taken away`);
    return values.size;
  };

  const settings = {
    connection: redis,
    lockDuration: lockMilliseconds,
    stalledInterval: lockMilliseconds / CHECKS_PER_LOCK,
    maxStalledCount: MAX_STALLED,
    // For jobs that say nothing about it: not ours.
    removeOnComplete: { age: KEEP_RECORD_SECONDS },
    removeOnFail: { age: KEEP_RECORD_SECONDS },
  };
  const worker = new Worker<SealedJob, string>(queueName(seal.space), work, { ...settings, concurrency });
  const closer = new Worker<StudyJob, number>(studiesName(seal.space), closeStudy, settings);
  const chunksOf = (job: Job<SealedJob> | undefined): string => {
    try {
      return describeChunks(readJob(job?.data).chunks);
    } catch {
      return describeChunks([]);
    }
  };
  const sweeping = setInterval(
    () => redis.status === 'ready' && void flows.sweep().catch(() => undefined),
    (1000 * awaySeconds) / BEATS_PER_AWAY,
  );
  worker.on('completed', (job) => options.onDone?.(chunksOf(job)));
  worker.on('failed', (job, error) => options.onFailed?.(chunksOf(job), error.message));
  // A job that BullMQ itself cannot read is nobody's, and would come back for ever.
  worker.on('stalled', (id) => {
    void redis
      .hget(worker.toKey(id), 'stc')
      .then((times) => (Number(times) > MAX_STALLED + 1 ? flows.forget(id) : undefined))
      .catch(() => undefined);
  });
  // A lost link shows as a flood of errors: it is told once, below.
  for (const each of [worker, closer]) each.on('error', () => undefined);
  let isUp = true;
  const tellLink = (now: boolean): void => {
    if (isUp !== now && !closing) options.onLink?.(now);
    isUp = now;
  };
  redis.on('close', () => tellLink(false));
  redis.on('ready', () => tellLink(true));

  let noteEnd: (end: { isOrderly: boolean }) => void = () => undefined;
  const ended = new Promise<{ isOrderly: boolean }>((resolve) => (noteEnd = resolve));
  const close = async (): Promise<void> => {
    clearTimeout(idle);
    clearInterval(sweeping);
    const away = watchAway(redis);
    // BullMQ waits for Redis however long it stays away.
    const orderly = Promise.all([worker.close(), closer.close(), flows.close()]).then(
      () => true,
      () => false,
    );
    const isOrderly = await Promise.race([orderly, away.isLost]);
    away.stop();
    await pool.end();
    cut();
    noteEnd({ isOrderly });
  };
  const end = (): Promise<void> => (closing ??= close());
  countIdle();
  return { shown, fingerprint: seal.fingerprint, ended, end };
}

/** A design, and who does its chunks. */
interface Opened {
  readonly design: RunnerQuestion;
  readonly runner: Runner;
}

/** Of a thread's heap: what asks for more is ended, and its chunk fails, before the machine is out of memory. */
function heapOf(concurrency: number): number {
  // A container has less than its machine. Without a limit Node says a number that is too large.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20;
  const share = Math.floor((HEAP_SHARE * memory) / concurrency);
  return Math.max(LEAST_HEAP_MEGABYTES, Math.min(MOST_HEAP_MEGABYTES, share));
}

/** `isLost` resolves with false. */
function watchAway(redis: Redis): { readonly isLost: Promise<false>; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const isLost = new Promise<false>((resolve) => {
    let looks = 0;
    timer = setInterval(() => {
      looks = redis.status === 'ready' ? 0 : looks + 1;
      if (looks === LOOKS_WHILE_AWAY) resolve(false);
    }, AWAY_MILLISECONDS / LOOKS_WHILE_AWAY);
  });
  return { isLost, stop: () => clearInterval(timer) };
}

/**
 * Does the chunks that others hand in, on threads of its own, so that this thread stays free to tell Redis
 * that it is alive.
 */
import { UnrecoverableError, Worker, type Job } from 'bullmq';
import type { Chunk, Runner, RunnerQuestion } from '../../study/index.ts';
import { ChunkFailure, ChunkLate } from '../chunk-failure.ts';
import { limitByCost, type ChunkLimit } from '../chunk-limit.ts';
import { createThreadPool } from '../node-threads.ts';
import {
  answerKey,
  describeChunks,
  designKey,
  KEEP_SECONDS,
  queueName,
  studiesName,
  type ChunkJob,
  type StudyJob,
} from './chunk-job.ts';
import { connect } from './connect.ts';
import { packAnswers } from './pack-answers.ts';

/**
 * A worker that has not been heard of for so long has lost its job. It is heard of every half of it, on a
 * thread that does nothing else.
 */
const LOCK_MILLISECONDS = 6000;
const STALLED_CHECK_MILLISECONDS = 3000;
/** So often a job may lose its worker before it is suspected of killing them. */
const MAX_STALLED = 3;
/** Designs kept ready: several people may be studying at once. */
const MAX_DESIGNS = 8;

export interface ServeOptions {
  readonly url: string;
  readonly version: string;
  /** Chunks worked on at once, each on a thread. */
  readonly concurrency: number;
  /** Ends by itself after so long without work. */
  readonly idleSeconds?: number;
  /** Seconds for each chunk. */
  readonly limit?: ChunkLimit;
  /** As for threads. */
  readonly workerFile?: URL;
  readonly onDone?: (chunks: string) => void;
  readonly onFailed?: (chunks: string, reason: string) => void;
  /** Redis went away, or came back. */
  readonly onLink?: (isUp: boolean) => void;
}

export interface ChunkServer {
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  /** Finishes what it has begun, then ends. */
  end(): Promise<void>;
}

/** @throws ClusterFailure when Redis cannot be reached. */
export async function serveChunks(options: ServeOptions): Promise<ChunkServer> {
  const { version, concurrency } = options;
  const redis = await connect(options.url);
  const pool = createThreadPool(concurrency, {
    limit: options.limit ?? limitByCost,
    ...(options.workerFile && { workerFile: options.workerFile }),
  });
  const runners = new Map<string, Runner>();

  const openRunner = async (hash: string): Promise<Runner> => {
    const text = runners.has(hash) ? '' : await redis.get(designKey(version, hash));
    if (text === null) throw new UnrecoverableError('its design is no longer in Redis');
    const runner = runners.get(hash) ?? pool.openRunner(JSON.parse(text) as RunnerQuestion);
    // Set again: the first in the map is the one not used for longest.
    runners.delete(hash);
    runners.set(hash, runner);
    for (const old of runners.keys()) if (runners.size > MAX_DESIGNS) runners.delete(old);
    return runner;
  };

  let closing: Promise<void> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let busy = 0;
  const countIdle = (): void => {
    if (options.idleSeconds !== undefined && busy === 0 && !closing)
      idle = setTimeout(() => void end(), 1000 * options.idleSeconds);
  };

  /** Gives the name of the answer: its parent collects them. */
  const work = async (job: Job<ChunkJob>): Promise<string> => {
    busy += 1;
    clearTimeout(idle);
    try {
      const { id, design, chunks } = job.data;
      const key = answerKey(version, id);
      // Done already: for another study, or by a worker that was thought lost.
      if ((await redis.exists(key)) === 1) return id;
      const runner = await openRunner(design);
      const answers = [];
      for (const work of chunks)
        answers.push(await ('desks' in work ? runner.observe(work) : runner.run(work)));
      await redis.set(key, packAnswers(answers), 'EX', KEEP_SECONDS);
      return id;
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
    const values = Object.values(await job.getChildrenValues<string>());
    const missing = job.data.answers.filter((answer) => !values.includes(answer));
    if (missing.length > 0)
      throw new UnrecoverableError(
        `${missing.length} of its ${job.data.answers.length} chunks were taken away`,
      );
    return values.length;
  };

  const settings = {
    connection: redis,
    lockDuration: LOCK_MILLISECONDS,
    stalledInterval: STALLED_CHECK_MILLISECONDS,
    maxStalledCount: MAX_STALLED,
  };
  const worker = new Worker<ChunkJob, string>(queueName(version), work, { ...settings, concurrency });
  const closer = new Worker<StudyJob, number>(studiesName(version), closeStudy, settings);
  const chunksOf = (job: Job<ChunkJob> | undefined): string =>
    describeChunks(job?.data.chunks ?? ([] as Chunk[]));
  worker.on('completed', (job) => options.onDone?.(chunksOf(job)));
  worker.on('failed', (job, error) => options.onFailed?.(chunksOf(job), error.message));
  // A lost link shows as a flood of errors: it is told once, below.
  for (const each of [worker, closer]) each.on('error', () => undefined);
  let isUp = true;
  const tellLink = (now: boolean): void => {
    if (isUp !== now) options.onLink?.(now);
    isUp = now;
  };
  redis.on('close', () => tellLink(false));
  redis.on('ready', () => tellLink(true));

  let noteEnd: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (noteEnd = resolve));
  const close = async (): Promise<void> => {
    clearTimeout(idle);
    redis.removeAllListeners('close');
    await Promise.all([worker.close(), closer.close()]);
    await pool.end();
    redis.disconnect();
    noteEnd();
  };
  const end = (): Promise<void> => (closing ??= close());
  countIdle();
  return { ended, end };
}

/** Does the chunks that others hand in, on threads of its own, so that this thread stays free to tell Redis that it is alive. */
import { UnrecoverableError, Worker, type Job } from 'bullmq';
import type { Chunk, StudyDesign } from '../../study/index.ts';
import { createThreadRunner, type ThreadRunner } from '../node-threads.ts';
import { answerKey, describeChunks, designKey, KEEP_SECONDS, queueName, type ChunkJob } from './chunk-job.ts';
import { connect } from './connect.ts';
import { packCounts } from './pack-counts.ts';

/** A worker that has not been heard of for so long has lost its job. It is heard of every half of it, on a thread that does nothing else. */
const LOCK_MILLISECONDS = 6000;
const STALLED_CHECK_MILLISECONDS = 3000;
/** So often a job may lose its worker before it is suspected of killing them. */
const MAX_STALLED = 3;
/** Designs whose threads are kept: two people may be studying at once. */
const MAX_DESIGNS = 2;

export interface ServeOptions {
  readonly url: string;
  readonly version: string;
  /** Chunks worked on at once, each on a thread. */
  readonly concurrency: number;
  /** Ends by itself after so long without work. */
  readonly idleSeconds?: number;
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
  const threads = new Map<string, { readonly runner: ThreadRunner; users: number }>();

  const openRunner = async (hash: string): Promise<{ runner: ThreadRunner; users: number }> => {
    const text = threads.has(hash) ? '' : await redis.get(designKey(version, hash));
    if (text === null) throw new UnrecoverableError('its design is no longer in Redis');
    const entry = threads.get(hash) ?? { runner: createThreadRunner(JSON.parse(text) as StudyDesign, concurrency), users: 0 };
    // Set again: the last in the map is the one used last.
    threads.delete(hash);
    threads.set(hash, entry);
    entry.users += 1;
    for (const [old, { runner, users }] of threads) {
      if (threads.size <= MAX_DESIGNS || users > 0) continue;
      threads.delete(old);
      await runner.end();
    }
    return entry;
  };

  let closing: Promise<void> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let busy = 0;
  const countIdle = (): void => {
    if (options.idleSeconds !== undefined && busy === 0 && !closing) idle = setTimeout(() => void end(), 1000 * options.idleSeconds);
  };

  const work = async (job: Job<ChunkJob>): Promise<void> => {
    busy += 1;
    clearTimeout(idle);
    try {
      const key = answerKey(version, String(job.id));
      // Done already by a worker that was thought lost.
      if ((await redis.exists(key)) === 1) return;
      const entry = await openRunner(job.data.design);
      try {
        const answers = [];
        for (const chunk of job.data.chunks) answers.push(await entry.runner.run(chunk));
        await redis.set(key, packCounts(answers), 'EX', KEEP_SECONDS);
      } finally {
        entry.users -= 1;
      }
    } finally {
      busy -= 1;
      countIdle();
    }
  };

  const worker = new Worker<ChunkJob>(queueName(version), work, {
    connection: redis,
    concurrency,
    lockDuration: LOCK_MILLISECONDS,
    stalledInterval: STALLED_CHECK_MILLISECONDS,
    maxStalledCount: MAX_STALLED,
  });
  const chunksOf = (job: Job<ChunkJob> | undefined): string => describeChunks(job?.data.chunks ?? ([] as Chunk[]));
  worker.on('completed', (job) => options.onDone?.(chunksOf(job)));
  worker.on('failed', (job, error) => options.onFailed?.(chunksOf(job), error.message));
  // A lost link shows as a flood of errors: it is told once, below.
  worker.on('error', () => undefined);
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
    await worker.close();
    for (const { runner } of threads.values()) await runner.end();
    redis.disconnect();
    noteEnd();
  };
  const end = (): Promise<void> => (closing ??= close());
  countIdle();
  return { ended, end };
}

/** Hands the chunks of a study in, as jobs, and waits for their answers. */
import type { Redis } from 'ioredis';
import { Queue } from 'bullmq';
import type { Counts } from '../../kernel/index.ts';
import { createChunkWorker, type Chunk, type Runner, type StudyDesign } from '../../study/index.ts';
import { answerKey, describeChunks, designKey, hashOf, jobOptions, KEEP_SECONDS, nameJob, queueName, stripDesign, type ChunkJob } from './chunk-job.ts';
import { ClusterFailure } from './cluster-failure.ts';
import { connect, showUrl } from './connect.ts';
import { unpackCounts } from './pack-counts.ts';
import { blockSize, cutChunk, groupChunks, lookAhead } from './plan-chunks.ts';

/** All questions of a stage come at once, and become jobs together. */
const WIDTH = 1024;
const POLL_MILLISECONDS = 150;
/** Jobs are looked at, whether they failed or were forgotten, every so many polls. */
const POLLS_BETWEEN_CHECKS = 14;
const DEFAULT_PATIENCE_SECONDS = 60;

export interface ClusterOptions {
  readonly url: string;
  readonly version: string;
  /** Once aborted, what is under way is done here. */
  readonly signal?: { readonly aborted: boolean };
  /** Something the person who waits should know. */
  readonly onNotice?: (text: string) => void;
  /** How long Redis may stay away; a minute by default. */
  readonly patienceSeconds?: number;
  /** Least work in a job, in estimated seconds; one by default, since handing a job over costs milliseconds. */
  readonly jobSeconds?: number;
}

export interface ClusterRunner extends Runner {
  /** Takes back what nobody has begun, and lets go of Redis. */
  end(): Promise<void>;
}

interface Piece {
  readonly chunk: Chunk;
  readonly answer: Promise<Counts[]>;
  readonly resolve: (counts: Counts[]) => void;
  readonly reject: (cause: Error) => void;
}

interface OpenJob extends ChunkJob {
  readonly pieces: readonly Piece[];
}

/** @throws ClusterFailure when Redis cannot be reached. `run` rejects with one when a chunk fails or Redis stays away. */
export async function createClusterRunner(design: StudyDesign, options: ClusterOptions): Promise<ClusterRunner> {
  const redis = await connect(options.url);
  return new ClusterStudy(design, options, redis);
}

class ClusterStudy implements ClusterRunner {
  readonly width = WIDTH;
  private readonly design: StudyDesign;
  private readonly options: ClusterOptions;
  private readonly redis: Redis;
  private readonly queue: Queue<ChunkJob>;
  private readonly stripped: StudyDesign;
  private readonly hash: string;
  private readonly size: number;
  private readonly pieces = new Map<string, Piece>();
  private readonly open = new Map<string, OpenJob>();
  /** Asked for and not handed in yet. */
  private asked: Piece[] = [];
  private readonly stopped: Promise<undefined>;
  private noteStop: (value: undefined) => void = () => undefined;
  private workHere: ((chunk: Chunk) => Counts[]) | undefined;
  private readonly watch: NodeJS.Timeout;
  private polling: Promise<void> | undefined;
  private polls = 0;
  private awayPolls = 0;
  private isStopped = false;
  private isEnded = false;
  private hasToldNoWorker = false;

  constructor(design: StudyDesign, options: ClusterOptions, redis: Redis) {
    this.design = design;
    this.options = options;
    this.redis = redis;
    this.queue = new Queue<ChunkJob>(queueName(options.version), { connection: redis, streams: { events: { maxLen: 100 } } });
    this.queue.on('error', () => undefined);
    this.stripped = stripDesign(design);
    this.hash = hashOf([options.version, this.stripped]);
    this.size = blockSize(design, options.jobSeconds);
    this.stopped = new Promise((resolve) => (this.noteStop = resolve));
    this.watch = setInterval(() => this.look(), POLL_MILLISECONDS);
  }

  async run(chunk: Chunk): Promise<Counts[]> {
    const ahead = lookAhead(this.design, chunk, this.size);
    const blocks = ahead?.map((each) => this.demand(each));
    const needed = blocks ? blocks.filter((piece) => covers(piece.chunk, chunk)) : cutChunk(chunk, this.size).map((each) => this.demand(each));
    const answers = await Promise.race([Promise.all(needed.map((piece) => piece.answer)), this.stopped]);
    if (answers === undefined) return this.runHere(chunk);
    const counts = answers.flat();
    const skipped = chunk.from - (needed[0]?.chunk.from ?? 0);
    return counts.slice(skipped, skipped + chunk.count);
  }

  async end(): Promise<void> {
    this.isEnded = true;
    clearInterval(this.watch);
    if (this.redis.status === 'ready') {
      const patience = new Promise((resolve) => setTimeout(resolve, 2000).unref());
      await Promise.race([Promise.allSettled([this.takeBack(), this.polling]).then(() => this.queue.close()), patience]);
    }
    this.redis.disconnect();
  }

  private demand(chunk: Chunk): Piece {
    const key = nameJob(this.hash, [chunk]).id;
    const known = this.pieces.get(key);
    if (known) return known;
    const { promise, resolve, reject } = withResolvers<Counts[]>();
    // Looked ahead, perhaps never waited for.
    promise.catch(() => undefined);
    const piece: Piece = { chunk, answer: promise, resolve, reject };
    this.pieces.set(key, piece);
    if (this.asked.length === 0) setTimeout(() => void this.handInAsked(), 0);
    this.asked.push(piece);
    return piece;
  }

  private async handInAsked(): Promise<void> {
    const pieces = this.asked;
    this.asked = [];
    const byChunk = new Map(pieces.map((piece) => [piece.chunk, piece]));
    const jobs = groupChunks(this.design, pieces.map((piece) => piece.chunk), this.options.jobSeconds).map((chunks): OpenJob => {
      const own = chunks.flatMap((chunk) => byChunk.get(chunk) ?? []);
      return { ...nameJob(this.hash, chunks), pieces: own };
    });
    try {
      const fresh = await this.takeAnswers(jobs);
      // What failed earlier is tried again: its reason may be gone, and a person has asked.
      await Promise.all(fresh.map(async ({ id }) => ((await this.queue.getJob(id)) ? this.removeFailed(id) : undefined)));
      await this.handIn(fresh);
      for (const job of fresh) this.open.set(job.id, job);
    } catch (cause) {
      for (const piece of pieces) piece.reject(this.explain(cause));
    }
  }

  private async handIn(jobs: readonly OpenJob[]): Promise<void> {
    if (jobs.length === 0 || this.isStopped || this.isEnded) return;
    await this.redis.set(designKey(this.options.version, this.hash), JSON.stringify(this.stripped), 'EX', KEEP_SECONDS);
    await this.queue.addBulk(jobs.map(({ pieces: _pieces, ...data }) => ({ name: describeChunks(data.chunks), data, opts: jobOptions(data) })));
  }

  /** Settles the jobs whose answers are there; gives back the others. */
  private async takeAnswers(jobs: readonly OpenJob[]): Promise<OpenJob[]> {
    if (jobs.length === 0) return [];
    const packed = await this.redis.mgetBuffer(jobs.map(({ id }) => answerKey(this.options.version, id)));
    return jobs.filter((job, i) => {
      const bytes = packed[i];
      if (!bytes) return true;
      unpackCounts(bytes).forEach((counts, at) => job.pieces[at]?.resolve(counts));
      this.open.delete(job.id);
      return false;
    });
  }

  /** Every now and then: has the person stopped it, is Redis there, what has come in? */
  private look(): void {
    if (this.options.signal?.aborted === true && !this.isStopped) {
      this.isStopped = true;
      this.noteStop(undefined);
      void this.takeBack().catch(() => undefined);
    }
    if (this.redis.status === 'ready') this.awayPolls = 0;
    else if (++this.awayPolls * POLL_MILLISECONDS > 1000 * (this.options.patienceSeconds ?? DEFAULT_PATIENCE_SECONDS)) this.fail(this.explain(undefined));
    if (this.polling || this.redis.status !== 'ready' || this.open.size === 0) return;
    this.polling = this.poll()
      .catch((cause: unknown) => this.redis.status === 'ready' && this.fail(this.explain(cause)))
      .then(() => (this.polling = undefined));
  }

  private async poll(): Promise<void> {
    const waiting = await this.takeAnswers([...this.open.values()]);
    if (++this.polls % POLLS_BETWEEN_CHECKS !== 0 || waiting.length === 0 || this.isStopped) return;
    const states = await Promise.all(waiting.map(({ id }) => this.queue.getJob(id)));
    const forgotten = waiting.filter((_, i) => states[i] === undefined);
    waiting.forEach((job, i) => {
      const state = states[i];
      if (state?.finishedOn !== undefined && state.failedReason) this.failJob(job, state.failedReason);
    });
    // Redis was restarted without its memory, another study took its jobs back; or done just now, then the worker sees the answer.
    await this.handIn(forgotten);
    if (!this.hasToldNoWorker && this.polls === POLLS_BETWEEN_CHECKS) await this.tellNoWorker();
  }

  private async tellNoWorker(): Promise<void> {
    this.hasToldNoWorker = true;
    // Some hosted Redis do not tell who is connected.
    const workers = await this.queue.getWorkersCount().catch(() => 1);
    if (workers > 0) return;
    this.options.onNotice?.(`Waiting: no worker of Dialtree ${this.options.version} serves ${showUrl(this.options.url)} yet. Start one: dialtree worker --redis ${showUrl(this.options.url)}`);
  }

  private failJob(job: OpenJob, reason: string): void {
    this.open.delete(job.id);
    const why = /stalled/.test(reason) ? 'every worker that tried was lost' : reason;
    const failure = new ClusterFailure(
      `A chunk failed on the workers: seed ${this.design.seed}, ${job.chunks.map((chunk) => describeChunks([chunk])).join('; ')}: ${why}`,
      'All other answers are kept: the same command goes on from there. Without --redis it runs here, where DIALTREE_DEBUG=1 shows more.',
    );
    for (const piece of job.pieces) piece.reject(failure);
  }

  private fail(failure: ClusterFailure): void {
    for (const { pieces } of this.open.values()) for (const piece of pieces) piece.reject(failure);
    this.open.clear();
  }

  private explain(cause: unknown): ClusterFailure {
    if (cause instanceof ClusterFailure) return cause;
    const what = cause instanceof Error ? `answered: ${cause.message}` : `has been away for ${this.options.patienceSeconds ?? DEFAULT_PATIENCE_SECONDS} s`;
    return new ClusterFailure(`Redis at ${showUrl(this.options.url)} ${what}.`, 'Start it again, then give the same command: what was done is not done again if Redis kept it.');
  }

  private async removeFailed(id: string): Promise<void> {
    const job = await this.queue.getJob(id);
    if (job?.finishedOn !== undefined) await job.remove();
  }

  /** Jobs that nobody has begun leave the queue; another study that waits for one hands it in again. */
  private async takeBack(): Promise<void> {
    const ids = [...this.open.keys()];
    // An active job is locked and refuses: its answer is kept for the next time.
    await Promise.allSettled(ids.map((id) => this.queue.remove(id)));
  }

  private async runHere(chunk: Chunk): Promise<Counts[]> {
    this.workHere ??= createChunkWorker(this.design);
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    return this.workHere(chunk);
  }
}

function covers(block: Chunk, chunk: Chunk): boolean {
  return block.world === chunk.world && block.from <= chunk.from && chunk.from < block.from + block.count;
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (cause: Error) => void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (cause: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

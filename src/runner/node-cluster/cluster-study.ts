/**
 * One design on the cluster: its questions become flows of jobs, and its answers are picked up as they come
 * in.
 */
import {
  RunStopped,
  type Answer,
  type Chunk,
  type Runner,
  type RunnerQuestion,
  type StudyQuestion,
  type Work,
} from '../../study/index.ts';
import { say, runnerWords, asSaid, joinSaid, type Said } from '../../words/index.ts';
import {
  answerKey,
  describeChunks,
  designKey,
  hashOf,
  KEEP_SECONDS,
  nameJob,
  stripDesign,
  type ChunkJob,
} from './chunk-job.ts';
import { ClusterFailure } from './cluster-failure.ts';
import type { ClusterLink } from './cluster-link.ts';
import { unpackAnswers } from './pack-answers.ts';
import { blockSize, cutChunk, groupChunks, lookAhead } from './plan-chunks.ts';

interface Piece {
  readonly chunk: Work;
  readonly answer: Promise<Answer>;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: Error) => void;
}

interface OpenJob extends ChunkJob {
  readonly pieces: readonly Piece[];
}

export class ClusterStudy {
  private readonly design: RunnerQuestion;
  private readonly link: ClusterLink;
  private readonly stripped: StudyQuestion;
  private readonly hash: string;
  private readonly size: number;
  private readonly pieces = new Map<string, Piece>();
  /** By the name of their flow: the jobs whose answers have not come. */
  private readonly open = new Map<string, OpenJob[]>();
  /** Asked for and not handed in yet. */
  private asked: Piece[] = [];
  private readonly stopped: Promise<undefined>;
  private noteStop: (value: undefined) => void = () => undefined;
  /** Asked for in the course of the study and not answered. */
  private readonly course = new Set<Work>();
  private here: Runner | undefined;

  constructor(design: RunnerQuestion, link: ClusterLink) {
    this.design = design;
    this.link = link;
    this.stripped = stripDesign(design);
    this.hash = hashOf([link.options.version, this.stripped]);
    this.size = blockSize(design, link.options.jobSeconds);
    this.stopped = new Promise((resolve) => (this.noteStop = resolve));
  }

  get isWaiting(): boolean {
    return this.open.size > 0;
  }

  async answer(work: Work): Promise<Answer> {
    const ahead = lookAhead(this.design, work, this.size);
    const blocks = ahead?.map((each) => this.demand(each));
    const needed = blocks
      ? blocks.filter((piece) => covers(piece.chunk, work))
      : cutChunk(work, this.size).map((each) => this.demand(each));
    if (ahead) this.course.add(work);
    const answers = await Promise.race([Promise.all(needed.map((piece) => piece.answer)), this.stopped]);
    if (answers === undefined) return this.finishHere(work);
    this.course.delete(work);
    const answer = answers.flat() as Answer;
    if (ahead) {
      const skipped = work.from - (needed[0]?.chunk.from ?? 0);
      return answer.slice(skipped, skipped + work.count);
    }
    // Asked once, and a sweep asks for thousands; blocks of the course serve again.
    for (const piece of needed) this.pieces.delete(this.nameOf(piece.chunk));
    return answer;
  }

  stop(): void {
    this.noteStop(undefined);
    void this.takeBack().catch(() => undefined);
  }

  fail(failure: ClusterFailure): void {
    for (const jobs of this.open.values()) rejectJobs(jobs, failure);
    this.open.clear();
  }

  async takeBack(): Promise<void> {
    await Promise.allSettled([...this.open.keys()].map((flow) => this.link.flows.takeBack(flow)));
  }

  /** Settles what has come in. */
  async takeAnswers(): Promise<void> {
    for (const [flow, jobs] of Array.from(this.open)) {
      const left = await this.settle(jobs);
      if (left.length > 0) this.open.set(flow, left);
      else this.open.delete(flow);
    }
  }

  async checkFlows(): Promise<void> {
    for (const [flow, jobs] of Array.from(this.open)) {
      const state = await this.link.flows.look(flow);
      if (state.kind === 'under-way') continue;
      // The last answers may have come between the two looks.
      let left = await this.settle(jobs);
      this.open.delete(flow);
      if (state.kind === 'failed') {
        for (const job of left)
          if (state.reasons.has(job.id))
            rejectJobs([job], this.describeFailure(job, state.reasons.get(job.id) ?? ''));
        left = left.filter((job) => !state.reasons.has(job.id));
        await this.link.flows.takeBack(flow);
      }
      // Forgotten, taken back by another study, or over with an answer that Redis has lost.
      await this.handIn(left);
    }
  }

  private demand(chunk: Work): Piece {
    const key = this.nameOf(chunk);
    const known = this.pieces.get(key);
    if (known) return known;
    const { promise, resolve, reject } = withResolvers<Answer>();
    // Looked ahead, perhaps never waited for.
    promise.catch(() => undefined);
    const piece: Piece = { chunk, answer: promise, resolve, reject };
    this.pieces.set(key, piece);
    if (this.asked.length === 0) setTimeout(() => void this.handInAsked(), 0);
    this.asked.push(piece);
    return piece;
  }

  private nameOf(chunk: Work): string {
    return nameJob(this.hash, this.design.seed, [chunk]).id;
  }

  private async handInAsked(): Promise<void> {
    const pieces = this.asked;
    this.asked = [];
    const byChunk = new Map(pieces.map((piece) => [piece.chunk, piece]));
    const jobs = groupChunks(
      this.design,
      pieces.map((piece) => piece.chunk),
      this.link.options.jobSeconds,
    ).map((chunks): OpenJob => {
      const own = chunks.flatMap((chunk) => byChunk.get(chunk) ?? []);
      return { ...nameJob(this.hash, this.design.seed, chunks), pieces: own };
    });
    try {
      await this.handIn(await this.settle(jobs));
    } catch (cause) {
      rejectJobs(jobs, this.link.explain(cause));
    }
  }

  private async handIn(jobs: readonly OpenJob[]): Promise<void> {
    if (jobs.length === 0 || this.link.isOver()) return;
    const { redis, flows, options } = this.link;
    await redis.set(designKey(options.version, this.hash), JSON.stringify(this.stripped), 'EX', KEEP_SECONDS);
    const flow = await flows.handIn(
      this.design.seed,
      jobs.map(({ id, design, chunks }) => ({ id, design, chunks })),
    );
    this.open.set(flow, [...jobs]);
  }

  /** Gives the jobs' pieces their answers where there are some; the other jobs are returned. */
  private async settle(jobs: readonly OpenJob[]): Promise<OpenJob[]> {
    if (jobs.length === 0) return [];
    const packed = await this.link.redis.mgetBuffer(
      jobs.map(({ id }) => answerKey(this.link.options.version, id)),
    );
    return jobs.filter((job, i) => {
      const bytes = packed[i];
      if (!bytes) return true;
      unpackAnswers(bytes).forEach((answer, at) => job.pieces[at]?.resolve(answer));
      return false;
    });
  }

  private describeFailure(job: OpenJob, reason: string): ClusterFailure {
    const name = `design ${this.hash.slice(0, 12)}, seed ${this.design.seed}, ${job.chunks.map((chunk) => describeChunks([chunk])).join('; ')}`;
    const why = explainReason(reason);
    const { replay } = this.design;
    return new ClusterFailure(
      say(runnerWords, (words, language) =>
        words.clusterStudy.chunkFailedOnWorkers({ name, why: why[language] }),
      ),
      joinSaid(
        say(runnerWords, (words) => words.clusterStudy.allOtherAnswersAre),
        ...(replay === '' ? [] : [say(runnerWords, (words) => words.clusterStudy.sameAgain({ replay }))]),
      ),
    );
  }

  /**
   * After a stop the month of a study that is under way is done here, so that every world comes equally far;
   * the rest is left.
   */
  private async finishHere(work: Work): Promise<Answer> {
    const month = Math.min(...Array.from(this.course, ({ from }) => from));
    if (!this.course.has(work) || work.from !== month)
      throw new RunStopped('The cluster was asked to stop before this chunk was done.');
    this.here ??= this.link.openHere().openRunner(this.design);
    return 'desks' in work ? this.here.observe(work) : this.here.run(work);
  }
}

/** A worker's reason is a sentence in English; those that are no defect are known by it. */
function explainReason(reason: string): Said {
  if (/stalled/.test(reason)) return say(runnerWords, (words) => words.clusterStudy.everyWorkerTriedWas);
  const late = /not done within ([\d.]+) s/.exec(reason)?.[1];
  return late === undefined
    ? asSaid(reason)
    : say(runnerWords, (words) => words.clusterStudy.wasNotDoneWithin({ late }));
}

function rejectJobs(jobs: readonly OpenJob[], failure: ClusterFailure): void {
  for (const { pieces } of jobs) for (const piece of pieces) piece.reject(failure);
}

function covers(block: Chunk, chunk: Chunk): boolean {
  return block.world === chunk.world && block.from <= chunk.from && chunk.from < block.from + block.count;
}

function withResolvers<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (cause: Error) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (cause: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

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
  type Work,
} from '../../study/index.ts';
import { AnswerShelf } from './answer-shelf.ts';
import { designKey, KEEP_RECORD_SECONDS, nameJob, type ChunkJob } from './chunk-job.ts';
import { ClusterFailure } from './cluster-failure.ts';
import type { ClusterLink } from './cluster-link.ts';
import { hashDesignText, writeDesign } from './design-text.ts';
import { describeFailure, describeWrong } from './explain-failure.ts';
import { blockSize, cutChunk, groupChunks, lookAhead } from './plan-chunks.ts';

/** So many wrong answers to one question end the study. */
const MOST_WRONG = 3;

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
  private readonly text: string;
  private readonly hash: string;
  private readonly shelf: AnswerShelf;
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
  /** By the id of a job: how many wrong answers have come for it. */
  private readonly wrong = new Map<string, number>();

  constructor(design: RunnerQuestion, link: ClusterLink) {
    this.design = design;
    this.link = link;
    this.text = writeDesign(design);
    this.hash = hashDesignText(link.seal.space, this.text);
    this.shelf = new AnswerShelf(link.redis, link.seal, design);
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

  /** Says that somebody still waits for what was handed in. */
  async keep(): Promise<void> {
    if (!this.isWaiting) return;
    await this.link.redis.expire(this.designKey, KEEP_RECORD_SECONDS);
    await this.link.flows.keep(this.open);
  }

  /** Settles what has come in. */
  async takeAnswers(): Promise<void> {
    for (const [flow, jobs] of Array.from(this.open)) {
      const { left, again } = await this.settle(jobs);
      if (left.length > 0) this.open.set(flow, left);
      else this.open.delete(flow);
      await this.handIn(again);
    }
  }

  async checkFlows(): Promise<void> {
    for (const [flow, jobs] of Array.from(this.open)) {
      const state = await this.link.flows.look(flow);
      if (state.kind === 'under-way') continue;
      // The last answers may have come between the two looks.
      const settled = await this.settle(jobs);
      let { left } = settled;
      this.open.delete(flow);
      if (state.kind === 'failed') {
        for (const job of left)
          if (state.reasons.has(job.id))
            rejectJobs([job], describeFailure(this.design, job, state.reasons.get(job.id) ?? ''));
        left = left.filter((job) => !state.reasons.has(job.id));
        await this.link.flows.takeBack(flow);
      }
      // Forgotten, taken back by another study, or over with an answer that Redis has lost.
      await this.handIn([...left, ...settled.again]);
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
      const { left, again } = await this.settle(jobs);
      await this.handIn([...left, ...again]);
    } catch (cause) {
      rejectJobs(jobs, this.link.explain(cause));
    }
  }

  private async handIn(jobs: readonly OpenJob[]): Promise<void> {
    if (jobs.length === 0 || this.link.isOver()) return;
    const { redis, flows } = this.link;
    await redis.set(this.designKey, this.text, 'EX', KEEP_RECORD_SECONDS);
    const flow = await flows.handIn(
      this.design.seed,
      jobs.map((job) => this.shelf.sealJob(job)),
    );
    this.open.set(flow, [...jobs]);
  }

  private get designKey(): string {
    return designKey(this.link.seal.space, this.hash);
  }

  /**
   * Gives the jobs' pieces their answers where there are some. What is left has none yet; a wrong answer is none
   * either, and its chunk is to be asked for again, until there is no use in it.
   */
  private async settle(
    jobs: readonly OpenJob[],
  ): Promise<{ readonly left: OpenJob[]; readonly again: OpenJob[] }> {
    const left: OpenJob[] = [];
    const again: OpenJob[] = [];
    if (jobs.length === 0) return { left, again };
    const answers = await this.shelf.take(jobs);
    for (const [i, job] of jobs.entries()) {
      const answer = answers[i];
      if (answer === undefined) left.push(job);
      else if (!(answer instanceof Error)) answer.forEach((each, at) => job.pieces[at]?.resolve(each));
      else if (!this.giveUp(job)) again.push(job);
    }
    return { left, again };
  }

  /** Whether so many wrong answers have come for it that there is no use in asking again. */
  private giveUp(job: OpenJob): boolean {
    const count = (this.wrong.get(job.id) ?? 0) + 1;
    this.wrong.set(job.id, count);
    const isOver = count >= MOST_WRONG;
    const { said, hint } = describeWrong(this.design, job, count);
    if (isOver) rejectJobs([job], new ClusterFailure(said, hint));
    else this.link.options.onNotice?.(said);
    return isOver;
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

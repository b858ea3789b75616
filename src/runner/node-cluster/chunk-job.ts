/** Names of things in Redis, and what jobs say. */
import { createHash } from 'node:crypto';
import type { JobsOptions } from 'bullmq';
import type { Chunk, Work } from '../../study/index.ts';

/** A second of work or more. */
export interface ChunkJob {
  /** Names the answer: the same wherever and whenever it is asked for. */
  readonly id: string;
  /** Hash of the design: what the answer depends on besides the chunks. */
  readonly design: string;
  readonly chunks: readonly Work[];
}

/** The parent of a flow: it is over when all its chunks are, and failed as soon as one of them is. */
export interface StudyJob {
  /** Answers of its children, in the order in which they are merged. */
  readonly answers: readonly string[];
}

/** A job as it stands in Redis: with who made it. */
export interface SealedJob extends ChunkJob {
  /** Of what the job says (seal.ts), in hex. */
  readonly digest: string;
}

/** A day: how long answers are kept. */
export const KEEP_SECONDS = 86_400;
/**
 * An hour: how long anything else is kept that nobody waits for any more, such as designs, jobs, and of a job
 * that is over what became of it. Whoever waits keeps putting it off.
 */
export const KEEP_RECORD_SECONDS = 3600;

// One space a version (seal.ts): another version's answers may differ in their last digit.
export function queueName(space: string): string {
  return space;
}

export function studiesName(space: string): string {
  return `${space}-studies`;
}

export function designKey(space: string, hash: string): string {
  return `${space}:design:${hash}`;
}

export function answerKey(space: string, jobId: string): string {
  return `${space}:answer:${jobId}`;
}

/** There as long as somebody waits for the flow. */
export function waitedForKey(space: string, flow: string): string {
  return `${space}:waited-for:${flow}`;
}

export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

/** What the digests of a job and of its answer are about: all that the answer depends on. */
export function aboutJob({ design, chunks }: ChunkJob): readonly unknown[] {
  return [design, chunks];
}

/**
 * Names: hash of the design, seed, replications from-to, and a hash of everything, since worlds and overrides
 * are no names.
 */
export function nameJob(design: string, seed: number, chunks: readonly Work[]): ChunkJob {
  // Fields in one order and no others: the name is a hash of them.
  const plain = chunks.map((work): Work => {
    const { world, overrides, from, count, days, without } = work;
    return {
      world,
      overrides,
      from,
      count,
      ...(days === undefined ? {} : { days }),
      ...(without === undefined || without.length === 0 ? {} : { without }),
      ...('desks' in work ? { desks: work.desks } : work.staffing && { staffing: work.staffing }),
    };
  });
  return {
    id: `${design.slice(0, 12)}-seed${seed}-${rangeOf(plain)}-${hashOf([design, plain]).slice(0, 20)}`,
    design,
    chunks: plain,
  };
}

/** The flow of these jobs: asked again by anybody, it has the same name. */
export function nameFlow(seed: number, jobs: readonly ChunkJob[]): string {
  const range = rangeOf(jobs.flatMap(({ chunks }) => chunks));
  return `${jobs[0]?.design.slice(0, 12)}-seed${seed}-${range}-${hashOf(jobs.map(({ id }) => id)).slice(0, 20)}`;
}

/**
 * Another study may be waiting for the same answer: each has its own job for it, and whoever comes second
 * finds the answer there.
 */
export function childId(flow: string, job: ChunkJob): string {
  return `${job.id}-for-${flow.slice(-20)}`;
}

export function childOptions(jobId: string): JobsOptions {
  // Tried twice: a worker's machine may have had a bad moment. The answer is kept apart, under its own key.
  return {
    jobId,
    attempts: 2,
    failParentOnFailure: true,
    removeOnComplete: true,
    removeOnFail: { age: KEEP_RECORD_SECONDS },
    stackTraceLimit: 1,
  };
}

export function parentOptions(jobId: string): JobsOptions {
  return {
    jobId,
    removeOnComplete: { age: KEEP_RECORD_SECONDS },
    removeOnFail: { age: KEEP_RECORD_SECONDS },
    stackTraceLimit: 1,
  };
}

/** For people: `after 0-15`, `after 0 with wrongNumber=0.1 and 11 more`. */
export function describeChunks(chunks: readonly Chunk[]): string {
  const [first] = chunks;
  if (!first) return 'nothing';
  const changes = Object.entries(first.overrides).map(([name, value]) => `${name}=${value}`);
  return [
    first.world,
    rangeOf([first]),
    ...(changes.length > 0 ? [`with ${changes.join(', ')}`] : []),
    ...(first.without?.length ? [`without ${first.without.join(', ')}`] : []),
    ...(chunks.length > 1 ? [`and ${chunks.length - 1} more`] : []),
  ].join(' ');
}

function rangeOf(chunks: readonly Chunk[]): string {
  const from = Math.min(...chunks.map((chunk) => chunk.from));
  const to = Math.max(...chunks.map((chunk) => chunk.from + chunk.count - 1));
  return from === to ? `${from}` : `${from}-${to}`;
}

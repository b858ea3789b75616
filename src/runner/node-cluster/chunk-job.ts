/** Names of things in Redis, and what a job says. */
import { createHash } from 'node:crypto';
import type { JobsOptions } from 'bullmq';
import type { Chunk, StudyDesign } from '../../study/index.ts';

export interface ChunkJob {
  readonly id: string;
  /** Hash of the design: what the answer depends on besides the chunks. */
  readonly design: string;
  readonly chunks: readonly Chunk[];
}

/** A day: how long answers and designs are kept. */
export const KEEP_SECONDS = 86_400;
/** Of a job that failed, its reason. */
const KEEP_FAILED_SECONDS = 3600;

/** One queue a version: another version's answers may differ in their last digit. */
export function queueName(version: string): string {
  return `dialtree-${version}`;
}

export function designKey(version: string, hash: string): string {
  return `dialtree-${version}:design:${hash}`;
}

export function answerKey(version: string, jobId: string): string {
  return `dialtree-${version}:answer:${jobId}`;
}

/** The design without what only says how much of it is asked for: a longer study finds the answers of a shorter one. */
export function stripDesign(design: StudyDesign): StudyDesign {
  const { precision: _precision, ...rest } = design;
  return { ...rest, replications: 0, sensitivityReplications: 0, hasControl: false, worlds: [], replay: '', file: '' };
}

export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

export function nameJob(design: string, chunks: readonly Chunk[]): ChunkJob {
  const plain = chunks.map(({ world, overrides, from, count, days }): Chunk => ({ world, overrides, from, count, ...(days === undefined ? {} : { days }) }));
  return { id: `${design.slice(0, 16)}-${hashOf([design, plain])}`, design, chunks: plain };
}

export function jobOptions(job: ChunkJob): JobsOptions {
  // Tried twice: a thread may have died of something else than its chunk. The answer is kept apart, under its own key.
  return { jobId: job.id, attempts: 2, removeOnComplete: true, removeOnFail: { age: KEEP_FAILED_SECONDS }, stackTraceLimit: 1 };
}

/** For people: `after 0-15`, `after 0 with wrongNumber=0.1 and 11 more`. */
export function describeChunks(chunks: readonly Chunk[]): string {
  const [first] = chunks;
  if (!first) return 'nothing';
  const range = first.count === 1 ? `${first.from}` : `${first.from}-${first.from + first.count - 1}`;
  const changes = Object.entries(first.overrides).map(([name, value]) => `${name}=${value}`);
  return [first.world, range, ...(changes.length > 0 ? [`with ${changes.join(', ')}`] : []), ...(chunks.length > 1 ? [`and ${chunks.length - 1} more`] : [])].join(' ');
}

/**
 * Flows of BullMQ: one parent, its chunks as children. What the parent is good for: chunks come in all at
 * once or not at all, one look tells whether any of them failed, and one word takes them back. The answers do
 * not travel through the flow, only their names do: BullMQ would keep every byte twice, in the child and in
 * the parent.
 */
import { FlowProducer, Queue, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import {
  childId,
  childOptions,
  describeChunks,
  nameFlow,
  parentOptions,
  queueName,
  studiesName,
  type ChunkJob,
  type StudyJob,
} from './chunk-job.ts';

export type FlowState =
  | { readonly kind: 'under-way' }
  /** Redis was restarted without its memory, or another study took it back. */
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'over' }
  /** By the id of each job that failed: why. */
  | { readonly kind: 'failed'; readonly reasons: ReadonlyMap<string, string> };

export class StudyFlows {
  private readonly chunks: Queue<ChunkJob>;
  private readonly studies: Queue<StudyJob>;
  private readonly flows: FlowProducer;
  private readonly version: string;

  constructor(redis: Redis, version: string) {
    const options = { connection: redis, streams: { events: { maxLen: 100 } } };
    this.version = version;
    this.chunks = new Queue(queueName(version), options);
    this.studies = new Queue(studiesName(version), options);
    this.flows = new FlowProducer({ connection: redis });
    // A lost link shows as a flood of errors here; who waits is told once, by the pool.
    this.chunks.on('error', () => undefined);
    this.studies.on('error', () => undefined);
    this.flows.on('error', () => undefined);
  }

  /** Name of the flow. Does nothing when somebody has handed in the same one and it is under way. */
  async handIn(seed: number, jobs: readonly ChunkJob[]): Promise<string> {
    const id = nameFlow(seed, jobs);
    const { kind } = await this.look(id);
    if (kind === 'under-way') return id;
    // What failed earlier is tried again: its reason may be gone, and a person has asked. What is over has
    // lost its answers.
    if (kind !== 'forgotten') await this.takeBack(id);
    await this.flows.add({
      name: `seed ${seed}: ${describeChunks(jobs.flatMap(({ chunks }) => chunks))}`,
      queueName: studiesName(this.version),
      data: { answers: jobs.map((job) => job.id) } satisfies StudyJob,
      opts: parentOptions(id),
      children: jobs.map((job) => ({
        name: describeChunks(job.chunks),
        queueName: queueName(this.version),
        data: job,
        opts: childOptions(childId(id, job)),
      })),
    });
    return id;
  }

  async look(id: string): Promise<FlowState> {
    const parent: Job<StudyJob> | undefined = await this.studies.getJob(id);
    if (!parent) return { kind: 'forgotten' };
    if (parent.finishedOn === undefined) return { kind: 'under-way' };
    if (!parent.failedReason) return { kind: 'over' };
    const { failed = [] } = await parent.getDependencies({ failed: { count: 100 } });
    // Keys of BullMQ end with the id, which holds no colon.
    const children = await Promise.all(
      failed.map((key) => this.chunks.getJob(key.slice(key.lastIndexOf(':') + 1))),
    );
    return {
      kind: 'failed',
      reasons: new Map(children.flatMap((child) => (child ? [[child.data.id, child.failedReason]] : []))),
    };
  }

  /** Jobs that nobody has begun leave the queue; another study that waits for them hands them in again. */
  async takeBack(id: string): Promise<void> {
    const parent = await this.studies.getJob(id);
    // With children under way it refuses as a whole: those are left to end, and their answers are kept for
    // the next time.
    await parent?.remove().catch(async () => {
      await parent.removeUnprocessedChildren();
      await parent.remove({ removeChildren: false });
    });
  }

  /** Workers that listen. Some hosted Redis do not tell. */
  async countWorkers(): Promise<number | undefined> {
    return this.chunks.getWorkersCount().catch(() => undefined);
  }

  async close(): Promise<void> {
    await Promise.all([this.chunks.close(), this.studies.close(), this.flows.close()]);
  }
}

/**
 * Flows of BullMQ: one parent, its chunks as children. What the parent is good for: chunks come in all at
 * once or not at all, one look tells whether any of them failed, and one word takes them back. The answers do
 * not travel through the flow, only their names do: BullMQ would keep every byte twice, in the child and in
 * the parent.
 *
 * BullMQ keeps jobs for ever, and who asked may be gone. So whoever waits says so again and again; a flow that
 * nobody waits for is taken back by whoever notices, and with nobody left at all Redis itself drops everything
 * after an hour.
 */
import { FlowProducer, Queue, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import {
  childId,
  childOptions,
  describeChunks,
  KEEP_RECORD_SECONDS,
  nameFlow,
  parentOptions,
  queueName,
  studiesName,
  waitedForKey,
  type ChunkJob,
  type SealedJob,
  type StudyJob,
} from './chunk-job.ts';

export type FlowState =
  | { readonly kind: 'under-way' }
  /** Redis was restarted without its memory, or another study took it back. */
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'over' }
  /** By the id of each job that failed: why. */
  | { readonly kind: 'failed'; readonly reasons: ReadonlyMap<string, string> };

/** Not heard of for so long, whoever waited is taken for gone: a laptop's lid, a lost network. */
export const AWAY_SECONDS = 60;
/** Heard of so often within that time. */
export const BEATS_PER_AWAY = 4;
/** Of BullMQ's keys: those that stand for the queue and not for a job. */
const QUEUE_KEYS = ['id', 'meta', 'wait', 'active', 'stalled', 'marker', 'events', 'completed', 'failed'];
const PARENT_KEYS = ['', ':dependencies', ':processed', ':failed', ':unsuccessful'];
/** Looked at in one go. */
const MOST_FLOWS = 1000;
const MOST_REASONS = 100;
/** Characters that are shown. */
const MOST_REASON = 500;

export interface FlowTimes {
  readonly awaySeconds?: number;
  readonly keepSeconds?: number;
}

export class StudyFlows {
  private readonly redis: Redis;
  private readonly chunks: Queue<SealedJob>;
  private readonly studies: Queue<StudyJob>;
  private readonly flows: FlowProducer;
  private readonly space: string;
  private readonly awaySeconds: number;
  private readonly keepSeconds: number;

  constructor(redis: Redis, space: string, times: FlowTimes = {}) {
    const options = { connection: redis, streams: { events: { maxLen: 100 } } };
    this.redis = redis;
    this.space = space;
    this.awaySeconds = times.awaySeconds ?? AWAY_SECONDS;
    this.keepSeconds = times.keepSeconds ?? KEEP_RECORD_SECONDS;
    this.chunks = new Queue(queueName(space), options);
    this.studies = new Queue(studiesName(space), options);
    this.flows = new FlowProducer({ connection: redis });
    // A lost link shows as a flood of errors here; who waits is told once, by the pool.
    this.chunks.on('error', () => undefined);
    this.studies.on('error', () => undefined);
    this.flows.on('error', () => undefined);
  }

  /** Name of the flow. Does nothing when somebody has handed in the same one and it is under way. */
  async handIn(seed: number, jobs: readonly SealedJob[]): Promise<string> {
    const id = nameFlow(seed, jobs);
    // Before it is there: it must not be taken for one that nobody waits for.
    await this.waitFor([id]);
    const { kind } = await this.look(id);
    if (kind === 'under-way') return id;
    // What failed earlier is tried again: its reason may be gone, and a person has asked. What is over has
    // lost its answers.
    if (kind !== 'forgotten') await this.takeBack(id);
    await this.flows.add({
      name: `seed ${seed}: ${describeChunks(jobs.flatMap(({ chunks }) => chunks))}`,
      queueName: studiesName(this.space),
      data: { answers: jobs.map((job) => job.id) } satisfies StudyJob,
      opts: parentOptions(id),
      children: jobs.map((job) => ({
        name: describeChunks(job.chunks),
        queueName: queueName(this.space),
        data: job,
        opts: childOptions(childId(id, job)),
      })),
    });
    await this.keep(new Map([[id, jobs]]));
    return id;
  }

  /** Says that somebody waits for these, and puts off the hour at which Redis drops them. */
  async keep(open: ReadonlyMap<string, readonly ChunkJob[]>): Promise<void> {
    if (open.size === 0) return;
    await this.waitFor([...open.keys()]);
    await this.putOff(
      [...open].flatMap(([id, jobs]) => [
        ...PARENT_KEYS.map((end) => `${this.studies.toKey(id)}${end}`),
        ...jobs.map((job) => this.chunks.toKey(childId(id, job))),
      ]),
    );
  }

  /** Takes back what nobody waits for any more. */
  async sweep(): Promise<void> {
    const ids = await this.redis.zrange(this.studies.toKey('waiting-children'), '0', String(MOST_FLOWS - 1));
    if (ids.length === 0) return;
    const beats = await this.redis.mget(ids.map((id) => waitedForKey(this.space, id)));
    for (const [i, id] of ids.entries()) {
      if (beats[i] !== null) continue;
      await this.takeBack(id);
      // Its record may be gone already, dropped by Redis.
      await this.redis.zrem(this.studies.toKey('waiting-children'), id);
    }
    await this.putOff([]);
  }

  async look(id: string): Promise<FlowState> {
    const parent: Job<StudyJob> | undefined = await this.studies.getJob(id);
    if (!parent) return { kind: 'forgotten' };
    if (parent.finishedOn === undefined) return { kind: 'under-way' };
    if (!parent.failedReason) return { kind: 'over' };
    const { failed = [] } = await parent.getDependencies({ failed: { count: MOST_REASONS } });
    // Keys of BullMQ end with the id, which holds no colon.
    const children = await Promise.all(
      failed.map((key) => this.chunks.getJob(key.slice(key.lastIndexOf(':') + 1))),
    );
    return {
      kind: 'failed',
      // By anybody who can write there.
      reasons: new Map(
        children.flatMap((child) =>
          typeof child?.data?.id === 'string'
            ? [[child.data.id, String(child.failedReason).slice(0, MOST_REASON)]]
            : [],
        ),
      ),
    };
  }

  /** Jobs that nobody has begun leave the queue; another study that waits for them hands them in again. */
  async takeBack(id: string): Promise<void> {
    await this.redis.del(waitedForKey(this.space, id));
    const parent = await this.studies.getJob(id);
    // With children under way it refuses as a whole: those are left to end, and their answers are kept for
    // the next time.
    await parent?.remove().catch(async () => {
      await parent.removeUnprocessedChildren();
      await parent.remove({ removeChildren: false });
    });
  }

  /** Of a chunk's job that cannot even be read: it leaves the queue. */
  async forget(id: string): Promise<void> {
    const line = this.redis.pipeline();
    for (const list of ['wait', 'active']) line.lrem(this.chunks.toKey(list), 0, id);
    await line.del(this.chunks.toKey(id)).exec();
  }

  /** Workers that listen. Some hosted Redis do not tell. */
  async countWorkers(): Promise<number | undefined> {
    return this.chunks.getWorkersCount().catch(() => undefined);
  }

  async close(): Promise<void> {
    await Promise.all([this.chunks.close(), this.studies.close(), this.flows.close()]);
  }

  /** The hour at which Redis drops these keys, and those of the queues. */
  private async putOff(keys: readonly string[]): Promise<void> {
    const line = this.redis.pipeline();
    for (const key of QUEUE_KEYS) line.expire(this.chunks.toKey(key), this.keepSeconds);
    for (const key of [...QUEUE_KEYS, 'waiting-children'])
      line.expire(this.studies.toKey(key), this.keepSeconds);
    for (const key of keys) line.expire(key, this.keepSeconds);
    await line.exec();
  }

  private async waitFor(flows: readonly string[]): Promise<void> {
    const line = this.redis.pipeline();
    for (const flow of flows) line.set(waitedForKey(this.space, flow), '1', 'EX', this.awaySeconds);
    await line.exec();
  }
}

/** Jobs as a worker reads them: nothing in Redis is believed, and no more is begun than a plan would ask for. */
import { z } from 'zod';
import { STRUCTURES, type RunnerQuestion, type Work } from '../../study/index.ts';
import { nameJob, type SealedJob, type StudyJob } from './chunk-job.ts';
import { blockSize, groupChunks, MOST_CHUNKS, MOST_REPLICATIONS } from './plan-chunks.ts';

const MOST_GROUPS = 400;
/** Half-hours of a week, for each group. */
const MOST_AGENTS = 336 * MOST_GROUPS;
const MOST_REPLICATION = 1e9;
const MOST_JOBS = 100_000;

const index = z.int().min(0).max(MOST_GROUPS);
const staffing = z.strictObject({
  agents: z.array(z.int().min(-1).max(1_000_000)).max(MOST_AGENTS),
  skills: z
    .array(
      z
        .array(z.strictObject({ desk: index, priority: index, handlingFactor: z.number().positive() }))
        .max(MOST_GROUPS),
    )
    .max(MOST_GROUPS)
    .optional(),
});
const chunk = z.strictObject({
  world: z.string().min(1).max(200),
  overrides: z.record(z.string().max(200), z.number()),
  from: z.int().min(0).max(MOST_REPLICATION),
  count: z.int().min(1).max(MOST_REPLICATIONS),
  days: z.int().min(1).max(366).optional(),
  without: z.array(z.enum(STRUCTURES)).max(STRUCTURES.length).optional(),
  staffing: staffing.optional(),
  desks: staffing.extend({ withinSeconds: z.number().nonnegative() }).optional(),
});
const job = z.strictObject({
  id: z.string().max(200),
  design: z.string().regex(/^[0-9a-f]{32}$/),
  chunks: z.array(chunk).min(1).max(MOST_CHUNKS),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
const studyJob = z.strictObject({ answers: z.array(z.string().max(200)).max(MOST_JOBS) });

/** @throws when it is none. Not parsed into a copy: its digest is about the order of its fields too. */
export function readJob(data: unknown): SealedJob {
  if (!job.safeParse(data).success) throw new Error('what stands in Redis is no job of Dialtree');
  return data as SealedJob;
}

export function readStudyJob(data: unknown): StudyJob {
  if (!studyJob.safeParse(data).success) throw new Error('what stands in Redis is no study of Dialtree');
  return data as StudyJob;
}

/** @throws when its name is another job's, or when it asks for more at once than any plan does. */
export function checkPlanned(design: RunnerQuestion, { id, design: hash, chunks }: SealedJob): void {
  if (nameJob(hash, design.seed, chunks).id !== id) throw new Error('its name is that of another job');
  const size = blockSize(design);
  const isPlanned =
    chunks.every(({ count }: Work) => count <= size) && groupChunks(design, chunks).length === 1;
  if (!isPlanned) throw new Error('it asks for more than one job may');
}

/**
 * How a study's questions become jobs. A job is a second of work or more, since handing it over costs
 * milliseconds; and what is in a job depends on the design alone, so that the same study asked again finds
 * the same jobs.
 */
import type { Chunk, RunnerQuestion, Work } from '../../study/index.ts';
import { estimateSeconds } from '../chunk-limit.ts';

/** Work in a job, in seconds of one thread, by the estimate below. */
export const JOB_SECONDS = 1;
/** Even the smallest world is not asked for a year of centuries at once. */
export const MOST_REPLICATIONS = 256;
/** However small they are: a job is to fit into the memory of whoever does it. */
export const MOST_CHUNKS = 256;

/** Replications of a whole period that make a job. */
export function blockSize(design: RunnerQuestion, jobSeconds = JOB_SECONDS): number {
  const one = estimateSeconds(design, { world: '', overrides: {}, from: 0, count: 1 });
  return Math.max(1, Math.min(MOST_REPLICATIONS, Math.ceil(jobSeconds / one)));
}

/** Cuts a chunk at multiples of `size`. */
export function cutChunk<W extends Work>(chunk: W, size: number): W[] {
  const end = chunk.from + chunk.count;
  const parts: W[] = [];
  for (let from = chunk.from; from < end;) {
    const to = Math.min(end, (Math.floor(from / size) + 1) * size);
    parts.push({ ...chunk, from, count: to - from });
    from = to;
  }
  return parts;
}

/**
 * What a study that asks for `chunk` will ask for next: all worlds, replication by replication, to the end;
 * when it stops at a precision, as far again as it has come. Undefined for questions that are no part of that
 * course.
 */
export function lookAhead(design: RunnerQuestion, chunk: Work, size: number): Chunk[] | undefined {
  const { replications, precision } = design;
  if (
    replications === undefined ||
    'desks' in chunk ||
    chunk.count > 1 ||
    chunk.days !== undefined ||
    Object.keys(chunk.overrides).length > 0 ||
    (chunk.without ?? []).length > 0 ||
    !design.worlds.includes(chunk.world)
  )
    return undefined;
  const asked = Math.floor(chunk.from / size) * size;
  if (asked >= replications) return undefined;
  const end = precision === undefined ? replications : Math.min(replications, 2 * (asked + size));
  const blocks = cutChunk({ ...chunk, from: asked, count: end - asked }, size);
  return blocks.flatMap((block) => design.worlds.map((world) => ({ ...block, world })));
}

/** Neighbours together until there is work enough for a job. */
export function groupChunks<W extends Work>(
  design: RunnerQuestion,
  chunks: readonly W[],
  jobSeconds = JOB_SECONDS,
): W[][] {
  const groups: W[][] = [];
  let seconds = Infinity;
  for (const chunk of chunks) {
    if (seconds >= jobSeconds || groups.at(-1)?.length === MOST_CHUNKS) {
      groups.push([]);
      seconds = 0;
    }
    groups.at(-1)?.push(chunk);
    seconds += estimateSeconds(design, chunk);
  }
  return groups;
}

/**
 * A study on many machines, over BullMQ on Redis or Valkey. `createClusterPool` hands the work in,
 * `serveChunks` does it anywhere.
 *
 * Laws:
 * - The same counts, bit for bit, as every other runner: whoever asks merges, in the order of the design.
 * - A piece of work is named by what its answer depends on (version, design, world, overrides,
 *   replications). Its answer is kept
 *   under that name for a day: asking again is answered from there, doing it twice writes the same bytes.
 * - Questions asked together are one flow of BullMQ (study-flows.ts): a parent, and a child for every
 *   second of work. A poisoned child
 *   fails its parent, and with it the study, with the child's seed and replications.
 * - Nothing is lost with a worker: what it held is given to another. Nothing is lost with Redis: what it
 *   forgot is handed in again.
 *
 * Everything here needs Node and is loaded only when somebody asks for Redis.
 */
export { ClusterFailure } from './cluster-failure.ts';
export type { ClusterOptions } from './cluster-link.ts';
export { createClusterPool } from './cluster-pool.ts';
export { serveChunks, type ChunkServer, type ServeOptions } from './serve-chunks.ts';
export { showUrl } from './connect.ts';

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
 * - Nothing is lost with a worker: what it held is given to another, three times; a chunk that has lost four is
 *   taken for what kills them, and ends the study. Nothing is lost with Redis: what it forgot is handed in again.
 * - Nothing in Redis is believed. A worker refuses what no plan asks for (read-job.ts, design-text.ts); whoever
 *   asked refuses what is no answer to it (answer-shelf.ts). With a secret only those who share it are heard
 *   (seal.ts); without one, who can write to Redis can write the report.
 * - Nothing stays in Redis for those who have gone (study-flows.ts).
 * - No password is shown, in whatever form the address came (address.ts).
 *
 * Everything here needs Node and is loaded only when somebody asks for Redis.
 */
export { ClusterFailure } from './cluster-failure.ts';
export type { ClusterOptions } from './cluster-link.ts';
export { createClusterPool } from './cluster-pool.ts';
export { serveChunks, type ChunkServer, type ServeOptions } from './serve-chunks.ts';
export { checkUrl, holdsPassword, showUrl } from './address.ts';

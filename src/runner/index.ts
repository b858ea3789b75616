/**
 * Room: where the chunks of a study are done. Every runner gives the same counts for the same chunk; only the
 * time differs. To add one: a file that gives a `RunnerPool`; with workers of its own, it only has to carry
 * requests (answer-requests.ts) to them and replies back. Entries that need Node are named node-*; this index
 * runs in a browser too.
 */
export { createRequestAnswerer, type WorkRequest } from './answer-requests.ts';
export { ChunkFailure } from './chunk-failure.ts';
export { limitChunks, MOST_SECONDS, type ChunkLimit } from './chunk-limit.ts';
export { createInlinePool, createInlineRunner } from './run-inline.ts';
export { createWebWorkerPool, type PageWorker } from './web-workers.ts';

/**
 * Room: where the chunks of a study are done. Every runner gives the same counts for the same chunk; only the time differs.
 * To add one: a file that implements `Runner`. Entries that need Node are named node-*; this index runs in a browser too.
 */
export { createInlineRunner } from './run-inline.ts';

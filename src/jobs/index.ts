/**
 * Room: the commands that the studio's page has run for it. What it may order, and what it is told of that.
 *
 * Laws: those of `kinds.ts`; the command that is shown does the same when a person types it.
 *
 * One more kind: its options in kinds.ts, its words in command-of.ts, what comes of it in studio-server/plan-job.ts.
 */
export { CALLS_FOLDER, type JobKind, type JobOptions, type JobOrder } from './kinds.ts';
export { commandOf, isOfScenarios, type CommandLine } from './command-of.ts';
export { readOrder, type OrderReading } from './read-order.ts';
export type { Job, JobFile, JobProgress, JobState, ShelvedFile, ShelvedKind, Undecided } from './types.ts';

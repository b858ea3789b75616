/**
 * The kernel runs one world for one month: callers, menus as chains of outcomes, desks with agents and
 * queues, redials and repeat calls. It knows numbers only: no menus, no files, no threads.
 *
 * Laws: same world, seed and replication, same counts, bit for bit; calls = sum of `flow`; needs = served +
 * never served; per desk offered = served + abandoned; a caller's own luck is the same in every world; a
 * caller's two needs go their own ways, so that calls for them may overlap; memory follows the calls in
 * progress. To add a thing that can happen to a call: a purpose for its luck (purposes.ts), a function beside
 * its kind (place-call, join-queue, next-step), a count in types.ts with its law, a test of the law. Time is
 * never passed as an argument in the hot path: V8 would box it. The kernel is there twice. TypeScript says
 * what it means and follows single callers; wasm/ repeats it in AssemblyScript, two to three times as fast,
 * and does the counting wherever WebAssembly is to be had. A test holds them equal bit for bit over random
 * worlds, so that a change of one that forgets the other fails.
 */
export { compileWorld, type PreparedWorld } from './compile-world.ts';
export { addCounts, createCounts } from './counts.ts';
export { emptyShiftTally, observeDesks, type ShiftTally } from './observe-desks.ts';
export { type CallCondition } from './recorder.ts';
export { runReplication } from './run-replication.ts';
export { type ReplicationKey } from './run-state.ts';
export { findCallers, traceCallers } from './trace.ts';
export * from './types.ts';

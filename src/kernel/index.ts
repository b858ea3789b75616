/**
 * The kernel runs one world for one month: callers, menus as chains of outcomes, desks with agents and
 * queues, redials and repeat calls. It knows numbers only: no menus, no files, no threads.
 *
 * Laws: same world, seed and replication, same counts, bit for bit; calls = sum of `flow`; needs = served +
 * never served; per desk offered = served + abandoned; a caller's own luck is the same in every world; a
 * caller's two needs go their own ways, so that calls for them may overlap; memory follows the calls in
 * progress; looking on changes nothing.
 *
 * What happens is written once, in AssemblyScript (wasm/, which begins at wasm/month.ts) and runs as
 * WebAssembly. The files here check and compile a world, lay it out in memory (lay-out-world.ts), run it
 * (engine.ts) and read what came of it. Codes that both sides know stand in wasm/constants.ts. A naive event
 * list in test/kernel/reference holds the kernel over random worlds.
 *
 * To add a thing that can happen to a call: a purpose for its luck and a kind of step (wasm/constants.ts), a
 * function beside its kind (wasm/place-call.ts, join-queue.ts, next-step.ts), the same in the reference, a
 * test of its law. To add a count: a field of `Counts` (types.ts, counts.ts) and a field of the same name in
 * wasm/tally.ts.
 */
export { countFreshCallers } from './arrivals.ts';
export {
  compileWorld,
  createWorldCompiler,
  type PreparedWorld,
  type WorldCompiler,
} from './compile-world.ts';
export { addCounts, createCounts } from './counts.ts';
export { listCalls, type CallList, type TracedCall } from './list-calls.ts';
export { observeDesks, type ShiftTally } from './observe-desks.ts';
export { runReplication } from './run-replication.ts';
export { type CallCondition, findCallers, traceCallers } from './trace.ts';
export * from './types.ts';

import type { PreparedWorld } from './compile-world.ts';
import { createCounts } from './counts.ts';
import { joinQueue } from './join-queue.ts';
import { runFastMonth } from './fast-month.ts';
import { DESK_TALLY, DESKS_AT, ledgerOf, REGISTER, REPEATS_AT, TALLY } from './ledger.ts';
import type { DeskWatch } from './observe-desks.ts';
import { placeCall, placeFirstCall } from './place-call.ts';
import type { Recorder } from './recorder.ts';
import { type ReplicationKey, RunState } from './run-state.ts';
import { type Counts, SHIFT_SECONDS, SHIFTS_A_WEEK } from './types.ts';

/**
 * One month: all fresh callers of the period, each followed until nothing more will happen to them. Same key,
 * same counts, bit for bit.
 */
export function runReplication(world: PreparedWorld, key: ReplicationKey): Counts {
  const month = runFastMonth(world, key);
  return month ? readCounts(world, month.ledger) : runPlainReplication(world, key);
}

/**
 * The same by TypeScript alone: what the compiled kernel is held against, and what runs where there is no
 * WebAssembly.
 */
export function runPlainReplication(world: PreparedWorld, key: ReplicationKey): Counts {
  return readCounts(world, run(world, key, undefined, undefined).ledger);
}

/**
 * The same month with somebody looking on at callers or desks; ends early when `recorder` has found enough.
 */
export function watchReplication(
  world: PreparedWorld,
  key: ReplicationKey,
  recorder: Recorder | undefined,
  watch?: DeskWatch,
): void {
  run(world, key, recorder, watch);
}

/**
 * The run loop. Three sorted streams are merged: queues joined, diallings scheduled, fresh callers.
 * 1. The earliest of the three is next. At equal times: queue before dialling before fresh caller; within a
 *   stream, first scheduled first.
 * 2. A case that joins a queue learns at once when it is answered or gives up, and schedules what follows.
 * 3. A dialling walks its menu at once and schedules the joining of a queue, or the next dialling.
 * 4. A fresh caller is a new case that dials.
 * 5. It is over when all three are empty: after the period the heaps drain, nobody is cut off.
 * Whatever is scheduled lies at or after the present, so time never runs backwards.
 */
function run(
  world: PreparedWorld,
  key: ReplicationKey,
  recorder: Recorder | undefined,
  watch: DeskWatch | undefined,
): RunState {
  const state = new RunState(world, key, recorder, watch);
  const { joins, dials, ledger, arrivals } = state;
  let i = nextHour(state);
  let fresh = i < 0 ? Infinity : arrivals.times[i]!;
  while (recorder === undefined || !recorder.isDone) {
    const dialling = dials.time[0]!;
    const joining = joins.time[0]!;
    if (joining <= dialling && joining <= fresh) {
      if (joining === Infinity) break;
      ledger[REGISTER.now] = joining;
      joinQueue(state, joins.removeFirst());
    } else if (dialling <= fresh) {
      ledger[REGISTER.now] = dialling;
      placeCall(state, dials.removeFirst());
    } else {
      ledger[REGISTER.now] = fresh;
      placeFirstCall(state, i);
      if (++i === arrivals.count) i = nextHour(state);
      fresh = i < 0 ? Infinity : arrivals.times[i]!;
    }
  }
  return state;
}

/**
 * Opens the next hour with fresh callers and walks their first calls. Index of the first of them, -1 when the
 * period is over.
 */
function nextHour(state: RunState): number {
  if (!state.arrivals.openHour()) return -1;
  state.firstCalls.walkAll(state.world, state.arrivals, state.slots);
  state.firstCalls.countAll(state.arrivals.count, state.ledger, state.exitsAt);
  return 0;
}

function readCounts(world: PreparedWorld, ledger: Float64Array): Counts {
  const { exitsAt, flowAt } = ledgerOf(world);
  const counts = createCounts(world.program);
  for (const name of Object.keys(TALLY) as (keyof typeof TALLY)[]) counts[name] = ledger[TALLY[name]]!;
  counts.repeats.set(ledger.subarray(REPEATS_AT, REPEATS_AT + counts.repeats.length));
  counts.exits.set(ledger.subarray(exitsAt, flowAt));
  counts.flow.set(ledger.subarray(flowAt));
  const shifts = world.program.arrivals.days * (86_400 / SHIFT_SECONDS);
  for (let desk = 0; desk < world.deskCount; desk++) {
    for (const name of Object.keys(DESK_TALLY) as (keyof typeof DESK_TALLY)[])
      counts[name][desk] = ledger[DESKS_AT + 8 * desk + DESK_TALLY[name]]!;
    for (let shift = 0; shift < shifts; shift++)
      counts.staffedSeconds[desk]! +=
        SHIFT_SECONDS * world.agents[desk * SHIFTS_A_WEEK + (shift % SHIFTS_A_WEEK)]!;
  }
  return counts;
}

import type { PreparedWorld } from './compile-world.ts';
import { createCounts } from './counts.ts';
import { Engine, type Ledger } from './engine.ts';
import { type Counts, type ReplicationKey, SHIFT_SECONDS, SHIFTS_A_WEEK } from './types.ts';

/**
 * One month: all fresh callers of the period, each followed until nothing more will happen to them. Same key,
 * same counts, bit for bit.
 */
export function runReplication(world: PreparedWorld, key: ReplicationKey): Counts {
  return readCounts(world, Engine.ofThread(false).run(world, key));
}

/** Counts are found in the ledger by their names: a new one needs no line here. */
function readCounts(world: PreparedWorld, { tally, desks, exits, flow }: Ledger): Counts {
  const counts = createCounts(world.program);
  for (const name of Object.keys(counts) as (keyof Counts)[]) {
    const value = tally[name];
    if (typeof counts[name] === 'number' && value !== undefined) Object.assign(counts, { [name]: value });
  }
  const byDesk = Object.entries(counts).filter(([name]) => desks[0] !== undefined && name in desks[0]);
  for (const [name, values] of byDesk)
    if (values instanceof Float64Array) values.set(desks.map((desk) => desk[name] ?? NaN));
  counts.repeats.set(
    ['repeatsRedial', 'repeatsHour', 'repeatsDay', 'repeatsWeek'].map((name) => tally[name] ?? NaN),
  );
  counts.exits.set(exits);
  counts.flow.set(flow);
  countStaff(counts, world);
  world.isOperatorDesk.forEach((passesOn, desk) => {
    if (passesOn === 1) counts.passSeconds[desk] = counts.busySeconds[desk]!;
  });
  return counts;
}

function countStaff({ staffedSeconds }: Counts, world: PreparedWorld): void {
  const shifts = world.program.arrivals.days * (86_400 / SHIFT_SECONDS);
  for (let desk = 0; desk < world.deskCount; desk++)
    for (let shift = 0; shift < shifts; shift++)
      staffedSeconds[desk]! +=
        SHIFT_SECONDS * Math.max(0, world.agents[desk * SHIFTS_A_WEEK + (shift % SHIFTS_A_WEEK)]!);
}

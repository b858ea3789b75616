import { rememberFor } from '../util/remember.ts';
import type { PreparedWorld } from './compile-world.ts';
import { createCounts } from './counts.ts';
import { Engine, type Ledger } from './engine.ts';
import { staffedSeconds } from './timetable.ts';
import type { Counts, ReplicationKey } from './types.ts';

/**
 * One month: all fresh callers of the period, each followed until nothing more will happen to them. Same key,
 * same counts, bit for bit.
 */
export function runReplication(world: PreparedWorld, key: ReplicationKey): Counts {
  return readCounts(world, Engine.ofThread(false).run(world, key));
}

/** The same for all months of a world. */
const staffedOf = rememberFor(({ program }: PreparedWorld) =>
  staffedSeconds(program, 3600 * program.arrivals.expected.length),
);

/** Counts are found in the ledger by their names: a new one needs no line here. */
function readCounts(world: PreparedWorld, { tally, desks, groups, exits, flow }: Ledger): Counts {
  const counts = createCounts(world.program);
  for (const name of Object.keys(counts) as (keyof Counts)[]) {
    const value = tally[name];
    if (typeof counts[name] === 'number' && value !== undefined) Object.assign(counts, { [name]: value });
  }
  for (const records of [desks, groups]) {
    for (const [name, values] of Object.entries(counts))
      if (values instanceof Float64Array && records[0] !== undefined && name in records[0])
        values.set(records.map((record) => record[name] ?? NaN));
  }
  counts.repeats.set(
    ['repeatsRedial', 'repeatsHour', 'repeatsDay', 'repeatsWeek'].map((name) => tally[name] ?? NaN),
  );
  counts.exits.set(exits);
  counts.flow.set(flow);
  counts.staffedSeconds.set(staffedOf(world));
  world.isOperatorDesk.forEach((passesOn, desk) => {
    if (passesOn === 1) counts.passSeconds[desk] = counts.busySeconds[desk]!;
  });
  return counts;
}

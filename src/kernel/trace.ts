import type { PreparedWorld } from './compile-world.ts';
import { type CallCondition, Recorder } from './recorder.ts';
import type { ReplicationKey } from './run-state.ts';
import { watchReplication } from './run-replication.ts';
import type { CallerTrace } from './types.ts';

/**
 * What the given callers did, exactly as in the full run: waits depend on everyone else, so the whole
 * replication runs again with these callers recorded. Callers who do not exist in this replication are left
 * out.
 */
export function traceCallers(
  world: PreparedWorld,
  key: ReplicationKey,
  callers: readonly number[],
): CallerTrace[] {
  const recorder = new Recorder(callers);
  watchReplication(world, key, recorder);
  return recorder.listTraces();
}

/**
 * The first `limit` callers (by the time it became known) one of whose calls meets the condition. Stops as
 * soon as they are found.
 */
export function findCallers(
  world: PreparedWorld,
  key: ReplicationKey,
  condition: CallCondition,
  limit: number,
): number[] {
  if (limit < 1) return [];
  const recorder = new Recorder([], condition, limit);
  watchReplication(world, key, recorder);
  return recorder.found;
}

/**
 * Does chunks of one design. Worlds are compiled when first needed; only a few are kept, because a tornado
 * asks for dozens.
 */
import { compileWorld, runReplication, type Counts, type PreparedWorld } from '../kernel/index.ts';
import { assembleWorld } from './assemble-world.ts';
import { withControlWorld } from './control.ts';
import type { Chunk, StudyQuestion } from './study-design.ts';

/** Worlds of the scenario itself are met again and again; those of a tornado bar once. */
const MAX_KEPT = 24;

export function createChunkWorker(given: StudyQuestion): (chunk: Chunk) => Counts[] {
  const design = withControlWorld(given);
  const kept = new Map<string, PreparedWorld>();
  const worldFor = ({ world, overrides, days, without = [] }: Chunk): PreparedWorld => {
    const key = JSON.stringify([world, overrides, days, without]);
    let prepared = kept.get(key);
    if (!prepared) {
      prepared = compileWorld(assembleWorld(design, world, overrides, days, without).program);
      const isBase = Object.keys(overrides).length === 0 && without.length === 0;
      if (isBase || kept.size < MAX_KEPT) kept.set(key, prepared);
    }
    return prepared;
  };
  return (chunk) => {
    const prepared = worldFor(chunk);
    return Array.from({ length: chunk.count }, (_, i) =>
      runReplication(prepared, { seed: design.seed, replication: chunk.from + i }),
    );
  };
}

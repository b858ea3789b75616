/**
 * Does chunks of one design. Worlds are compiled when first needed; only a few are kept, because a tornado
 * asks for dozens.
 */
import { createWorldCompiler, runReplication, type Counts, type PreparedWorld } from '../kernel/index.ts';
import { createAssembler } from './assemble-world.ts';
import { withControlWorld } from './control.ts';
import { withStaffing } from './staffed-program.ts';
import type { Chunk, StudyQuestion } from './study-design.ts';

/**
 * Worlds kept beside those of the scenario itself, which are met again and again: a control comes in several
 * chunks, a tornado bar once.
 */
const MAX_OTHERS = 4;

export function createChunkWorker(given: StudyQuestion): (chunk: Chunk) => Counts[] {
  const design = withControlWorld(given);
  const assemble = createAssembler(design);
  const compile = createWorldCompiler();
  const own = new Map<string, PreparedWorld>();
  const others = new Map<string, PreparedWorld>();

  const worldFor = (chunk: Chunk): PreparedWorld => {
    const { world, overrides, days, without = [], staffing } = chunk;
    const isOwn = Object.keys(overrides).length === 0 && without.length === 0 && !staffing;
    const kept = isOwn ? own : others;
    const key = JSON.stringify([world, overrides, days, without, staffing]);
    let prepared = kept.get(key);
    if (!prepared) {
      const { program } = assemble(world, overrides, days, without);
      prepared = compile(staffing ? withStaffing(program, staffing) : program);
      kept.set(key, prepared);
      for (const old of others.keys()) if (others.size > MAX_OTHERS) others.delete(old);
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

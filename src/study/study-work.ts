/**
 * All that can be asked of one design, for whoever carries questions and answers: a runner need not know them
 * apart.
 */
import {
  compileWorld,
  observeDesks,
  type Counts,
  type PreparedWorld,
  type ShiftTally,
  type WorldProgram,
} from '../kernel/index.ts';
import { createAssembler } from './assemble-world.ts';
import { createChunkWorker } from './run-chunk.ts';
import type { Runner } from './runner.ts';
import { withStaffing } from './staffed-program.ts';
import type { Chunk, DeskChunk, StudyQuestion } from './study-design.ts';

/** A piece of work of either kind; `desks` tells them apart. */
export type Work = Chunk | DeskChunk;
/** Counts of a chunk's replications, or tallies of a desk chunk's weeks. */
export type Answer = Counts[] | ShiftTally[];

export function createStudyWorker(design: StudyQuestion): (work: Work) => Answer {
  const count = createChunkWorker(design);
  const observe = createDeskObserver(design);
  return (work) => ('desks' in work ? observe(work) : count(work));
}

/** @param work gives back what `createStudyWorker` would */
export function runnerOf(width: number, work: (work: Work) => Promise<Answer>): Runner {
  return {
    width,
    run: (chunk) => work(chunk) as Promise<Counts[]>,
    observe: (chunk) => work(chunk) as Promise<ShiftTally[]>,
  };
}

/**
 * A search asks for many staffings of one world, each for several months: the world is assembled once, the
 * last staffing is kept.
 */
function createDeskObserver(design: StudyQuestion): (chunk: DeskChunk) => ShiftTally[] {
  const assemble = createAssembler(design);
  const programs = new Map<string, WorldProgram>();
  let last: { readonly key: string; readonly prepared: PreparedWorld } | undefined;
  const worldFor = ({
    world,
    overrides,
    days,
    without = [],
    desks: { agents, skills },
  }: DeskChunk): PreparedWorld => {
    const name = JSON.stringify([world, overrides, days, without]);
    const key = `${name} ${agents.join(' ')} ${JSON.stringify(skills)}`;
    if (last?.key !== key) {
      const program = programs.get(name) ?? assemble(world, overrides, days, without).program;
      programs.set(name, program);
      last = { key, prepared: compileWorld(withStaffing(program, { agents, ...(skills && { skills }) })) };
    }
    return last.prepared;
  };
  return (chunk) => {
    const prepared = worldFor(chunk);
    return Array.from({ length: chunk.count }, (_, i) =>
      observeDesks(prepared, { seed: design.seed, replication: chunk.from + i }, chunk.desks.withinSeconds),
    ).flat();
  };
}

/**
 * One XState actor a caller on the bench's 7 x 4 menu: what a statechart library costs when it is used for
 * what it is not made for.
 */
import { createActor, createMachine, type AnyStateMachine } from 'xstate';
import type { PreparedWorld } from '../../../src/kernel/index.ts';

/** All types have menus of one shape; rows of the first type are this many. */
const ROWS = 16;

/** Nanoseconds a caller, one figure a round. */
export function benchActors(world: PreparedWorld, callers: number, rounds: number): number[] {
  const machine = buildMachine(world);
  const { chain } = world.program;
  const luck = createLuck();
  const times: number[] = [];
  for (let r = 0; r <= rounds; r++) {
    const from = performance.now();
    for (let i = 0; i < callers; i++) {
      const type = i % world.typeCount;
      const actor = createActor(machine).start();
      for (let row = type * ROWS; actor.getSnapshot().status === 'active';) {
        const start = chain.rowStart[row] ?? 0;
        let o = start;
        for (let u = luck(); o < (chain.rowStart[row + 1] ?? 0) - 1 && u >= (chain.probability[o] ?? 0); o++)
          u -= chain.probability[o] ?? 0;
        actor.send({ type: `OUTCOME.${o - start}` });
        row = chain.target[o] ?? -1;
      }
    }
    if (r > 0) times.push(((performance.now() - from) * 1e6) / callers);
  }
  return times;
}

/** A state a menu, an event an outcome, a final state an exit. */
function buildMachine({ program: { chain } }: PreparedWorld): AnyStateMachine {
  const states: Record<string, object> = {};
  for (let row = 0; row < ROWS; row++) {
    const from = chain.rowStart[row] ?? 0;
    const targets = Array.from(chain.target.subarray(from, chain.rowStart[row + 1]), (target) =>
      target < 0 ? `exit-${-1 - target}` : `menu-${target}`,
    );
    states[`menu-${row}`] = {
      on: Object.fromEntries(targets.map((target, o) => [`OUTCOME.${o}`, { target }])),
    };
    for (const target of targets) if (target.startsWith('exit')) states[target] = { type: 'final' };
  }
  return createMachine({ id: 'bench', initial: 'menu-0', states });
}

/** A small generator (mulberry32), so that luck costs next to nothing beside the actor. */
function createLuck(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

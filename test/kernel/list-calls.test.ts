import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileWorld,
  listCalls,
  runReplication,
  traceCallers,
  type TraceStep,
  type WorldProgram,
} from '../../src/kernel/index.ts';
import { routedWorlds, worlds } from './any-world.ts';

const key = { seed: 3, replication: 1 };

describe('the calls of a month', () => {
  it('are as many as are counted, in the order of dialling, and hold every step of every caller once', () => {
    const hold = (program: WorldProgram): void => {
      const world = compileWorld(program);
      const list = listCalls(world, key);
      expect(list.count).toBe(runReplication(world, key).calls);
      const ofCaller = new Map<number, TraceStep[]>();
      for (let i = 0; i < list.count; i++) {
        const { caller, steps } = list.at(i);
        expect(steps.filter(({ kind }) => kind === 'dial')).toHaveLength(1);
        expect(steps[0]?.kind).toBe('dial');
        expect(steps[0]?.at).toBe(list.startOf(i));
        if (i > 0) expect(list.startOf(i)).toBeGreaterThanOrEqual(list.startOf(i - 1));
        ofCaller.set(caller, [...(ofCaller.get(caller) ?? []), ...steps]);
      }
      const callers = [...ofCaller.keys()];
      for (const { caller, steps, type } of traceCallers(world, key, callers)) {
        const mine = ofCaller.get(caller) ?? [];
        expect(new Set(mine.map((step) => JSON.stringify(step)))).toEqual(
          new Set(steps.map((step) => JSON.stringify(step))),
        );
        expect(mine).toHaveLength(steps.length);
        expect(type).toBeGreaterThanOrEqual(0);
      }
    };
    fc.assert(fc.property(fc.oneof(worlds, routedWorlds), hold), { numRuns: 15 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileWorld, type Counts, runReplication } from '../../src/kernel/index.ts';
import { worlds } from './any-world.ts';

const numbersOf = (counts: Counts, name: keyof Counts): number[] => {
  const value = counts[name];
  return typeof value === 'number' ? [value] : [...value];
};

describe('a plain world where people stand in queues', () => {
  it('counts what it counts where their waits are known at once', () => {
    fc.assert(
      fc.property(worlds, fc.nat(1000), (program, seed) => {
        const key = { seed, replication: 0 };
        const plain = runReplication(compileWorld(program), key);
        const routed = runReplication(compileWorld(program, { isRouted: true }), key);
        for (const name of Object.keys(plain) as (keyof Counts)[]) {
          const expected = numbersOf(plain, name);
          numbersOf(routed, name).forEach((number, i) => {
            if (name.endsWith('Seconds')) expect(number, name).toBeCloseTo(expected[i]!, 5);
            else expect(number, name).toBe(expected[i]);
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});

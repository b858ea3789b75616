import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runFastMonth } from '../../src/kernel/fast-month.ts';
import { compileWorld, observeDesks, runReplication } from '../../src/kernel/index.ts';
import { TALLY } from '../../src/kernel/ledger.ts';
import { observePlainDesks } from '../../src/kernel/observe-desks.ts';
import { runPlainReplication } from '../../src/kernel/run-replication.ts';
import { buildMergedWorld } from '../bench/kernel.bench.ts';
import { worlds } from './any-world.ts';

describe('the compiled kernel', () => {
  it('runs here: otherwise the rest would compare TypeScript with itself', () => {
    expect(
      runFastMonth(compileWorld(buildMergedWorld(5)), { seed: 1, replication: 0 })?.ledger[TALLY.callers],
    ).toBeGreaterThan(0);
  });

  it('counts any world as the plain one does, bit for bit', () => {
    fc.assert(
      fc.property(worlds, fc.maxSafeNat(), fc.nat(0x7fffffff), (program, seed, replication) => {
        const world = compileWorld(program);
        expect(runReplication(world, { seed, replication })).toEqual(
          runPlainReplication(world, { seed, replication }),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('tallies the desks of any world by the half-hour as the plain one does, and counts no other month for it', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), fc.constantFrom(0, 20, 300), (program, seed, within) => {
        const world = compileWorld(program);
        const key = { seed, replication: 0 };
        expect(observeDesks(world, key, within)).toEqual(observePlainDesks(world, key, within));
        expect(runReplication(world, key)).toEqual(runPlainReplication(world, key));
      }),
      { numRuns: 100 },
    );
  });

  it('is right about a busy month, whose events outgrow the room they begin with, and about worlds in turn', () => {
    const quiet = compileWorld(buildMergedWorld(3));
    const busy = compileWorld(buildMergedWorld(150));
    for (const world of [quiet, busy, quiet])
      expect(runReplication(world, { seed: 2, replication: 5 })).toEqual(
        runPlainReplication(world, { seed: 2, replication: 5 }),
      );
  });
});

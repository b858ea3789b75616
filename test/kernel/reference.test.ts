import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXIT_KINDS } from '../../src/kernel/compile-world.ts';
import { compileWorld, OUTCOMES, REPEAT_WINDOWS, runReplication } from '../../src/kernel/index.ts';
import * as code from '../../src/kernel/wasm/constants.ts';
import { buildMergedWorld } from '../bench/kernel.bench.ts';
import { routedWorlds, worlds } from './any-world.ts';
import { expectSame } from './reference/expect-same.ts';

const seeds = fc.maxSafeNat();
const replications = fc.nat(0x7fffffff);

describe('the kernel and a naive event list', () => {
  it('count the same and tell the same of every caller, in any world of desks with agents of their own', () => {
    fc.assert(
      fc.property(worlds, seeds, replications, (program, seed, replication) =>
        expectSame(program, seed, replication),
      ),
      { numRuns: 50, endOnFailure: true },
    );
  });

  it('and in any world of skills, priorities, overflow, call-backs and announcements', () => {
    fc.assert(
      fc.property(routedWorlds, seeds, replications, (program, seed, replication) =>
        expectSame(program, seed, replication),
      ),
      { numRuns: 50, endOnFailure: true },
    );
  });

  it('and when people stand in queues whose waits could be known at once', () => {
    fc.assert(
      fc.property(worlds, seeds, replications, (program, seed, replication) =>
        expectSame(program, seed, replication, true),
      ),
      { numRuns: 20, endOnFailure: true },
    );
  });

  it('count the same where nobody is done at once: many second needs, repeats and remembered numbers', () => {
    const comeBack = fc.oneof(worlds, routedWorlds).map((program) => ({
      ...program,
      trunks: undefined,
      redial: { ...program.redial, maxDials: 5 },
      followUp: {
        ...program.followUp,
        secondNeed: 0.7,
        resolved: 0.3,
        repeatProbability: 0.9,
        remembersNumber: 0.6,
      },
    }));
    fc.assert(
      fc.property(comeBack, seeds, replications, (program, seed, replication) =>
        expectSame(program, seed, replication),
      ),
      {
        numRuns: 15,
        endOnFailure: true,
      },
    );
  });

  it('count the same in a month of 28 needs and desks', () => {
    expectSame(buildMergedWorld(3), 4, 2);
  });

  it('and worlds that take turns in the memory of the kernel, a busy one among them, count as if alone', () => {
    const quiet = compileWorld(buildMergedWorld(3));
    const busy = compileWorld(buildMergedWorld(150));
    const key = { seed: 2, replication: 5 };
    const alone = [runReplication(quiet, key), runReplication(busy, key)];
    expect(alone[1]!.callers).toBeGreaterThan(40 * alone[0]!.callers);
    expect([quiet, busy, quiet].map((world) => runReplication(world, key))).toEqual([...alone, alone[0]]);
  });
});

describe('codes that both sides know', () => {
  it('are the places of their names', () => {
    expect(OUTCOMES.length).toBe(code.OUTCOME_COUNT);
    expect(OUTCOMES[code.OUTCOME_REFUSED]).toBe('refused');
    expect(OUTCOMES.slice(code.OUTCOME_LOST, code.OUTCOME_ABANDONED)).toEqual(
      EXIT_KINDS.slice(0, code.EXIT_DESK).map((kind) => (kind === 'closed' ? kind : `lost-${kind}`)),
    );
    expect(OUTCOMES[code.OUTCOME_CLOSED]).toBe('closed');
    expect(OUTCOMES[code.OUTCOME_CALL_BACK_MISSED]).toBe('call-back-missed');
    expect(OUTCOMES[code.OUTCOME_ABANDONED]).toBe('abandoned');
    expect(OUTCOMES[code.OUTCOME_SERVED]).toBe('served');
    expect(OUTCOMES[code.OUTCOME_OPERATOR]).toBe('operator');
    expect(OUTCOMES[code.OUTCOME_WRONG_NUMBER]).toBe('misrouted-wrong-number');
    expect(OUTCOMES[code.OUTCOME_WRONG_OPTION]).toBe('misrouted-wrong-option');
    expect(EXIT_KINDS[code.EXIT_CLOSED]).toBe('closed');
    expect(EXIT_KINDS[code.EXIT_DESK]).toBe('desk');
    expect(EXIT_KINDS[code.EXIT_SELF_SERVICE]).toBe('self-service');
    expect([...REPEAT_WINDOWS]).toEqual([900, 3600, 86_400, 604_800]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCounts,
  compileWorld,
  type Counts,
  createCounts,
  OUTCOMES,
  runReplication,
  traceCallers,
  type TraceStep,
} from '../../src/kernel/index.ts';
import { routedWorlds, worlds } from './any-world.ts';
import { buildWorld } from './world-builder.ts';

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
const outcomeSum = (c: Counts, ...names: (typeof OUTCOMES)[number][]): number =>
  sum(c.flow.filter((_, i) => names.includes(OUTCOMES[i % OUTCOMES.length]!)));

/** Desks with agents of their own, and everything that passes between desks. */
const anyWorlds = fc.oneof(worlds, routedWorlds);

describe('in any world', () => {
  it('callers, calls and needs are conserved', () => {
    fc.assert(
      fc.property(anyWorlds, fc.nat(), (program, seed) => {
        const c = runReplication(compileWorld(program), { seed, replication: 0 });
        expect(sum(c.flow)).toBe(c.calls);
        expect(c.needsServed + c.needsNeverServed).toBe(c.needs);
        expect(sum(c.exits)).toBe(c.calls - outcomeSum(c, 'refused'));
        for (let d = 0; d < program.desks.length; d++) {
          expect(c.served[d]! + c.abandoned[d]! + c.cutOff[d]! + c.promised[d]!).toBe(c.offered[d]);
          expect(c.calledBack[d]! + c.missed[d]!).toBe(c.promised[d]);
          expect(c.within20[d]).toBeLessThanOrEqual(c.served[d]!);
          expect(c.waited[d]).toBeLessThanOrEqual(c.offered[d]!);
          expect(c.abandoned[d]! + c.cutOff[d]! + c.promised[d]!).toBeLessThanOrEqual(c.waited[d]!);
        }
        const leftBy = (kind: string): number =>
          sum(c.exits.filter((_, e) => program.exits[e]!.kind === kind));
        expect(outcomeSum(c, 'lost-hung-up')).toBe(leftBy('hung-up'));
        expect(outcomeSum(c, 'lost-attempts')).toBe(leftBy('attempts'));
        // Told so by a menu, or by a desk in a call that had not ended otherwise before.
        const closed = outcomeSum(c, 'closed') - leftBy('closed');
        expect(closed).toBeGreaterThanOrEqual(0);
        expect(closed).toBeLessThanOrEqual(sum(c.turnedAway) + sum(c.cutOff));
        expect(c.transfersFailed + c.transfersWrong).toBeLessThanOrEqual(c.transfers);
        const talks = sum(c.busySeconds) + sum(c.misrouteSeconds);
        expect(sum(c.groupBusySeconds)).toBeGreaterThanOrEqual(talks * (1 - 1e-9));
        expect(c.callers).toBeLessThanOrEqual(c.needs);
        expect(c.needs).toBeLessThanOrEqual(2 * c.callers);
        expect(c.resolvedFirst).toBeLessThanOrEqual(c.resolved);
        expect(c.resolved).toBeLessThanOrEqual(c.needsServed);
        expect(c.rightFirst).toBeLessThanOrEqual(c.callers + c.secondNeedCalls);
        expect(c.entered).toBeLessThanOrEqual(c.calls);
        expect(c.lostSeconds).toBeLessThanOrEqual(c.menuSeconds + 1e-6);
        expect([...c.repeats]).toEqual([...c.repeats].toSorted((a, b) => a - b));
        expect(c.repeats[3]).toBeLessThanOrEqual(c.calls - c.callers);
      }),
      { numRuns: 100 },
    );
  });

  it('the same seed and replication give the same bytes, and another replication other callers', () => {
    fc.assert(
      fc.property(anyWorlds, fc.maxSafeNat(), fc.nat(), (program, seed, replication) => {
        const world = compileWorld(program);
        const first = runReplication(world, { seed, replication });
        runReplication(world, { seed, replication: 1 });
        expect(runReplication(compileWorld(program), { seed, replication })).toEqual(first);
      }),
      { numRuns: 40 },
    );
  });

  it('the traces of all callers add up to the counts', () => {
    fc.assert(
      fc.property(anyWorlds, fc.nat(), (program, seed) => {
        const world = compileWorld(program);
        const key = { seed, replication: 0 };
        const c = runReplication(world, key);
        const traces = traceCallers(
          world,
          key,
          Array.from({ length: c.callers + 5 }, (_, i) => i),
        );
        expect(traces.length).toBe(c.callers);
        const steps = traces.flatMap((trace) => trace.steps);
        const count = (kind: TraceStep['kind']): number => steps.filter((step) => step.kind === kind).length;
        expect(count('dial')).toBe(c.calls);
        expect(count('refused')).toBe(outcomeSum(c, 'refused'));
        expect(count('exit')).toBe(sum(c.exits));
        expect(count('transfer')).toBe(c.transfers - c.transfersFailed);
        expect(count('transfer-failed')).toBe(c.transfersFailed);
        expect(count('overflow')).toBe(sum(c.overflowed));
        expect(count('desk-closed')).toBe(sum(c.turnedAway) + sum(c.cutOff));
        expect(count('advised')).toBe(c.advised);
        expect(count('second-need')).toBe(c.needs - c.callers);
        expect(count('will-call-again')).toBe(c.calls - c.callers);
        expect(count('gives-up') + c.resolved).toBe(c.needs);
        const queues = steps.filter((step) => step.kind === 'queue');
        expect(queues.length).toBe(sum(c.offered));
        expect(queues.filter((step) => step.answered).length).toBe(sum(c.served));
        const told = steps.flatMap((step) => (step.kind === 'call-back' ? [step.what] : []));
        expect(told.filter((what) => what === 'promised').length).toBe(sum(c.promised));
        expect(told.filter((what) => what === 'made').length).toBe(sum(c.calledBack));
        const services = steps.filter((step) => step.kind === 'service');
        // At a desk that serves nobody itself, passing on is the work; at any other it is lost on a misroute.
        const isLost = (step: { desk: number; right: boolean }): boolean =>
          !step.right && program.desks[step.desk]!.serves.includes(1);
        expect(sum(services.filter(isLost).map((step) => step.seconds))).toBeCloseTo(
          sum(c.misrouteSeconds),
          3,
        );
        expect(sum(services.map((step) => step.seconds))).toBeCloseTo(
          sum(c.busySeconds) + sum(c.misrouteSeconds),
          3,
        );
        expect(sum(steps.filter((step) => step.kind === 'menu').map((step) => step.seconds))).toBeCloseTo(
          c.menuSeconds,
          3,
        );
        for (const trace of traces) {
          expect(trace.steps[0]!.kind).toBe('dial');
          trace.steps.forEach(
            (step, i) => i > 0 && expect(step.at).toBeGreaterThanOrEqual(trace.steps[i - 1]!.at),
          );
        }
      }),
      { numRuns: 20 },
    );
  });

  it('a traced caller does the same whoever else is traced', () => {
    fc.assert(
      fc.property(anyWorlds, fc.nat(), fc.nat(40), (program, seed, caller) => {
        const world = compileWorld(program);
        const key = { seed, replication: 2 };
        const alone = traceCallers(world, key, [caller]);
        const among = traceCallers(world, key, [caller + 1, caller, 0]).filter(
          (trace) => trace.caller === caller,
        );
        expect(among).toEqual(alone);
      }),
      { numRuns: 40 },
    );
  });
});

describe('counts', () => {
  it('add up field by field', () => {
    fc.assert(
      fc.property(anyWorlds, fc.nat(), (program, seed) => {
        const world = compileWorld(program);
        const [a, b] = [
          runReplication(world, { seed, replication: 0 }),
          runReplication(world, { seed, replication: 1 }),
        ];
        const total = createCounts(program);
        addCounts(total, a);
        addCounts(total, b);
        expect(total.calls).toBe(a.calls + b.calls);
        expect(sum(total.flow)).toBe(total.calls);
        expect([...total.waitSeconds]).toEqual([...a.waitSeconds].map((x, i) => x + b.waitSeconds[i]!));
      }),
      { numRuns: 10 },
    );
  });

  it('of different worlds are not added', () => {
    const one = createCounts(buildWorld({ exits: [{ kind: 'hung-up' }] }));
    const two = createCounts(buildWorld({ needs: 2, exits: [{ kind: 'hung-up' }] }));
    expect(() => addCounts(one, two)).toThrow('flow');
  });
});

import { describe, expect, it } from 'vitest';
import {
  type CallerTrace,
  compileWorld,
  findCallers,
  OUTCOMES,
  REPEAT_WINDOWS,
  runReplication,
  traceCallers,
  type TraceStep,
  type WorldProgram,
} from '../../src/kernel/index.ts';
import { ratioInterval } from '../../src/stats/index.ts';
import { buildWorld, exponentialPatience, type WorldSpec } from './world-builder.ts';

/** Small worlds in which only one thing can happen, told step by step. */
const KEY = { seed: 1, replication: 0 };

const desk = (serves: number[], agents = 50): { agents: number; serves: number[] } => ({ agents, serves });
const trace = (program: WorldProgram, callers = 200): CallerTrace[] =>
  traceCallers(
    compileWorld(program),
    KEY,
    Array.from({ length: callers }, (_, i) => i),
  );
const kinds = (steps: readonly TraceStep[]): string => steps.map((step) => step.kind).join(' ');
const flowOf = (program: WorldProgram): Record<string, number> => {
  const counts = runReplication(compileWorld(program), KEY);
  return Object.fromEntries(
    OUTCOMES.map((name, o) => [
      name,
      counts.flow.reduce((sum, n, i) => sum + (i % OUTCOMES.length === o ? n : 0), 0),
    ]),
  );
};

/** Two needs of two products, two desks; all calls go to desk 0. */
const twoDesks = (spec: Partial<WorldSpec> = {}): WorldProgram =>
  buildWorld({
    needs: 2,
    exits: [{ kind: 'desk', desk: 0 }],
    desks: [desk([1, 0]), desk([0, 1])],
    rightDesk: [0, 1],
    perHour: 20,
    ...spec,
  });

describe('a caller at the wrong desk', () => {
  it('is transferred to the right one when the agent can, and served in the same call', () => {
    const program = twoDesks({ transfer: () => true });
    const counts = runReplication(compileWorld(program), KEY);
    expect(counts.calls).toBe(counts.callers);
    expect(counts.needsServed).toBe(counts.needs);
    expect(counts.transfers).toBe(counts.offered[1]);
    expect(flowOf(program)['misrouted-wrong-option']).toBe(counts.transfers);
    const moved = trace(program).filter((t) => t.type === 1);
    expect(new Set(moved.map((t) => kinds(t.steps)))).toEqual(
      new Set(['dial exit queue service transfer queue service']),
    );
  });

  it('is told the right line when the agent cannot, and dials it after following the advice', () => {
    const program = twoDesks({
      lines: 2,
      exits: [
        { kind: 'desk', desk: 0 },
        { kind: 'desk', desk: 1 },
      ],
      entry: (line) => -1 - line,
      dial: (_, line) => (line === 0 ? 1 : 0),
      lineServes: (line, need) => line === need,
      rightLine: [0, 1],
      redial: { maxDials: 3 },
      followUp: { followsAdvice: 1 },
    });
    const counts = runReplication(compileWorld(program), KEY);
    expect(counts.needsServed).toBe(counts.needs);
    expect(counts.advised).toBe(counts.calls - counts.callers);
    expect(flowOf(program)['misrouted-wrong-number']).toBe(counts.advised);
    const sent = trace(program).filter((t) => t.type === 1);
    expect(new Set(sent.map((t) => kinds(t.steps)))).toEqual(
      new Set(['dial exit queue service advised will-call-again dial exit queue service']),
    );
    for (const { steps } of sent)
      expect(steps.filter((step) => step.kind === 'dial').map((step) => [step.line, step.dial])).toEqual([
        [0, 1],
        [1, 2],
      ]);
  });

  it('who ignores the advice, or has dialled too often to follow it, is never served', () => {
    for (const spec of [
      { followUp: { followsAdvice: 0 }, redial: { maxDials: 3 } },
      { followUp: { followsAdvice: 1 }, redial: { maxDials: 1 } },
    ]) {
      const counts = runReplication(compileWorld(twoDesks({ rightLine: [0, 0], ...spec })), KEY);
      expect(counts.needsNeverServed).toBe(counts.advised);
      expect(counts.advised).toBe(counts.served[0]! - counts.needsServed);
      expect(counts.advised).toBeGreaterThan(0);
    }
  });

  it('that serves nobody itself meets an operator: no misroute, and its time is work', () => {
    const program = twoDesks({
      exits: [{ kind: 'desk', desk: 2 }],
      desks: [desk([1, 0]), desk([0, 1]), desk([0, 0])],
      transfer: (from) => from === 2,
    });
    const counts = runReplication(compileWorld(program), KEY);
    expect(flowOf(program)['operator']).toBe(counts.calls);
    expect(counts.misrouteSeconds[2]).toBe(0);
    expect(counts.busySeconds[2]).toBeGreaterThan(0);
    expect(counts.needsServed).toBe(counts.needs);
  });
});

describe('a served caller with a second need', () => {
  const asks: Partial<WorldSpec> = {
    exits: [{ kind: 'desk', desk: 0 }],
    typeProbability: [1 / 2, 1 / 2],
    followUp: { secondNeed: 1, followsAdvice: 1 },
    redial: { maxDials: 3 },
  };
  const first = (t: CallerTrace): boolean => t.type === 0;

  it('is transferred once both are behind one number', () => {
    const program = twoDesks({ ...asks, transfer: () => true });
    const steps = trace(program).filter(first);
    expect(new Set(steps.map((t) => kinds(t.steps)))).toEqual(
      new Set(['dial exit queue service second-need transfer queue service']),
    );
    expect(runReplication(compileWorld(program), KEY).secondNeedCalls).toBe(0);
  });

  it('must hang up and dial the other number before that', () => {
    const program = twoDesks({
      ...asks,
      lines: 2,
      exits: [
        { kind: 'desk', desk: 0 },
        { kind: 'desk', desk: 1 },
      ],
      entry: (line) => -1 - line,
      dial: (type, line) => (line === type ? 1 : 0),
      rightLine: [0, 1],
    });
    const counts = runReplication(compileWorld(program), KEY);
    expect(counts.secondNeedCalls).toBe(counts.callers);
    expect(counts.calls).toBe(2 * counts.callers);
    // Another need is no repeat call.
    expect([...counts.repeats]).toEqual(REPEAT_WINDOWS.map(() => 0));
    expect(new Set(trace(program).map((t) => kinds(t.steps)))).toEqual(
      new Set(['dial exit queue service second-need advised will-call-again dial exit queue service']),
    );
  });

  it('has it answered by the same agent at a desk that serves both', () => {
    const program = twoDesks({ ...asks, desks: [desk([1, 1])], rightDesk: [0, 0] });
    const counts = runReplication(compileWorld(program), KEY);
    expect(counts.needs).toBe(2 * counts.callers);
    expect(counts.needsServed).toBe(counts.needs);
    expect(counts.offered[0]).toBe(counts.callers);
    expect(new Set(trace(program).map((t) => kinds(t.steps)))).toEqual(
      new Set(['dial exit queue service second-need service']),
    );
    for (const { steps } of trace(program)) {
      const [one, two] = steps.filter((step) => step.kind === 'service');
      expect(two!.at).toBeCloseTo(one!.at + one!.seconds, 6);
    }
  });

  it('is always of another product, and has none when there is no other', () => {
    const program = buildWorld({
      needs: 3,
      products: [0, 0, 1],
      exits: [{ kind: 'desk', desk: 0 }],
      desks: [desk([1, 1, 1])],
      followUp: { secondNeed: 1 },
      perHour: 20,
    });
    for (const { type, steps } of trace(program)) {
      for (const step of steps) if (step.kind === 'second-need') expect(step.need === 2).toBe(type !== 2);
    }
    const alone = buildWorld({
      needs: 2,
      products: [0, 0],
      exits: [{ kind: 'desk', desk: 0 }],
      desks: [desk([1, 1])],
      followUp: { secondNeed: 1 },
    });
    const counts = runReplication(compileWorld(alone), KEY);
    expect(counts.needs).toBe(counts.callers);
  });
});

describe('a caller who was not helped', () => {
  it('dials again after being lost, up to the limit, and then gives up', () => {
    const program = buildWorld({
      exits: [{ kind: 'hung-up' }],
      redial: { probability: 1, maxDials: 4, sigma: 0, mu: Math.log(700) },
      perHour: 20,
    });
    const counts = runReplication(compileWorld(program), KEY);
    expect(counts.calls).toBe(4 * counts.callers);
    expect(counts.needsNeverServed).toBe(counts.callers);
    expect([...counts.repeats]).toEqual(REPEAT_WINDOWS.map(() => 3 * counts.callers));
    expect(new Set(trace(program).map((t) => kinds(t.steps)))).toEqual(
      new Set([
        'dial exit will-call-again dial exit will-call-again dial exit will-call-again dial exit gives-up',
      ]),
    );
  });

  it('calls again when served but not resolved, as often as the probability says', () => {
    const program = buildWorld({
      exits: [{ kind: 'desk', desk: 0 }],
      desks: [desk([1], 200)],
      days: 4,
      followUp: { resolved: 0.7, repeatProbability: 0.4, repeatMeanSeconds: 3600 },
      redial: { maxDials: 50 },
    });
    const months = [0, 1, 2, 3, 4, 5].map((replication) =>
      runReplication(compileWorld(program), { seed: 2, replication }),
    );
    const calls = ratioInterval(
      months.map((c) => c.calls),
      months.map((c) => c.callers),
      0.999,
    );
    // Geometric: each call is followed by another with probability .3 x .4.
    expect(calls.low).toBeLessThan(1 / (1 - 0.12));
    expect(calls.high).toBeGreaterThan(1 / (1 - 0.12));
    const withinHour = ratioInterval(
      months.map((c) => c.repeats[1]!),
      months.map((c) => c.calls - c.callers),
      0.999,
    );
    expect(withinHour.low).toBeLessThan(1 - Math.exp(-1));
    expect(withinHour.high).toBeGreaterThan(1 - Math.exp(-1));
    const first = ratioInterval(
      months.map((c) => c.resolvedFirst),
      months.map((c) => c.callers),
      0.999,
    );
    expect(first.low).toBeLessThan(0.7);
    expect(first.high).toBeGreaterThan(0.7);
  });

  it('by self-service is resolved with its own probability, by a wrong number never', () => {
    const program = buildWorld({
      needs: 2,
      exits: [
        { kind: 'self-service', serves: [1, 1] },
        { kind: 'number', serves: [0, 0] },
      ],
      entry: (_, type) => -1 - type,
      days: 4,
      followUp: { selfServiceResolved: 0.4, resolved: 1 },
    });
    const counts = runReplication(compileWorld(program), KEY);
    const wrong = counts.exits[1]!;
    expect(counts.needsNeverServed).toBe(wrong);
    expect(counts.needsServed).toBe(counts.exits[0]);
    const share = counts.resolved / counts.exits[0]!;
    expect(Math.abs(share - 0.4)).toBeLessThan((5 * 0.5) / Math.sqrt(counts.exits[0]!));
    expect(counts.rightFirst).toBe(counts.exits[0]);
  });
});

describe('looking for callers', () => {
  const program = buildWorld({
    needs: 2,
    rows: [
      [
        { p: 0.5, seconds: 5, exit: 0 },
        { p: 0.45, seconds: 9, exit: 1 },
        { p: 0.05, seconds: 30, exit: 2 },
      ],
    ],
    exits: [{ kind: 'desk', desk: 0 }, { kind: 'hung-up' }, { kind: 'attempts' }],
    desks: [desk([1, 0], 3)],
    patience: exponentialPatience(60),
    redial: { probability: 0.5, maxDials: 3 },
  });
  const world = compileWorld(program);

  it('finds the first ones lost at an exit, and their trace shows it', () => {
    const found = findCallers(world, KEY, { exit: 2, outcome: 'lost-attempts' }, 3);
    expect(found.length).toBe(3);
    for (const { steps } of traceCallers(world, KEY, found))
      expect(steps.some((step) => step.kind === 'exit' && step.exit === 2)).toBe(true);
  });

  it('finds all of them when fewer exist than asked for, each once', () => {
    const all = findCallers(world, KEY, { outcome: 'abandoned', need: 0 }, 1e6);
    const expected = traceCallers(
      world,
      KEY,
      Array.from({ length: 5000 }, (_, i) => i),
    )
      .filter((t) => t.type === 0 && t.steps.some((step) => step.kind === 'queue' && !step.answered))
      .map((t) => t.caller);
    expect(all.toSorted((a, b) => a - b)).toEqual(expected);
    expect(findCallers(world, KEY, { exit: 99 }, 5)).toEqual([]);
    expect(findCallers(world, KEY, {}, 0)).toEqual([]);
  });
});
